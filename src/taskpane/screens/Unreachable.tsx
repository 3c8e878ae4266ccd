import { makeStyles, tokens } from "@fluentui/react-components";
import { type LanguageCode, languageCodes, languages } from "../../language";
import { hostReport } from "../errorReport";
import { officeScriptHost } from "../officeHost";
import { CopyButton } from "../parts/CopyButton";
import { Screen } from "../parts/Screen";
import { usePaneTools } from "../paneContext";
import type { OldExcel } from "../services";
import type { PaneState } from "../state";

type Reason = Extract<PaneState, { step: "unreachable" }>["reason"];

const useStyles = makeStyles({
  other: { paddingTop: "16px", borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  checks: { margin: 0, paddingLeft: "20px", lineHeight: tokens.lineHeightBase400 },
});

/** No workbook to work on. Said in every language, because Excel could not tell which one is wanted. */
export function Unreachable({ reason, old, retry, diagnose }: { reason: Reason; old?: OldExcel; retry(): void; diagnose?: () => void }) {
  const { language, words } = usePaneTools();
  const styles = useStyles();
  const { title, text } = words.pane[reason];
  const others = languageCodes.filter((code) => code !== language);
  const retryLabel = [language, ...others].map((code) => languages[code].pane.actions.retry).join(" · ");
  return (
    <Screen title={title} lead={text} primary={{ label: retryLabel, act: retry }} {...(diagnose && { secondary: { label: words.diagnostics.title, act: diagnose } })}>
      {old && <p>{oldText(old, language)}</p>}
      <Checks reason={reason} language={language} />
      <CopyButton text={hostReport(reason, old, window)} label={languages[language].start.copyDetails} />
      {others.map((code) => (
        <section key={code} lang={languages[code].pane.locale} className={styles.other}>
          <h2 className={styles.heading}>{languages[code].pane[reason].title}</h2>
          <p>{languages[code].pane[reason].text}</p>
          {old && <p>{oldText(old, code)}</p>}
          <Checks reason={reason} language={code} />
        </section>
      ))}
    </Screen>
  );
}

function oldText({ excelApi, needed, version }: OldExcel, language: LanguageCode): string {
  const { start } = languages[language];
  return excelApi === undefined ? start.noExcelApi(needed, version) : start.oldExcel(excelApi, needed, version);
}

function Checks({ reason, language }: { reason: Reason; language: LanguageCode }) {
  const { checks } = useStyles();
  return (
    <ul className={checks}>
      {languages[language].pane[reason].checks(officeScriptHost(document)).map((check) => (
        <li key={check}>{check}</li>
      ))}
    </ul>
  );
}
