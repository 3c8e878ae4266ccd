import { gradesBestFirst } from "../engine/demand/demandGrades";
import { calendarDays } from "../engine/periods";
import type { MasterScheduleLine, Period } from "../engine/plan";
import type { CustomerGrade } from "../engine/records";
import { cellName } from "../workbook/address";
import type { Cell, SheetSpec } from "../workbook/port";
import { blockConditionals, blockFilter, blockFolds, type MeasureCondition } from "./blockFrame";
import { linkToMps } from "./behind";
import { formula, input, rowCheck, text } from "./cells";
import type { ReportContext } from "./context";
import { type Draft, draftSheet } from "./draft";
import { byFamily, daysRow, firstRow, type gradeMeasures } from "./layout";
import { withPageBreaks } from "./pages";
import { furtherHeading, periodCells, periodHeadings } from "./periods";
import { across, fixed, inColumn, inRow, onSheet } from "./reference";
import { optionAt } from "./runLogPlaces";

type Measure = (typeof gradeMeasures)[number];

/** 欠交与失销: who may wait by grade, and what lateness and lost sales cost; the lowest grade is owed, and lost, first. */
export function gradeBacklogSheet(context: ReportContext): SheetSpec {
  const { plan, words, layout } = context;
  const { columns } = layout.grades;
  const { common, grades } = words.reports;
  const draft = draftSheet(context, "grades", grades.note, columns.check);
  periodHeadings(draft, context, columns, [common.item, common.name, common.family, common.measure, common.unit, words.plans.lookAt]);
  furtherHeading(draft, columns.total, common.total);
  furtherHeading(draft, columns.check, common.check);
  const lines = byFamily(plan);
  for (const line of lines) block(draft, context, line);
  const codes = lines.map(({ item }) => item);
  const sheet = draft.finish({
    widths: [12, 16, 12, 26, 8, 8, 11, ...plan.periods.map(() => 11), 12, 10],
    freeze: { rows: firstRow, columns: 4 },
    print: { landscape: true, titleRows: firstRow, columns: columns.check },
    filter: blockFilter(layout.grades.last),
    folds: { rows: blockFolds(layout.grades, codes, [{ from: "demandA", into: "backlogCost", folded: true }]) },
    conditionals: blockConditionals(context, layout.grades, columns, conditions, ["demandC", "waitingA", "waitingB", "waitingC", "backlogCost", "lostCost"]),
    tabColour: "#5B6670",
  });
  return withPageBreaks(sheet, codes.map((code) => layout.grades.rowOf(code, "demandA")));
}

const conditions: readonly MeasureCondition<Measure>[] = [
  { measure: "backlogCost", holds: (cell) => `${cell()}>0`, look: "doubtful" },
  { measure: "lostCost", holds: (cell) => `${cell()}>0`, look: "bad" },
];

function block(draft: Draft, context: ReportContext, line: MasterScheduleLine): void {
  const { plan, words, layout } = context;
  const { columns, measures, rowOf } = layout.grades;
  const item = plan.items[line.item]!;
  const place: Place = { context, line, at: (measure, t) => cellName(rowOf(line.item, measure), columns.period(t)) };
  for (const measure of measures) {
    const row = rowOf(line.item, measure);
    const isCost = measure === "backlogCost" || measure === "lostCost";
    draft.line(row, 0, [line.item, item.name, line.family, words.reports.grades[measure], isCost ? plan.options.currency : item.unit].map((word) => text(word, measure === "demandA" || measure === "backlogCost" ? "total" : "key")));
    if (isCost) draft.put(row, columns.link, linkToMps(context, line.item, measure === "lostCost" ? "lost" : "available"));
    const { pastDue, period, engine } = rules[measure](place);
    if (pastDue) draft.put(row, columns.pastDue, pastDue);
    periodCells(draft, row, columns, plan.periods.length, period);
    if (isCost) draft.put(row, columns.total, formula(`SUM(${across(row, columns.firstPeriod, columns.lastPeriod)})`, "money", "total"));
    if (engine) draft.check(row, rowCheck(across(row, columns.pastDue, columns.lastPeriod), engine));
  }
}

interface Place {
  context: ReportContext;
  line: MasterScheduleLine;
  /** A cell of the item's block here. */
  at(measure: Measure, t: number): string;
}

interface Rule {
  pastDue?: Cell;
  period(t: number): Cell;
  engine?: readonly number[];
}

/** A cell of the item's rows on the master schedule. */
const onMps = ({ context: { words, layout }, line }: Place, measure: Parameters<typeof layout.mps.rowOf>[1], column: number): string =>
  onSheet(words.reports.sheets.mps, cellName(layout.mps.rowOf(line.item, measure), column));

const optionCell = ({ context: { words } }: Place, name: "backlogRate" | "lostSaleRate" | "gradeWeightA" | "gradeWeightB" | `waitingDays${CustomerGrade}`): string => {
  const { row, column } = optionAt(words, name);
  return onSheet(words.reports.sheets.runLog, fixed(row, column));
};

const stated = (grade: "A" | "B") => ({ line: { demand } }: Place): Rule => ({
  pastDue: input(demand.grades[grade].pastDue),
  period: (t) => input(demand.grades[grade].periods[t]!),
});

