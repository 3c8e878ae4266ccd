import type { Item } from "../engine/records";
import { cellName } from "../workbook/address";
import type { ConditionalSpec, FoldSpec, SheetSpec } from "../workbook/port";
import { type Digits, formula, heading, rowCheck, text } from "./cells";
import type { ReportContext } from "./context";
import { type Draft, draftSheet } from "./draft";
import { familiesOf, familyFigures, type SopMeasure, sopMeasures } from "./familyFigures";
import { labelRow, type mpsMeasures } from "./layout";
import { across, down, fixed, inColumn, inRow, onSheet } from "./reference";
import { withPageBreaks } from "./pages";
import { sopComparison } from "./sopComparison";
import { masterScheduleSum } from "./sums";

type MpsMeasure = (typeof mpsMeasures)[number];

const columns = { family: 0, measure: 1, unit: 2, opening: 3, firstMonth: 4 };

/** 产销平衡: demand, supply, stock and backlog by family and month, once in the common unit and once at standard cost. */
export function sopSheet(context: ReportContext): SheetSpec {
  const { plan, words, months } = context;
  const { common } = words.reports;
  const check = columns.firstMonth + months.length;
  const draft = draftSheet(context, "sop", common.unitsQuantity, check);
  const { commonUnit, currency } = plan.options;
  const afterUnits = block(draft, context, labelRow, {
    unit: commonUnit,
    weight: ({ standardUnitFactor }) => standardUnitFactor,
    weightColumn: "factor",
    digits: 4,
  });
  const afterCost = block(draft, context, afterUnits + 1, { unit: currency, weight: ({ standardCost }) => standardCost, weightColumn: "cost", digits: 2 });
  const comparison = sopComparison(draft, context, columns, afterCost + 1);
  const folds = familiesOf(plan).flatMap((_, f) => [labelRow + 1, afterUnits + 2].map((first) => detail(first + f * sopMeasures.length)));
  const spec = draft.finish({
    widths: [16, 30, 14, 16, ...months.map(() => 14), 11],
    freeze: { rows: labelRow + 1, columns: 2 },
    print: { landscape: true, titleRows: labelRow + 1 },
    folds: { rows: [...folds, ...comparison.folds] },
    conditionals: gapMarks(context, [labelRow + 1, afterUnits + 2]),
    tabColour: "#2E6B34",
  });
  const blocks = [labelRow + 1, afterUnits + 1, afterCost + 1];
  const families = familiesOf(plan).flatMap((_, f) => (f > 0 ? [labelRow + 1, afterUnits + 2].map((first) => first + f * sopMeasures.length) : []));
  return withPageBreaks(spec, [...blocks, ...families, ...comparison.starts].sort((a, b) => a - b), new Set(blocks.slice(1)));
}

/** A figure at standard cost: of a family, or of all of them where none is named. `month`: 0 is the open month. */
export function sopCostCell({ plan, words }: ReportContext, measure: SopMeasure, month: number, family?: string): string {
  const families = familiesOf(plan);
  const top = labelRow + 1 + (families.length + 1) * sopMeasures.length + 1;
  const line = family === undefined ? families.length : families.indexOf(family);
  return onSheet(words.reports.sheets.sop, fixed(top + 1 + line * sopMeasures.length + sopMeasures.indexOf(measure), columns.firstMonth + month));
}

/** What lies between a family's demand and its inventory folds into the inventory. */
const detail = (first: number): FoldSpec => ({ from: first + 1, count: sopMeasures.indexOf("inventory") - 1 });

/** Backlog is marked, and a gap that stock has to fill. */
function gapMarks({ plan, months }: ReportContext, firsts: readonly number[]): ConditionalSpec[] {
  const marks = [["backlog", ">", "bad"], ["gap", "<", "doubtful"]] as const;
  return firsts.flatMap((first) =>
    familiesOf(plan).flatMap((_, f) =>
      marks.map(([measure, sign, look]): ConditionalSpec => {
        const row = first + f * sopMeasures.length + sopMeasures.indexOf(measure);
        return { range: { row, column: columns.firstMonth, rows: 1, columns: months.length }, formula: `${cellName(row, columns.firstMonth)}${sign}0`, look };
      }),
    ),
  );
}

