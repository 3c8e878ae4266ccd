import { Button, Link, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useState } from "react";
import type { Period, Plan } from "../../engine/plan";
import { type Problem, type Severity, severityOf } from "../../engine/problem";
import type { CellFix } from "../../input/fixes/proposeFixes";
import { addressText, describeProblem, placeOf } from "../../language/describeProblem";
import { wholeFigure } from "../../language/format";
import { groupsByColumn } from "../../language/problemGroups";
import { usePaneTools } from "../paneContext";
import { CopyButton } from "./CopyButton";

const order: readonly Severity[] = ["stops", "warns", "informs"];
/** More would push everything else out of sight. */
const shownAtFirst = 5;

const useStyles = makeStyles({
  lists: { display: "flex", flexDirection: "column", gap: "12px" },
  heading: { margin: "0 0 4px", fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, fontWeight: tokens.fontWeightSemibold },
  list: { margin: 0, padding: 0, listStyleType: "none", display: "flex", flexDirection: "column", gap: "8px" },
  row: { padding: "6px 8px", borderLeftWidth: "3px", borderLeftStyle: "solid", backgroundColor: tokens.colorNeutralBackground2, overflowWrap: "anywhere", lineHeight: tokens.lineHeightBase300 },
  stops: { borderLeftColor: tokens.colorPaletteRedBorderActive },
  warns: { borderLeftColor: tokens.colorPaletteDarkOrangeBorderActive },
  informs: { borderLeftColor: tokens.colorNeutralStrokeAccessible },
  fix: { display: "flex", flexWrap: "wrap", alignItems: "center", justifyContent: "space-between", gap: "4px 8px", marginTop: "4px" },
  place: { display: "block", marginTop: "2px", textAlign: "left" },
});

/** Problems that can be put right at a click, and the click. */
interface Fixing {
  fixes?: readonly CellFix[];
  fix?(fix: CellFix): void;
}

interface Props extends Fixing {
  problems: readonly Problem[];
  /** Of the plan the problems speak of. */
  periods?: readonly Period[];
  /** For their units. */
  items?: Plan["items"];
}

interface GroupProps extends Fixing {
  severity: Severity;
  problems: readonly Problem[];
  periods: readonly Period[];
  items: Plan["items"];
}

/** Problems, the gravest first, each with the way to its cell. */
export function ProblemList({ problems, periods = [], items = {}, ...fixing }: Props) {
  const { words } = usePaneTools();
  const { lists } = useStyles();
  const groups = order.map((severity) => ({ severity, members: problems.filter((problem) => severityOf(problem) === severity) })).filter(({ members }) => members.length > 0);
  const text = groups
    .flatMap(({ severity, members }) => [words.pane.severities[severity](wholeFigure(members.length)), ...members.map((problem) => [placeOf(problem), describeProblem(problem, words, periods, items)].filter(Boolean).join("  "))])
    .join("\n");
  return (
    <div className={lists}>
      {groups.map(({ severity, members }) => (
        <Group key={severity} severity={severity} problems={members} periods={periods} items={items} {...fixing} />
      ))}
      <CopyButton text={text} />
    </div>
  );
}

function Group({ severity, problems, periods, items, fixes = [], fix }: GroupProps) {
  const { words } = usePaneTools();
  const styles = useStyles();
  const [all, setAll] = useState(false);
  const count = wholeFigure(problems.length);
  return (
    <div>
      <h3 className={styles.heading}>{words.pane.severities[severity](count)}</h3>
      <ul className={styles.list}>
        {(all ? groupsByColumn(problems) : [{ problems: problems.slice(0, shownAtFirst), more: 0 }]).flatMap((group, g) => [
          ...group.problems.map((problem, index) => (
            <li key={`${g} ${index}`} className={mergeClasses(styles.row, styles[severity])}>
              {describeProblem(problem, words, periods, items)}
              <GoToCell problem={problem} />
              <Fix found={fixes.find((one) => one.problem === problem.kind && "at" in problem && problem.at?.sheet === one.at.sheet && problem.at.cell === one.at.cell)} fix={fix} />
            </li>
          )),
          group.more > 0 && <li key={`${g} more`}>{words.pane.actions.moreInColumn(wholeFigure(group.more))}</li>,
        ])}
      </ul>
      {!all && problems.length > shownAtFirst && (
        <Button appearance="subtle" size="small" onClick={() => setAll(true)}>
          {words.pane.actions.showAll(count)}
        </Button>
      )}
    </div>
  );
}

function GoToCell({ problem }: { problem: Problem }) {
  const { words, goTo } = usePaneTools();
  const { place } = useStyles();
  const at = "at" in problem ? problem.at : undefined;
  if (!at) return null;
  return (
    <Link as="button" inline className={place} onClick={() => goTo(at)}>
      {words.pane.actions.goTo(placeOf(problem))}
    </Link>
  );
}

/** What would stand in the cell instead, before anything is written. */
function Fix({ found, fix }: { found: CellFix | undefined; fix: Fixing["fix"] }) {
  const { words } = usePaneTools();
  const styles = useStyles();
  if (!found || !fix) return null;
  const [before, after] = [String(found.before), String(found.after)];
  return (
    <div className={styles.fix}>
      <span>{words.home.change(before, after)}</span>
      <Button size="small" aria-label={words.home.fixNamed(addressText(found.at), after)} onClick={() => fix(found)}>
        {words.home.fix}
      </Button>
    </div>
  );
}
