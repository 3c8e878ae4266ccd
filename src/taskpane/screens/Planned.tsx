import { Link, makeStyles, mergeClasses, MessageBar, MessageBarBody, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { type Certificate, type Plan, roles } from "../../engine/plan";
import { languages, type Words } from "../../language";
import { periodName } from "../../language/describeProblem";
import { figure, gapPercent, percentage, wholeFigure } from "../../language/format";
import { Limits } from "../parts/Limits";
import { PlanPreviews } from "../parts/PlanPreviews";
import { ProblemList } from "../parts/ProblemList";
import { Screen } from "../parts/Screen";
import { Section } from "../parts/Section";
import { usePaneTools } from "../paneContext";
import { type PlanSummary, summarise } from "../planSummary";
import type { Planned as Outcome } from "../state";

/** A violation below this is rounding in floating-point sums, not a broken constraint. */
const violationWorthSaying = 1e-6;

interface Props {
  outcome: Outcome;
  back(): void;
}

/** The result in words. What comes next is to look at it. */
export function Planned({ outcome: { plan, problems, sheets, seconds }, back }: Props) {
  const { words, goTo } = usePaneTools();
  const { planned, actions } = words.pane;
  const summary = summarise(plan);
  const { certificate } = plan.balance;
  const [dashboard] = sheets;
  const primary = dashboard === undefined ? undefined : { label: actions.open(dashboard), act: () => goTo({ sheet: dashboard }) };
  return (
    <Screen title={planned.title} lead={certificateInWords(certificate, seconds, words)} {...(primary && { primary })} secondary={{ label: actions.back, act: back }}>
      {certificate.largestViolation > violationWorthSaying && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{planned.violation(String(certificate.largestViolation))}</MessageBarBody>
        </MessageBar>
      )}
      <Section title={planned.headlines}>
        <Headlines plan={plan} summary={summary} />
      </Section>
      <PlanPreviews plan={plan} />
      <Section title={planned.cost(plan.options.currency)}>
        <Costs plan={plan} summary={summary} />
      </Section>
      <Limits plan={plan} sheets={sheets} />
      <Section title={planned.sheets}>
        <SheetLinks sheets={sheets} />
      </Section>
      <Owners plan={plan} sheets={sheets} />
      <Section title={planned.problems}>{problems.length === 0 ? planned.noProblems : <ProblemList problems={problems} periods={plan.periods} items={plan.items} />}</Section>
    </Screen>
  );
}

/** "Optimal" only where the certificate proves it; what ended the search where it did not end by itself, and how long it took. */
function certificateInWords({ status, gap, ended }: Certificate, seconds: number | undefined, { pane: { planned }, balance }: Words): string {
  const verdict = status === "optimal" ? planned.optimal : planned.withinGap(gapPercent(gap));
  const ending = [...(ended === "complete" ? [] : [balance.ended[ended]]), ...(seconds === undefined ? [] : [balance.took(seconds)])];
  return ending.length === 0 ? verdict : planned.verdictAnd(verdict, ending.join(planned.listed));
}

const useStyles = makeStyles({
  list: { margin: 0, display: "flex", flexDirection: "column" },
  row: { display: "grid", gridTemplateColumns: "minmax(0, 1fr) auto", columnGap: "12px", padding: "4px 0", borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  total: { fontWeight: tokens.fontWeightSemibold },
  value: { margin: 0, textAlign: "right", fontVariantNumeric: "tabular-nums" },
  note: { gridColumn: "1 / -1", margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  links: { margin: 0, padding: 0, listStyleType: "none", display: "flex", flexWrap: "wrap", gap: "8px 16px" },
});

function Fact({ name, note, children, total = false }: { name: string; note?: string; children: ReactNode; total?: boolean }) {
  const styles = useStyles();
  return (
    <div className={styles.row}>
      <dt className={total ? styles.total : undefined}>{name}</dt>
      <dd className={mergeClasses(styles.value, total && styles.total)}>{children}</dd>
      {note && <dd className={styles.note}>{note}</dd>}
    </div>
  );
}

function Headlines({ plan, summary }: { plan: Plan; summary: PlanSummary }) {
  const { words } = usePaneTools();
  const { list } = useStyles();
  const { planned } = words.pane;
  const { peakBefore, peakAfter, overtimeHours, outsourcedPieces, outsourcedItems } = summary;
  const period = peakAfter && plan.periods[peakAfter.period];
  return (
    <dl className={list}>
      <Fact name={planned.serviceLevel}>{percentage(plan.keyFigures.serviceLevel)}</Fact>
      {peakBefore && peakAfter && (
        <Fact name={planned.peakLoad} {...(period && { note: planned.peakAt(peakAfter.workCentre, periodName(period)) })}>
          {planned.beforeAfter(percentage(peakBefore.ratio), percentage(peakAfter.ratio))}
        </Fact>
      )}
      <Fact name={planned.overtime}>{overtimeHours > 0 ? planned.hours(figure(Math.round(overtimeHours * 10) / 10)) : planned.none}</Fact>
      <Fact name={planned.outsourcing}>{outsourcedPieces > 0 ? planned.pieces(wholeFigure(outsourcedPieces), wholeFigure(outsourcedItems)) : planned.none}</Fact>
      <Fact name={planned.inventory}>{`${wholeFigure(plan.keyFigures.inventoryValue)} ${plan.options.currency}`}</Fact>
    </dl>
  );
}

/** How many exceptions wait for whom, with the way to their sheet. */
function Owners({ plan, sheets }: { plan: Plan; sheets: readonly string[] }) {
  const { words, goTo } = usePaneTools();
  const { list } = useStyles();
  const { planned, actions } = words.pane;
  const { roles: names } = words.reports.exceptions;
  const counts = roles.map((role) => [role, plan.exceptions.filter(({ owner }) => owner === role).length] as const).filter(([, count]) => count > 0);
  const sheet = sheets.find((name) => Object.values(languages).some(({ reports }) => reports.sheets.exceptions === name));
  if (counts.length === 0) return null;
  return (
    <Section title={planned.owners}>
      <dl className={list}>
        {counts.map(([role, count]) => (
          <Fact key={role} name={names[role]}>
            {planned.exceptions(wholeFigure(count))}
          </Fact>
        ))}
      </dl>
      {sheet !== undefined && (
        <Link as="button" inline onClick={() => goTo({ sheet })}>
          {actions.open(sheet)}
        </Link>
      )}
    </Section>
  );
}

function Costs({ plan, summary }: { plan: Plan; summary: PlanSummary }) {
  const { words } = usePaneTools();
  const { list, note } = useStyles();
  const { planned } = words.pane;
  return (
    <>
      <dl className={list}>
        {summary.costs.map(([part, amount]) => (
          <Fact key={part} name={words.balance.costs[part]}>
            {wholeFigure(amount)}
          </Fact>
        ))}
        <Fact name={words.balance.costs.total} total>
          {wholeFigure(plan.balance.cost.total)}
        </Fact>
      </dl>
      <span className={note}>{planned.costNote}</span>
    </>
  );
}

function SheetLinks({ sheets }: { sheets: readonly string[] }) {
  const { goTo } = usePaneTools();
  const { links } = useStyles();
  return (
    <ul className={links}>
      {sheets.map((sheet) => (
        <li key={sheet}>
          <Link as="button" inline onClick={() => goTo({ sheet })}>
            {sheet}
          </Link>
        </li>
      ))}
    </ul>
  );
}