interface Weighting {
  unit: string;
  weight(item: Item): number;
  weightColumn: "factor" | "cost";
  digits: Digits;
}

/** Writes headings and rows of every family and the total from `top`; gives back the first row below. */
function block(draft: Draft, context: ReportContext, top: number, weighting: Weighting): number {
  const { plan, words, months } = context;
  const { common, sop } = words.reports;
  const check = columns.firstMonth + months.length;
  draft.line(top, 0, [common.family, common.measure, common.unit, sop.opening].map((word) => heading(word)));
  months.forEach((month, m) => draft.put(top, columns.firstMonth + m, heading(month)));
  draft.put(top, check, heading(common.check));
  const families = familiesOf(plan);
  const first = top + 1;
  const end = first + families.length * sopMeasures.length;
  const keys = (row: number, family: string, measure: SopMeasure, style: "key" | "total") =>
    draft.line(row, 0, [family, sop[measure], weighting.unit].map((word) => text(word, style)));
  families.forEach((family, f) =>
    sopMeasures.forEach((measure, k) => {
      const row = first + f * sopMeasures.length + k;
      keys(row, family, measure, k === 0 ? "total" : "key");
      const engine = familyFigures(plan, months, family, measure, weighting.weight);
      engine.forEach((_, c) => draft.put(row, columns.opening + c, formula(familyFormula(context, { family, measure, firstOfFamily: row - k, c, weightColumn: weighting.weightColumn }))));
      draft.check(row, rowCheck(across(row, columns.opening, check - 1), engine, weighting.digits));
    }),
  );
  sopMeasures.forEach((measure, k) => {
    const row = end + k;
    keys(row, sop.allFamilies, measure, "total");
    for (let column = columns.opening; column < check; column++) {
      const inBlock = down(columns.measure, first, end - 1);
      draft.put(row, column, formula(`SUMIF(${inBlock},${inColumn(row, columns.measure)},${inRow(first, column)}:${inRow(end - 1, column)})`, "integer", "total"));
    }
  });
  return end + sopMeasures.length;
}

interface FigureSource {
  measure: MpsMeasure;
  /** Row of its opening or past-due figure. */
  opening?: MpsMeasure;
  sign?: "positive" | "negative";
}

/** Which row of the master schedule a figure sums. */
const sources: Record<Exclude<SopMeasure, "gap">, FigureSource> = {
  demand: { measure: "demand", opening: "orders" },
  receipts: { measure: "receipts", opening: "receipts" },
  production: { measure: "production" },
  outsourced: { measure: "outsourced" },
  lost: { measure: "lost" },
  shipments: { measure: "shipments", opening: "shipments" },
  inventory: { measure: "available", opening: "available", sign: "positive" },
  backlog: { measure: "available", sign: "negative" },
};

interface Figure {
  family: string;
  measure: SopMeasure;
  /** The family's first row on this sheet. */
  firstOfFamily: number;
  /** 0: opening or past due; 1…: months. */
  c: number;
  weightColumn: "factor" | "cost";
}

function familyFormula({ layout, words }: ReportContext, { family, measure, firstOfFamily, c, weightColumn: weight }: Figure): string {
  if (measure === "gap") {
    const at = (other: SopMeasure) => cellName(firstOfFamily + sopMeasures.indexOf(other), columns.opening + c);
    return `SUM(${at("receipts")}:${at("outsourced")})-${at("demand")}`;
  }
  const source: FigureSource = sources[measure];
  const { mps } = layout;
  if (c > 0) return masterScheduleSum(layout, words, { family, measure: source.measure, weight, column: mps.columns.month(c - 1), sign: source.sign });
  if (source.opening === undefined) return "0";
  return masterScheduleSum(layout, words, { family, measure: source.opening, weight, column: measure === "inventory" ? mps.columns.opening : mps.columns.pastDue });
}
