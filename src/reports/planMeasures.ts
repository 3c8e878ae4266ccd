import type { PlanPerformance } from "../engine/plan";
import { percentage } from "../language/format";
import { cellName } from "../workbook/address";
import type { NumberFormat } from "../workbook/port";
import { actualsRows, lastMonthColumn } from "./actualsFigures";
import { cellsCheck, formula, heading, input, text } from "./cells";
import { lastClosedMonthOf, type ReportContext } from "./context";
import type { Draft } from "./draft";
import { reasonCell, type Watched } from "./reasonLinks";
import { fixed } from "./reference";
import { actualsSum } from "./sums";
import { measuresAbove, measuresColumns as columns, type PlanMeasured } from "./varianceLayout";

const figures = ["plan", "actual", "attainment", "met", "conformity", "whole", "part", "third"] as const;
type Figure = (typeof figures)[number];
const formats: Partial<Record<Figure, NumberFormat>> = { attainment: "percent", conformity: "percent", third: "percent", whole: "integer", part: "integer" };
/** Figures that are a part of another one. */
const shares: Partial<Record<Figure, readonly [part: Figure, whole: Figure]>> = { attainment: ["actual", "plan"], conformity: ["met", "plan"], third: ["part", "whole"] };

interface Block {
  context: ReportContext;
  which: PlanMeasured;
  lines: readonly PlanPerformance[];
  top: number;
}

/** 达成率、符合率与准确率: how the last closed month kept to its plan, family by family; three measures, each with its own formula. */
export function planMeasures(draft: Draft, context: ReportContext, which: PlanMeasured, top: number, checkColumn: number): void {
  const { plan, words: { reports, variances: w } } = context;
  const block: Block = { context, which, lines: plan.performance.filter((line) => line[which]), top };
  const tolerance = percentage(plan.options.planTolerance);
  draft.put(top, 0, text(w.performance[which], "total"));
  draft.put(top + 1, 0, text(w.performanceNote, "note"));
  if (block.lines.length === 0) return draft.put(top + 2, 0, text(which === "sales" ? w.noSalesPlan : w.noProductionPlan, "note"));
  draft.put(top + 2, 0, text(which === "sales" ? w.accuracyNote : w.adherenceNote(tolerance), "note"));
  if (which === "production") draft.put(top, columns.third, input(plan.options.planTolerance, "percent"));
  const third = which === "sales" ? [w.requested, w.errors, w.accuracy] : [w.lines, w.onPlan, w.adherence, w.limit, w.reason];
  const names = [reports.common.family, w.plan(lastClosedMonthOf(plan)), which === "sales" ? w.shipped : w.produced, w.attainment, w.met, w.conformity, ...third];
  draft.line(top + measuresAbove - 1, 0, names.map((word) => heading(word)));
  draft.put(top + measuresAbove - 1, checkColumn, heading(reports.common.check));
  block.lines.forEach((line, index) => familyRow(draft, block, line, top + measuresAbove + index));
  totalRow(draft, block);
}

function familyRow(draft: Draft, { context, which, top }: Block, line: PlanPerformance, row: number): void {
  draft.put(row, columns.family, text(line.family));
  const bodies = which === "sales" ? salesBodies(context, line.family) : productionBodies(context, line.family, fixed(top, columns.third));
  for (const figure of figures) draft.put(row, columns[figure], formula(bodies[figure] ?? shareOf(figure, which, row), formats[figure] ?? "money"));
  draft.check(row, cellsCheck(engineFigures(line, which).map(([figure, value]) => [cellName(row, columns[figure]), value] as const), 2));
  if (which === "sales") return;
  draft.put(row, columns.limit, input(context.plan.options.productionVarianceLimit, "percent"));
  draft.put(row, columns.reason, reasonCell(context, line.family, row, watchedProduction));
}

const watchedProduction: readonly Watched[] = [
  { kind: "production", expected: columns.plan, actual: columns.actual, limit: columns.limit },
  { kind: "conformity", expected: columns.plan, actual: columns.met, limit: columns.limit },
];