const pastDueCell = ({ context: { layout }, line }: Place, grade: CustomerGrade): string => inColumn(layout.grades.rowOf(line.item, `demand${grade}`), layout.grades.columns.pastDue);

/** Of a grade's demand in a period; what was past due counts with the first. */
const asked = (place: Place, grade: CustomerGrade, t: number): string => (t === 0 ? `${pastDueCell(place, grade)}+` : "") + place.at(`demand${grade}`, t);

/** Most that the grade may be owed at the end of a period: the demand of the days its customers wait, each period's spread evenly over its days; whole pieces rounded up. */
const waiting = (grade: CustomerGrade) => (place: Place): Rule => {
  const { context: { plan, layout } } = place;
  const { columns } = layout.grades;
  const days = plan.periods.map((period: Period) => calendarDays(period));
  const limit = plan.options[`waitingDays${grade}`] || Infinity;
  const inPieces = plan.items[place.line.item]!.wholePieces;
  // Stock below zero is owed to nobody in particular, so it waits with the lowest grade.
  const missing = grade === "C" ? `+MAX(0,-${onMps(place, "available", layout.mps.columns.opening)})` : "";
  return {
    period: (t) => {
      let [first, left] = [t + 1, limit];
      while (first > 0 && days[first - 1]! <= left) left -= days[--first]!;
      const whole = first <= t ? [`SUM(${place.at(`demand${grade}`, first)}:${place.at(`demand${grade}`, t)})`, ...(first === 0 ? [pastDueCell(place, grade)] : [])] : [];
      const dayCells = `${inRow(daysRow, columns.period(first))}:${inRow(daysRow, columns.period(t))}`;
      const rest = first <= t ? `(${optionCell(place, `waitingDays${grade}`)}-SUM(${dayCells}))` : optionCell(place, `waitingDays${grade}`);
      const part = first > 0 && left > 0 ? [`(${asked(place, grade, first - 1)})*${rest}/${inRow(daysRow, columns.period(first - 1))}`] : [];
      const owed = `${[...whole, ...part].join("+") || "0"}${missing}`;
      return formula(inPieces ? `ROUNDUP(ROUND(${owed},6),0)` : owed);
    },
  };
};

/** Weights of grades A and B against C; a better grade never weighs less. */
function weights(place: Place): { A: string; B: string } {
  const B = `MAX(1,${optionCell(place, "gradeWeightB")})`;
  return { A: `MAX(${B},${optionCell(place, "gradeWeightA")})`, B };
}

const valueOf = (place: Place): string => onMps(place, "available", place.context.layout.mps.columns.value);

const rules: Record<Measure, (place: Place) => Rule> = {
  demandA: stated("A"),
  demandB: stated("B"),
  demandC: (place) => {
    const { context: { layout }, line } = place;
    const { pastDue, period } = layout.mps.columns;
    const better = (t: number) => `-${place.at("demandA", t)}-${place.at("demandB", t)}`;
    const { C } = line.demand.grades;
    return {
      pastDue: formula(`${onMps(place, "orders", pastDue)}-${pastDueCell(place, "A")}-${pastDueCell(place, "B")}`),
      period: (t) => formula(`${onMps(place, "demand", period(t))}${better(t)}`),
      engine: [C.pastDue, ...C.periods],
    };
  },
  waitingA: waiting("A"),
  waitingB: waiting("B"),
  waitingC: waiting("C"),
  // Whoever waits for longer than every grade does costs a lost sale of the best one in each period, on top of being late.
  backlogCost: (place) => ({
    period: (t) => {
      const { A, B } = weights(place);
      const owed = `MAX(0,-${onMps(place, "available", place.context.layout.mps.columns.period(t))})`;
      const [a, b, c] = gradesBestFirst.map((grade) => place.at(`waiting${grade}`, t));
      const late = `MIN(${owed},${c})+${B}*MIN(MAX(0,${owed}-${c}),${b})+${A}*MAX(0,${owed}-${c}-${b})`;
      const beyond = `${optionCell(place, "lostSaleRate")}*${A}*MAX(0,${owed}-${c}-${b}-${a})`;
      return formula(`${valueOf(place)}*(${optionCell(place, "backlogRate")}*${inRow(daysRow, place.context.layout.grades.columns.period(t))}/30*(${late})+${beyond})`, "money");
    },
  }),
  // Only demand whose customers do not wait without limit can be lost.
  lostCost: (place) => ({
    period: (t) => {
      const { A, B } = weights(place);
      const lost = onMps(place, "lost", place.context.layout.mps.columns.period(t));
      const room = (grade: CustomerGrade) => `IF(${optionCell(place, `waitingDays${grade}`)}>0,${asked(place, grade, t)},0)`;
      const [b, c] = [room("B"), room("C")];
      return formula(`${valueOf(place)}*${optionCell(place, "lostSaleRate")}*(MIN(${lost},${c})+${B}*MIN(MAX(0,${lost}-${c}),${b})+${A}*MAX(0,${lost}-${c}-${b}))`, "money");
    },
  }),
};
