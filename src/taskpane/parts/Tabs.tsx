import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { usePaneTools } from "../paneContext";
import { type Tab, tabs } from "../state";

const useStyles = makeStyles({
  bar: { display: "flex", gap: "4px", padding: "4px 12px 0", borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  tab: { minWidth: 0, flex: "1 1 auto", paddingLeft: "4px", paddingRight: "4px", borderRadius: 0, borderBottom: "3px solid transparent", "@media (forced-colors: active)": { borderBottomColor: "Canvas" } },
  // Said by `aria-current` and seen by the line, which is no colour alone.
  current: { borderBottomColor: tokens.colorBrandStroke1, fontWeight: tokens.fontWeightSemibold, "@media (forced-colors: active)": { borderBottomColor: "Highlight" } },
});

/** The ways between the places of the pane. */
export function Tabs({ current, open, places = tabs }: { current: Tab; open(tab: Tab): void; places?: readonly Tab[] }) {
  const { words } = usePaneTools();
  const styles = useStyles();
  return (
    <nav aria-label={words.pane.tabs.name} className={styles.bar}>
      {places.map((tab) => (
        <Button key={tab} appearance="subtle" className={mergeClasses(styles.tab, tab === current && styles.current)} {...(tab === current && { "aria-current": "page" as const })} onClick={() => open(tab)}>
          {words.pane.tabs[tab]}
        </Button>
      ))}
    </nav>
  );
}
