import { contradictionSentence, neededBy, remedySentence, sensitivitySentence, spanName, wayOutSentence, workCentreName } from "../language/describeBalance";
import { periodName } from "../language/describeProblem";
import { cellName } from "../workbook/address";
import type { Cell, SheetSpec } from "../workbook/port";
import { linkToCapacity, linkToDecision, linkToMps } from "./behind";
import { cellsCheck, formula, input, text } from "./cells";
import type { ReportContext } from "./context";
import { type Draft, draftSheet } from "./draft";
import { type capacityMeasures, labelRow } from "./layout";
import { across, fixed, onSheet } from "./reference";
import { titledTable } from "./titledTable";

/** The last column holds sentences; the checks stand before it. */
const columns = { first: 0, check: 9, link: 10, sentence: 11 };

/** The largest changes; the others are on the master schedule. */
const shownChanges = 200;

/** 瓶颈: what each scarce hour is worth, what helps, what cannot all be true, how much the forecast may rise, and what changed. */
export function bottlenecksSheet(context: ReportContext): SheetSpec {
  const { plan, words } = context;
  const draft = draftSheet(context, "bottlenecks", words.reports.bottlenecks.note, columns.check);
  const sections: readonly Section[] = [prices, remedies, contradictions, sensitivity, changes];
  sections.reduce((row, section) => section(draft, context, row) + 1, labelRow);
  return draft.finish({
    widths: [18, 18, 14, 12, 12, 12, 12, 12, 14, 9, 12, 110],
    freeze: { rows: labelRow, columns: 1 },
    print: { landscape: true, titleRows: 0 },
    ...(plan.balance.contradictions.length > 0 ? { tabColour: "#9C1C1C" } : { tabColour: "#B5651D" }),
  });
}

/** Writes from a row and gives back the first row below. */
type Section = (draft: Draft, context: ReportContext, row: number) => number;

const table = titledTable(columns.sentence);

/** A cell of a work centre's rows on the capacity sheet. */
const onCapacity = ({ words, layout: { capacity } }: ReportContext, workCentre: string, measure: (typeof capacityMeasures)[number], column: number): string =>
  onSheet(words.reports.sheets.capacity, fixed(capacity.rowOf(workCentre, measure), column));

/** A measure summed from one period to another on the capacity sheet. */
const sumOnCapacity = ({ words, layout: { capacity } }: ReportContext, workCentre: string, measure: (typeof capacityMeasures)[number], from: number, to: number): string =>
  `SUM(${onSheet(words.reports.sheets.capacity, across(capacity.rowOf(workCentre, measure), capacity.columns.period(from), capacity.columns.period(to)))})`;

/** Dearest first; load, hours and overtime are the cells of the capacity sheet. */
const prices: Section = (draft, context, row) => {
  const { plan, words } = context;
  const { common, capacity, bottlenecks } = words.reports;
  const dearestFirst = [...plan.balance.bottlenecks].sort((a, b) => b.pricePerHour - a.pricePerHour || a.period - b.period);
  const lines = dearestFirst.map(({ workCentre, period, pricePerHour }) => {
    const column = context.layout.capacity.columns.period(period);
    const linked = (measure: (typeof capacityMeasures)[number], format: "decimal" | "percent" = "decimal") => formula(onCapacity(context, workCentre, measure, column), format);
    return [
      text(workCentre), text(workCentreName(plan, workCentre)), text(periodName(plan.periods[period]!)), input(pricePerHour, "decimal"),
      linked("load"), linked("available"), linked("loadShare", "percent"), linked("overtime"), linked("weekendOvertime"), null,
      linkToCapacity(context, workCentre, "load", period),
    ];
  });
  const headings = [capacity.workCentre, common.name, bottlenecks.period, bottlenecks.pricePerHour, capacity.load, capacity.available, capacity.loadShare, capacity.overtime, capacity.weekendOvertime, common.check, words.plans.lookAt];
  return table(draft, row, bottlenecks.prices, headings, lines, bottlenecks.noBottleneck);
};

/** A stretch that is short together, with the range its price holds in; below it what can be done, the cheapest first. */
const remedies: Section = (draft, context, row) => {
  const { plan, words } = context;
  const { bottlenecks, capacity } = words.reports;
  const first = row + 2;
  const lines: (Cell | null)[][] = [];
  for (const stretch of plan.balance.remedies) {
    const { workCentre, period, untilPeriod, pricePerHour, upToHours, costPerHourLost, downToHours } = stretch;
    const load = formula(`${sumOnCapacity(context, workCentre, "load", period, untilPeriod)}/MAX(0.000001,${sumOnCapacity(context, workCentre, "available", period, untilPeriod)})`, "percent");
    lines.push([
      text(workCentre, "total"), text(workCentreName(plan, workCentre), "total"), text(spanName(plan, words, period, untilPeriod), "total"),
      input(pricePerHour, "decimal"), input(upToHours, "decimal"), input(costPerHourLost, "decimal"), input(downToHours, "decimal"), load, null, null,
      linkToCapacity(context, workCentre, "load", period),
    ]);
    for (const remedy of stretch.remedies) {
      const at = first + lines.length;
      const net = remedy.price === undefined ? null : formula(`${cellName(at, 7)}-${cellName(at, 6)}`, "money");
      lines.push([
        null, text(words.balance.remedyKinds[remedy.kind]), text(remedy.item ?? ""), input(remedy.hours, "decimal"), remedy.quantity === undefined ? null : input(remedy.quantity, "decimal"), null,
        remedy.price === undefined ? text(words.reports.common.notKnown) : input(remedy.price, "money"), input(remedy.saves, "money"), net, null,
        remedy.item === undefined ? null : linkToDecision(context, remedy.item, period),
        text(remedySentence(plan, words, workCentre, remedy), "note"),
      ]);
    }
  }
  const { stretchHeads, remedyHeads } = bottlenecks;
  const heads = remedyHeads.map((word, column) => [stretchHeads[column], word].filter((part) => part !== undefined && part !== "").join(" / "));
  return table(draft, row, bottlenecks.remedies, [capacity.workCentre, ...heads, words.reports.common.check, words.plans.lookAt, bottlenecks.sentence], lines, bottlenecks.noBottleneck);
};

