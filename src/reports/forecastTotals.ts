import { sum } from "../engine/arithmetic";
import { excelSerial } from "../engine/calendar";
import type { ConsolidatedLine } from "../engine/demandReview/consolidation";
import { cellName } from "../workbook/address";
import type { ConditionalSpec, SheetSpec } from "../workbook/port";
import { cellsCheck, formula, heading, input, literal, text } from "./cells";
import { type Draft, framedSheet } from "./draft";
import { allAdjustments, lineColumns, type LineMeasure, linesColumn } from "./forecastLines";
import { largestDifferences } from "./largestDifferences";
import { withPageBreaks } from "./pages";
import { across, fixed } from "./reference";
import { lineTotals, type ReviewContext, worthOf } from "./reviewContext";

const headlineRow = 3;
const statusTop = 4;
const statusColumns = ["office", "channel", "region", "clerk", "status", "submitted", "files", "lines", "value"] as const;
/** Group, measure, months and their sum; the check stands right of the widest block. */
const monthColumn = 2;
const checkColumn = statusColumns.length;
const limitCell = { row: headlineRow, column: checkColumn - 1 };

/** 预测汇总: who has submitted and who has not, the largest differences, and totals at standard cost beside their past and the budget. */
export function forecastTotalsSheet(context: ReviewContext): SheetSpec {
  const { consolidation: { cycle }, words: { review }, words, today, options } = context;
  const draft = framedSheet({ name: review.sheets.totals, title: review.titles.totals(cycle), mark: (area) => review.mark({ cycle, today, area }), units: review.unitsMoney(options.currency) }, words, checkColumn);
  headline(draft, context);
  const afterStatus = statusTable(draft, context);
  const afterLargest = largestDifferences(draft, context, afterStatus + 1);
  const conditionals = statusMarks(context, afterStatus);
  const starts: number[] = [];
  let row = afterLargest + 1;
  for (const block of blocksOf(context)) {
    starts.push(row);
    row = totalsBlock(draft, context, block, row, conditionals) + 1;
  }
  orphans(draft, context, row, conditionals);
  const spec = draft.finish({
    widths: [18, 18, 14, 14, 16, 14, 16, 12, 14, 10],
    freeze: { rows: statusTop, columns: 1 },
    print: { landscape: true, titleRows: statusTop, pagesWide: 1 },
    conditionals,
    tabColour: "#2E6B34",
  });
  return withPageBreaks(spec, [headlineRow, ...starts, row], new Set(starts.slice(1, 2)));
}

function headline(draft: Draft, { consolidation: { offices, due, review: day }, words: { review }, options }: ReviewContext): void {
  const expected = offices.filter(({ listed }) => listed);
  draft.put(headlineRow, 0, text(review.headline({ submitted: expected.filter(({ submitted }) => submitted !== undefined).length, of: expected.length, due, review: day }), "figure"));
  draft.put(limitCell.row, limitCell.column - 1, text(review.limit));
  draft.put(limitCell.row, limitCell.column, input(options.reviewLimit, "percent"));
}

function statusTable(draft: Draft, context: ReviewContext): number {
  const { consolidation: { offices, months }, words: { review } } = context;
  draft.line(statusTop, 0, [...statusColumns.map((key) => heading(review.columns[key])), heading(review.columns.check)]);
  offices.forEach((office, index) => {
    const row = statusTop + 1 + index;
    const status = review.statuses[office.status];
    const words = [office.office, office.channel, office.region, office.clerk, office.listed ? status : review.unlisted(status)];
    draft.line(row, 0, words.map((word) => text(word)));
    draft.put(row, 5, office.submitted === undefined ? text("") : input(excelSerial(office.submitted), "date"));
    draft.put(row, 6, text(office.files.join(" · ")));
    draft.put(row, 7, input(office.lines));
    const keys = [["office", 0, office.office], ["channel", 1, office.channel]] as const;
    const conditions = keys.map(([key, column]) => `(${linesColumn(context, lineColumns(months.length)[key])}&""=${cellName(row, column)}&"")`);
    draft.put(row, 8, formula(months.map((_, m) => worth(context, conditions, "entered", m)).join("+"), "money"));
    draft.check(row, cellsCheck([[cellName(row, 8), office.value]], 2));
  });
  return statusTop + 1 + offices.length;
}