const engineFigures = ({ sales, production }: PlanPerformance, which: PlanMeasured): readonly (readonly [Figure, number])[] =>
  which === "sales"
    ? [["plan", sales!.plan], ["actual", sales!.shipped], ["met", sales!.met], ["whole", sales!.requested], ["part", sales!.errors]]
    : [["plan", production!.plan], ["actual", production!.produced], ["met", production!.met], ["whole", production!.lines], ["part", production!.onPlan]];

/** Accuracy is what the errors leave of the whole; the other measures are parts of it. */
function shareOf(figure: Figure, which: PlanMeasured, row: number): string {
  const [part, whole] = shares[figure]!.map((name) => cellName(row, columns[name]));
  const share = `${part}/${whole}`;
  return `IF(${whole}>0,${figure === "third" && which === "sales" ? `MAX(0,1-${share})` : share},0)`;
}

type Bodies = Partial<Record<Figure, string>>;

function salesBodies(context: ReportContext, family: string): Bodies {
  const { layout, words } = context;
  const column = lastMonthColumn(context);
  const rows = layout.actuals.familyRows(family);
  const [shipped, requested] = [actualsRows(context, "shipped", rows)!, actualsRows(context, "requested", rows)!];
  const [wanted, plan] = [requested.of("requested", column), requested.of("salesPlan", column)];
  return {
    plan: actualsSum(layout, words, { family, measure: "salesPlan", column }),
    actual: actualsSum(layout, words, { family, measure: "plannedShipped", column }),
    met: metSum(shipped.where, shipped.of("shipped", column), shipped.of("salesPlan", column), shipped.cost),
    whole: `SUMPRODUCT(${requested.where}*(${plan}<>"")*${wanted})`,
    part: `SUMPRODUCT(${requested.where}*(${plan}<>"")*ABS(${wanted}-${plan}))`,
  };
}

function productionBodies(context: ReportContext, family: string, tolerance: string): Bodies {
  const { layout, words } = context;
  const column = lastMonthColumn(context);
  const rows = actualsRows(context, "produced", layout.actuals.familyRows(family))!;
  const [produced, plan] = [rows.of("produced", column), rows.of("productionPlan", column)];
  const planned = `${rows.where}*(${plan}<>"")`;
  return {
    plan: actualsSum(layout, words, { family, measure: "productionPlan", column }),
    actual: `SUMPRODUCT(${planned}*${produced}*${rows.cost})`,
    met: metSum(rows.where, produced, plan, rows.cost),
    whole: `SUMPRODUCT(${planned})`,
    part: `SUMPRODUCT(${planned}*(ROUND(ABS(${produced}-${plan})-${tolerance}*${plan},6)<=0))`,
  };
}

/** Σ min(actual, plan) × cost over items with a plan: the smaller of two is half of sum less difference. */
const metSum = (where: string, actual: string, plan: string, cost: string): string =>
  `SUMPRODUCT(${where}*(${plan}<>"")*(${actual}+${plan}-ABS(${actual}-${plan}))/2*${cost})`;

function totalRow(draft: Draft, { context: { plan, words }, which, lines, top }: Block): void {
  const first = top + measuresAbove;
  const row = first + lines.length;
  draft.put(row, columns.family, text(words.reports.common.total, "total"));
  for (const figure of figures) {
    const column = columns[figure];
    const body = shares[figure] ? shareOf(figure, which, row) : `SUM(${cellName(first, column)}:${cellName(row - 1, column)})`;
    draft.put(row, column, formula(body, formats[figure] ?? "money", "total"));
  }
  const { forecastAccuracy, salesAttainment, planConformity } = plan.keyFigures;
  const known: readonly (readonly [Figure, number | undefined])[] = which === "sales" ? [["third", forecastAccuracy], ["attainment", salesAttainment]] : [["conformity", planConformity]];
  draft.check(row, cellsCheck(known.flatMap(([figure, value]) => (value === undefined ? [] : [[cellName(row, columns[figure]), value] as const]))));
}
