import { makeStyles, MessageBar, MessageBarBody, mergeClasses, ProgressBar, tokens } from "@fluentui/react-components";
import { CopyButton } from "../parts/CopyButton";
import { Screen } from "../parts/Screen";
import { usePaneTools } from "../paneContext";
import { Broke } from "../screens/Broke";
import type { Outcome, Probe, ProbeRow } from "./probe";
import { countsOf, detailOf, reportText, results } from "./reportText";
import { useDiagnostics } from "./useDiagnostics";

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: "none" },
  row: { padding: "6px 0", borderBottom: `1px solid ${tokens.colorNeutralStroke2}`, display: "grid", gridTemplateColumns: "minmax(0, 1fr) auto", columnGap: "8px" },
  detail: { gridColumn: "1 / -1", overflowWrap: "anywhere", color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  ok: { color: tokens.colorStatusSuccessForeground1 },
  failed: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground2 },
  lines: { margin: 0, paddingLeft: "20px", lineHeight: tokens.lineHeightBase400 },
});

/** Beside the word, for who looks quickly. */
const signs = { ok: "✓", unavailable: "–", failed: "✕", skipped: "·" } as const satisfies Record<Outcome["result"], string>;

export interface DiagnosticsProps {
  probes(): Promise<readonly Probe[]>;
  /** Excel is being read or written just now. */
  busy: boolean;
  now(): Date;
  close(): void;
}

/** What works on this computer and what does not, to be passed on. */
export function DiagnosticsScreen({ probes, busy, now, close }: DiagnosticsProps) {
  const { words } = usePaneTools();
  const { lines } = useStyles();
  const { state, start, stop } = useDiagnostics(probes, now);
  const { title, lead, does, actions, progress, busyNow, stopping, summary } = words.diagnostics;
  const back = { label: words.pane.actions.back, act: close };
  if (state.at === "broke") return <Broke error={state.error} retry={start} back={close} />;
  if (state.at === "running") {
    const done = state.rows.filter(({ outcome }) => outcome).length;
    const current = state.rows[done];
    const said = state.stopping ? stopping : progress(done, state.rows.length, current ? words.diagnostics.probes[current.name] : "");
    return (
      <Screen title={title} secondary={{ label: actions.stop, act: stop, disabled: state.stopping }}>
        <ProgressBar aria-label={title} aria-valuetext={said} value={state.rows.length === 0 ? 0 : done / state.rows.length} thickness="large" />
        <div role="status">{said}</div>
        <Rows rows={state.rows} />
      </Screen>
    );
  }
  if (state.at === "idle")
    return (
      <Screen title={title} lead={lead} primary={{ label: actions.start, act: start, disabled: busy }} secondary={back}>
        <ul className={lines}>
          {does.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        {busy && (
          <MessageBar intent="info" layout="multiline">
            <MessageBarBody>{busyNow}</MessageBarBody>
          </MessageBar>
        )}
      </Screen>
    );
  const counts = countsOf(state.rows);
  return (
    <Screen title={title} primary={{ label: actions.again, act: start, disabled: busy }} secondary={back}>
      <div role="status">{summary(results.map((result) => `${words.diagnostics.results[result]} ${counts[result]}`).join(" · "))}</div>
      <CopyButton text={reportText(state.rows, words, state.when, navigator.userAgent)} label={actions.copy} />
      <Rows rows={state.rows} />
    </Screen>
  );
}

function Rows({ rows }: { rows: readonly ProbeRow[] }) {
  const { words } = usePaneTools();
  const styles = useStyles();
  const look = { ok: styles.ok, failed: styles.failed, unavailable: styles.quiet, skipped: styles.quiet };
  return (
    <ul className={styles.list}>
      {rows.map((row) => {
        const detail = detailOf(row, words);
        return (
          <li key={row.name} className={styles.row}>
            <span>{words.diagnostics.probes[row.name]}</span>
            {row.outcome && (
              <span className={mergeClasses(look[row.outcome.result])}>
                <span aria-hidden="true">{signs[row.outcome.result]} </span>
                {words.diagnostics.results[row.outcome.result]}
              </span>
            )}
            {detail && <span className={styles.detail}>{detail}</span>}
          </li>
        );
      })}
    </ul>
  );
}