/** Σ a month's figure × standard cost over the lines that meet the conditions; words among the figures count as nothing. */
const worth = (context: ReviewContext, conditions: readonly string[], measure: LineMeasure, month: number): string => {
  const columns = lineColumns(context.consolidation.months.length);
  const chosen = conditions.length > 0 ? [`1*${conditions.join("*")}`] : [];
  return `SUMPRODUCT(${[...chosen, linesColumn(context, columns.cost), linesColumn(context, columns.of(month, measure))].join(",")})`;
};

/** Who is missing, and who came too late. */
const statusMarks = ({ words: { review } }: ReviewContext, end: number): ConditionalSpec[] =>
  ([["missing", "bad"], ["late", "doubtful"]] as const).map(([status, look]) => ({
    range: { row: statusTop + 1, column: 0, rows: Math.max(1, end - statusTop - 1), columns: statusColumns.length },
    // Of an office that nobody listed, more words follow.
    formula: `LEFT($${cellName(statusTop + 1, 4)},${review.statuses[status].length})=${literal(review.statuses[status])}`,
    look,
  }));

const compared = ["lastYear", "before", "baseline"] as const;
type Row = { measure: LineMeasure | "budget" } | { versus: (typeof compared)[number] | "budget" };

interface Group {
  name: string;
  lines: readonly ConsolidatedLine[];
  /** Family of the budget; all families where undefined. */
  family?: string;
}

interface Block {
  title: string;
  /** Column of the lines the group's name stands in; undefined: all lines. */
  key?: "region" | "office" | "channel" | "family" | "grade" | "distributor";
  groups: readonly Group[];
  rows: readonly Row[];
}

const past = compared.flatMap((measure): Row[] => [{ measure }, { versus: measure }]);
const wholeRows: readonly Row[] = [{ measure: "entered" }, { measure: "adjusted" }, { measure: "total" }, ...past];
const budgetRows: readonly Row[] = [...wholeRows, { measure: "budget" }, { versus: "budget" }];

function blocksOf(context: ReviewContext): Block[] {
  const { consolidation: { lines }, items, budget, words: { review } } = context;
  const { blocks } = review;
  const grouped = (keyOf: (line: ConsolidatedLine) => string): Group[] => {
    const names = [...new Set(lines.map(keyOf))];
    return names.map((name) => ({ name, lines: lines.filter((line) => keyOf(line) === name) }));
  };
  const familyOf = ({ item }: ConsolidatedLine) => items.get(item)?.family ?? "";
  const customers: readonly Row[] = [{ measure: "entered" }];
  const withBudget = budget.length > 0 ? budgetRows : wholeRows;
  return [
    { title: blocks.all, groups: [{ name: blocks.all, lines }], rows: withBudget },
    { title: blocks.families, key: "family", groups: grouped(familyOf).map((group) => ({ ...group, family: group.name })), rows: withBudget },
    { title: blocks.regions, key: "region", groups: grouped(({ region }) => region), rows: wholeRows },
    { title: blocks.offices, key: "office", groups: grouped(({ office }) => office), rows: wholeRows },
    { title: blocks.channels, key: "channel", groups: grouped(({ channel }) => channel), rows: wholeRows },
    { title: blocks.grades, key: "grade", groups: grouped(({ grade }) => grade ?? review.allCustomers), rows: customers },
    { title: blocks.distributors, key: "distributor", groups: grouped(({ distributor }) => (distributor ? review.distributor : review.direct)), rows: customers },
  ];
}