/** What is firm and takes more than there is, and what can be done about it; the sum is a formula. */
const contradictions: Section = (draft, context, row) => {
  const { plan, words } = context;
  const { bottlenecks, common } = words.reports;
  const first = row + 2;
  const lines: (Cell | null)[][] = [];
  const checks: (readonly [row: number, cell: Cell])[] = [];
  for (const contradiction of plan.balance.contradictions) {
    const { kind, of, period, limit, firm, waysOut } = contradiction;
    const at = first + lines.length;
    checks.push([at, cellsCheck([[cellName(at, 4), neededBy(contradiction)]])]);
    lines.push([
      text(of, "total"), text(kind === "hours" ? workCentreName(plan, of) : (plan.items[of]?.name ?? of), "total"), text(periodName(plan.periods[period]!), "total"), input(limit, "decimal"),
      formula(`SUM(${cellName(at + 1, 4)}:${cellName(at + Math.max(1, firm.length), 4)})`, "decimal", "total"), formula(`${cellName(at, 4)}-${cellName(at, 3)}`, "decimal", "warning"), null, null, null, null,
      kind === "hours" ? linkToCapacity(context, of, "load", period) : linkToDecision(context, of, period),
      text(contradictionSentence(plan, words, contradiction), "warning"),
    ]);
    for (const need of firm) lines.push([null, text(words.balance.needKinds[need.kind]), text(need.item ?? ""), need.quantity === undefined ? null : input(need.quantity, "decimal"), input(need.amount, "decimal")]);
    for (const way of waysOut) {
      const at = (period: number | undefined) => (period === undefined ? null : text(periodName(plan.periods[period]!)));
      lines.push([null, text(words.balance.wayKinds[way.kind]), text(way.item ?? ""), input(way.quantity, "decimal"), null, null, at(way.toPeriod), input(way.cost, "money"), null, null, null, text(wayOutSentence(plan, words, way), "note")]);
      for (const { item, quantity, toPeriod } of way.further ?? []) lines.push([null, null, text(item), input(quantity, "decimal"), null, null, at(toPeriod)]);
    }
  }
  const end = table(draft, row, bottlenecks.contradictions, [...bottlenecks.contradictionHeads, common.check, words.plans.lookAt, bottlenecks.sentence], lines, bottlenecks.noContradiction);
  for (const [at, cell] of checks) draft.check(at, cell);
  return end;
};

const sensitivity: Section = (draft, { plan, words }, row) => table(draft, row, words.reports.bottlenecks.sensitivity, [], [], sensitivitySentence(plan, words, plan.balance.sensitivity));

/** Both quantities are the cells of the master schedule; the money is their difference at standard cost. */
const changes: Section = (draft, context, row) => {
  const { plan, words, layout: { mps } } = context;
  const { bottlenecks, common } = words.reports;
  const shown = plan.changes.slice(0, shownChanges);
  const first = row + 2;
  const lines = shown.map(({ item, period, cause }, index) => {
    const at = first + index;
    const onMps = (measure: "releasedOpen" | "production" | "available", column: number) => onSheet(words.reports.sheets.mps, fixed(mps.rowOf(item, measure), column));
    return [
      text(item), text(plan.items[item]!.name), text(periodName(plan.periods[period]!)), formula(onMps("releasedOpen", mps.columns.period(period))), formula(onMps("production", mps.columns.period(period))),
      formula(`${cellName(at, 4)}-${cellName(at, 3)}`), formula(`ABS(${cellName(at, 5)})*${onMps("production", mps.columns.cost)}`, "money"), text(words.balance.causes[cause]), null, null,
      linkToMps(context, item, "production", period),
    ];
  });
  const end = table(draft, row, bottlenecks.changes(plan.changes.length, shown.length), [...bottlenecks.changeHeads, "", common.check, words.plans.lookAt], lines, bottlenecks.noChange);
  shown.forEach(({ planned, money }, index) => draft.check(first + index, cellsCheck([[cellName(first + index, 4), planned], [cellName(first + index, 6), Math.abs(money)]], 2)));
  return end;
};
