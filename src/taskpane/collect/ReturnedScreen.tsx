import { Button, Link, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { type DragEvent, useEffect, useRef, useState } from "react";
import type { ReturnFinding } from "../../demandReview/returned";
import { describeProblem } from "../../language/describeProblem";
import { wholeFigure } from "../../language/format";
import { Screen } from "../parts/Screen";
import { Section } from "../parts/Section";
import { usePaneTools } from "../paneContext";
import type { CollectServices } from "../services";
import { FindingGroup } from "./FindingGroup";
import { accepting, findingGroups, isRead, isRefused, openFindings, type ReturnInPane } from "./state";
import type { Collect } from "./useCollect";

const useStyles = makeStyles({
  drop: { display: "flex", flexDirection: "column", alignItems: "center", gap: "4px", padding: "16px", border: `2px dashed ${tokens.colorNeutralStrokeAccessible}`, borderRadius: tokens.borderRadiusMedium },
  over: { backgroundColor: tokens.colorNeutralBackground1Hover },
  hidden: { display: "none" },
  list: { margin: 0, padding: 0, listStyleType: "none", display: "flex", flexDirection: "column", gap: "8px" },
  row: { padding: "6px 8px", borderLeft: `3px solid ${tokens.colorNeutralStrokeAccessible}`, backgroundColor: tokens.colorNeutralBackground2, overflowWrap: "anywhere", lineHeight: tokens.lineHeightBase300 },
  buttons: { display: "flex", flexWrap: "wrap", gap: "4px", marginTop: "4px" },
  standing: { margin: "0 0 4px" },
  quiet: { outlineStyle: "none" },
});

/** Files come back: each read by itself, each doubt decided by a person. */
export function ReturnedScreen({ collect, services }: { collect: Collect; services: CollectServices }) {
  const { words } = usePaneTools();
  const { returned, actions } = words.collect;
  const styles = useStyles();
  const input = useRef<HTMLInputElement>(null);
  const { files } = collect;
  const open = files.flatMap(openFindings).length;
  const done = files.filter(({ standing }) => standing.kind !== "reading").length;
  const figures = files.filter(isRead).filter(({ standing }) => !isRefused(standing.returned)).reduce((sum, { standing }) => sum + standing.returned.figures.length, 0);
  const ready = done === files.length && open === 0 && figures > 0;
  const choose = () => input.current?.click();
  const [over, setOver] = useState(false);
  useEffect(notOpeningDroppedFiles, []);
  const dropped = (event: DragEvent) => {
    setOver(false);
    collect.choose([...event.dataTransfer.files]);
  };
  const takeOver = { label: returned.takeOver, act: () => ready && collect.takeOver(), disabled: !ready };
  return (
    <Screen title={returned.title} lead={returned.lead} primary={files.length === 0 ? { label: returned.choose, act: choose } : takeOver} secondary={{ label: actions.back, act: collect.read }}>
      <div className={mergeClasses(styles.drop, over && styles.over)} onDragOver={() => setOver(true)} onDragLeave={() => setOver(false)} onDrop={dropped}>
        <input
          ref={input}
          type="file"
          multiple
          accept=".xlsx"
          aria-label={returned.choose}
          className={styles.hidden}
          onChange={({ target }) => {
            collect.choose([...(target.files ?? [])]);
            // The same file may be chosen again after it was corrected.
            target.value = "";
          }}
        />
        {files.length > 0 && <Button onClick={choose}>{returned.choose}</Button>}
        <span>{returned.drop}</span>
      </div>
      <div>
        {files.length > 0 && <p className={styles.standing}>{returned.progress(wholeFigure(done), wholeFigure(files.length))}</p>}
        {open > 0 && <p className={styles.standing}>{returned.stillOpen(wholeFigure(open))}</p>}
        {files.length > 0 && done === files.length && figures === 0 && <p className={styles.standing}>{returned.nothing}</p>}
      </div>
      {files.map((file) => (
        <FileSection key={file.id} file={file} collect={collect} describe={services.describeFinding} />
      ))}
    </Screen>
  );
}

/** A browser shows a file dropped beside the place meant for it, and the pane is gone: dropping is refused everywhere, and the place takes the files itself. */
function notOpeningDroppedFiles(): () => void {
  const refuse = (event: Event) => event.preventDefault();
  addEventListener("dragover", refuse);
  addEventListener("drop", refuse);
  return () => {
    removeEventListener("dragover", refuse);
    removeEventListener("drop", refuse);
  };
}

interface FileProps {
  file: ReturnInPane;
  collect: Collect;
  describe: CollectServices["describeFinding"];
}

function FileSection({ file, collect, describe }: FileProps) {
  const { words } = usePaneTools();
  const { returned } = words.collect;
  const styles = useStyles();
  const { standing, decisions } = file;
  const proposals = openFindings(file).filter(({ proposed }) => proposed !== undefined);
  const told = useRef<HTMLParagraphElement>(null);
  const acceptAll = (findings: readonly ReturnFinding[]) => collect.decide(file.id, (now) => accepting(findings, now));
  return (
    <Section title={file.file.name}>
      <p ref={told} tabIndex={-1} className={mergeClasses(styles.standing, styles.quiet)}>{standingText(file, words.collect.returned)}</p>
      {standing.kind === "read" && (
        <ul className={styles.list}>
          {standing.returned.problems.map((problem, index) => (
            <li key={index} className={styles.row}>
              {describeProblem(problem, words)}
            </li>
          ))}
        </ul>
      )}
      <div className={styles.buttons}>
        {proposals.length > 0 && (
          <Button size="small" onClick={() => {
            // The button goes with the last proposal, and the keyboard would be nowhere.
            told.current?.focus({ preventScroll: true });
            acceptAll(proposals);
          }}>
            {returned.acceptFile(wholeFigure(proposals.length))}
          </Button>
        )}
        <Link as="button" inline onClick={() => {
          document.querySelector("main")?.focus({ preventScroll: true });
          collect.remove(file.id);
        }}>
          {returned.remove(file.file.name)}
        </Link>
      </div>
      {standing.kind === "read" &&
        findingGroups(standing.returned.findings).map(({ key, ...group }) => (
          <FindingGroup key={key} {...group} decisions={decisions} describe={describe} acceptAll={acceptAll} decide={(id, decision) => collect.decide(file.id, (now) => ({ ...now, [id]: decision }))} />
        ))}
    </Section>
  );
}

function standingText(file: ReturnInPane, words: ReturnType<typeof usePaneTools>["words"]["collect"]["returned"]): string {
  const { standing } = file;
  if (standing.kind === "reading") return words.reading;
  if (standing.kind === "gaveUp") return words.gaveUp;
  if (standing.kind === "broke") return words.broke(standing.reason);
  if (isRefused(standing.returned)) return words.refused;
  const figures = wholeFigure(standing.returned.figures.length);
  const open = openFindings(file).length;
  if (open > 0) return words.open(figures, wholeFigure(open));
  return standing.returned.findings.some(({ mustDecide }) => mustDecide) ? words.settled(figures) : words.clean(figures);
}
