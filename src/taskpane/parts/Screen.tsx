import { Button, makeStyles, MessageBar, MessageBarBody, tokens } from "@fluentui/react-components";
import { SettingsRegular } from "@fluentui/react-icons";
import { type ReactNode, useEffect, useRef } from "react";
import { usePaneTools } from "../paneContext";
import { SettingsBar } from "./SettingsBar";
import { Tabs } from "./Tabs";
import { UnexpectedBar } from "./UnexpectedBar";
import { WaitBar } from "./WaitBar";

const useStyles = makeStyles({
  screen: { display: "flex", flexDirection: "column", height: "100%", backgroundColor: tokens.colorNeutralBackground1, color: tokens.colorNeutralForeground1 },
  // Office draws its own menu over the top right corner: 34 × 32 px stay empty.
  header: { display: "flex", alignItems: "center", justifyContent: "space-between", minHeight: "32px", padding: "4px 40px 4px 16px", borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  tools: { display: "flex", flexWrap: "wrap", justifyContent: "flex-end", gap: "4px" },
  name: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  // Scroll bars that show only on hover would hide that there is more below.
  content: { flex: "1 1 auto", overflowY: "scroll", overflowX: "hidden", padding: "16px", display: "flex", flexDirection: "column", gap: "16px", minHeight: 0, "& > *": { flexShrink: 0 } },
  title: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500, fontWeight: tokens.fontWeightSemibold, outlineStyle: "none" },
  lead: { margin: "4px 0 0", lineHeight: tokens.lineHeightBase300, color: tokens.colorNeutralForeground2 },
  footer: { display: "flex", flexWrap: "wrap", gap: "8px", padding: "12px 16px", borderTop: `1px solid ${tokens.colorNeutralStroke2}`, boxShadow: tokens.shadow4 },
  // The second grows only where it stands alone in its row.
  primary: { flex: "1000 1 auto" },
  secondary: { flex: "1 1 auto" },
});

interface Props {
  title: string;
  lead?: string;
  /** The one thing to do next. */
  primary?: { label: string; act(): void; disabled?: boolean };
  secondary?: { label: string; act(): void; disabled?: boolean };
  children?: ReactNode;
}

/** What all screens have in common: heading, content that scrolls, and the buttons that stay in sight. */
export function Screen({ title, lead, primary, secondary, children }: Props) {
  const { words, toggleLanguage, openAside, notice, tab, waiting } = usePaneTools();
  const styles = useStyles();
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    // Only a person who is in the pane is taken along; one who is typing in a cell is left there.
    if (document.hasFocus()) heading.current?.focus();
  }, []);

  return (
    <div className={styles.screen}>
      <header className={styles.header}>
        <span className={styles.name}>{words.pane.title}</span>
        <div className={styles.tools}>
          <Button appearance="subtle" size="small" onClick={toggleLanguage}>
            {words.pane.otherLanguage}
          </Button>
          {openAside && (
            <Button appearance="subtle" size="small" icon={<SettingsRegular />} onClick={() => openAside("settings")}>
              {words.settings.title}
            </Button>
          )}
        </div>
      </header>
      {tab && <Tabs {...tab} />}
      <main className={styles.content} tabIndex={0}>
        <div>
          <h1 ref={heading} tabIndex={-1} className={styles.title}>
            {title}
          </h1>
          {lead && <p className={styles.lead}>{lead}</p>}
        </div>
        <SettingsBar />
        <UnexpectedBar />
        {waiting && <WaitBar waiting={waiting} />}
        {notice && (
          <MessageBar intent="error" layout="multiline">
            <MessageBarBody>{notice}</MessageBarBody>
          </MessageBar>
        )}
        {children}
      </main>
      {(primary ?? secondary) && (
        <footer className={styles.footer}>
          {primary && (
            <Button appearance="primary" size="large" className={styles.primary} onClick={() => primary.act()} disabledFocusable={primary.disabled}>
              {primary.label}
            </Button>
          )}
          {secondary && (
            <Button size="large" className={styles.secondary} onClick={() => secondary.act()} disabledFocusable={secondary.disabled}>
              {secondary.label}
            </Button>
          )}
        </footer>
      )}
    </div>
  );
}