/** Writes one block from `top`; gives back the row below it. */
function totalsBlock(draft: Draft, context: ReviewContext, block: Block, top: number, conditionals: ConditionalSpec[]): number {
  const { consolidation: { months }, words: { review } } = context;
  const sumColumn = monthColumn + months.length;
  draft.put(top, 0, text(block.title, "figure"));
  draft.line(top + 1, 0, [heading(review.columns.group), heading(review.columns.measure), ...months.map((month) => heading(month)), heading(review.columns.sum)]);
  draft.put(top + 1, checkColumn, heading(review.columns.check));
  let row = top + 2;
  for (const group of block.groups) {
    const first = row;
    for (const kind of block.rows) {
      const style = "measure" in kind && (kind.measure === "total" || block.rows.length === 1) ? "total" : "key";
      draft.line(row, 0, [text(group.name === "" ? review.notTold : group.name, style), text("measure" in kind ? review.measures[kind.measure] : review.versus[kind.versus], style)]);
      if ("measure" in kind) measureRow(draft, context, block, group, kind.measure, row);
      else {
        const rowOf = (measure: LineMeasure | "budget") => first + block.rows.findIndex((one) => "measure" in one && one.measure === measure);
        for (let column = monthColumn; column <= sumColumn; column++) {
          const [total, other] = [cellName(rowOf("total"), column), cellName(rowOf(kind.versus), column)];
          // Four months against a version that ends after three would always look like growth.
          const known = column < sumColumn ? `${other}>0` : `COUNTIF(${across(rowOf(kind.versus), monthColumn, sumColumn - 1)},">0")=${months.length}`;
          draft.put(row, column, formula(`IF(${known},${total}/${other}-1,${literal(review.notKnown)})`, "percent"));
        }
        const at = cellName(row, monthColumn);
        conditionals.push({ range: { row, column: monthColumn, rows: 1, columns: months.length + 1 }, formula: `AND(ISNUMBER(${at}),ABS(N(${at}))>=${fixed(limitCell.row, limitCell.column)})`, look: "doubtful" });
      }
      row++;
    }
  }
  return row;
}

function measureRow(draft: Draft, context: ReviewContext, { key, rows }: Block, group: Group, measure: LineMeasure | "budget", row: number): void {
  const { consolidation: { months } } = context;
  const style = measure === "total" || rows.length === 1 ? "total" : "formula";
  const engine = engineFigures(context, group, measure);
  // Lines of no region or family have an empty cell there, not our words for it.
  const named = group.name === "" ? '""' : cellName(row, 0);
  const conditions = key === undefined ? [] : [`(${linesColumn(context, lineColumns(months.length)[key])}&""=${named}&"")`];
  months.forEach((_, m) => draft.put(row, monthColumn + m, measure === "budget" ? input(engine[m]!, "money") : formula(worth(context, conditions, measure, m), "money", style)));
  draft.put(row, monthColumn + months.length, formula(`SUM(${across(row, monthColumn, monthColumn + months.length - 1)})`, "money", style));
  if (measure !== "budget") draft.check(row, cellsCheck(months.map((_, m) => [cellName(row, monthColumn + m), engine[m]!] as const), 2));
}

const engineFigures = (context: ReviewContext, { lines, family }: Group, measure: LineMeasure | "budget"): number[] =>
  measure === "budget"
    ? context.consolidation.months.map((month) => sum(context.budget.filter((row) => row.month === month && (family === undefined || row.family === family)).map(({ sales }) => sales)))
    : worthOf(context, lines, measure === "total" ? lineTotals : (line) => line[measure]);

/** Changes that no line carries: typed since the last consolidation for something new, or with a wrong code. */
function orphans(draft: Draft, context: ReviewContext, row: number, conditionals: ConditionalSpec[]): void {
  const { consolidation: { months }, words: { review } } = context;
  const columns = lineColumns(months.length);
  const carried = months.map((_, m) => `SUM(${linesColumn(context, columns.of(m, "adjusted"))})`).join("+");
  draft.put(row, 0, text(review.orphans, "note"));
  draft.put(row, checkColumn - 1, formula(`ROUND(${allAdjustments(context)}-(${carried}),6)`, "number"));
  conditionals.push({ range: { row, column: checkColumn - 1, rows: 1, columns: 1 }, formula: `${cellName(row, checkColumn - 1)}<>0`, look: "bad" });
}
