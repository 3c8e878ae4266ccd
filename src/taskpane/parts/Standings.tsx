import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { CheckmarkCircleRegular, CircleRegular, ClockAlarmRegular, ErrorCircleRegular } from "@fluentui/react-icons";
import type { CycleStanding, CycleState } from "../../engine/meeting/cycleStatus";
import { isOwn } from "../nextSteps";
import { usePaneTools } from "../paneContext";

const icons: Record<CycleState, typeof CircleRegular> = { done: CheckmarkCircleRegular, late: ErrorCircleRegular, today: ClockAlarmRegular, ahead: CircleRegular };

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: "none" },
  row: { display: "grid", gridTemplateColumns: "20px minmax(0, 1fr) auto", columnGap: "8px", rowGap: "2px", padding: "6px 0", borderBottom: `1px solid ${tokens.colorNeutralStroke2}`, overflowWrap: "anywhere" },
  icon: { fontSize: "20px" },
  own: { fontWeight: tokens.fontWeightSemibold },
  more: { gridColumn: "2 / -1", fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  late: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
  way: { gridColumn: "2 / -1", justifySelf: "start", marginTop: "4px" },
});

interface Props {
  standings: readonly CycleStanding[];
  /** The place where a step is done; undefined where it has a button already. */
  wayOf?: (standing: CycleStanding) => { label: string; act(): void } | undefined;
}

/** Steps of the S&OP cycle: what, by when, who, how it stands and what is missing. */
export function Standings({ standings, wayOf }: Props) {
  const { words: { cycle, home }, role } = usePaneTools();
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {standings.map((standing) => {
        const { step, day, from, until, who, state, missing } = standing;
        const Icon = icons[state];
        const own = isOwn(standing, role);
        const way = wayOf?.(standing);
        return (
          <li key={`${step} ${day}`} className={styles.row}>
            <Icon aria-hidden className={styles.icon} />
            <span className={own ? styles.own : undefined}>{cycle.steps[step]}</span>
            <span className={state === "late" ? styles.late : undefined}>{cycle.states[state]}</span>
            <span className={styles.more}>{[cycle.when(day, from, until), own ? home.yours(cycle.parties[who]) : cycle.parties[who], ...missing.map(cycle.missing)].join(" · ")}</span>
            {way && (
              <Button size="small" className={styles.way} onClick={way.act}>
                {way.label}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
