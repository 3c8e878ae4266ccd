import type { Plan, StockedItem } from "../engine/plan";
import type { Words } from "../language";
import { cellName } from "../workbook/address";
import type { Cell, CellValue, ConditionalSpec, SheetSpec } from "../workbook/port";
import { blank, cellsCheck, formula, heading, input, linkTo, quantityFormat, text } from "./cells";
import type { ReportContext } from "./context";
import { type Draft, draftSheet } from "./draft";
import { type KeptColumns, type KeptRow, placeKept } from "./keptCells";
import { labelRow } from "./layout";
import { inColumn, onSheet } from "./reference";
import { type StockSheet, stockSheet } from "./stockFormulas";
import { disposalColumns as columns, type StockColumn } from "./stockLayout";

type Column = keyof typeof columns;
const answers = ["plan", "owner", "date", "remark"] as const;

/** What the meeting decides of an item's stock, found again by the item. */
export const keptOnDisposal: KeptColumns = {
  sheet: "disposal",
  headings: ({ reports: { common }, stock }: Words) => ({ keys: [common.item], cells: answers.map((answer) => stock[answer]), basis: stock.basis }),
};

/** The most money first. */
export const itemsToReview = ({ stock, items }: Plan): StockedItem[] => {
  const money = ({ item, toReview }: StockedItem) => toReview * items[item]!.standardCost;
  return stock.items.filter(({ toReview }) => toReview > 0).sort((a, b) => money(b) - money(a));
};

/** 呆滞冗余处置: slow-moving and excess stock, what is done about it, by whom and until when. */
export function disposalSheet(context: ReportContext): SheetSpec {
  const { plan, words, kept } = context;
  const sheet = stockSheet(context);
  const lines = itemsToReview(plan);
  const draft = draftSheet(context, "disposal", words.stock.disposalNote, columns.check);
  headings(draft, words, labelRow);
  const first = labelRow + 1;
  const { of, left } = placeKept(kept.disposal ?? [], lines.map(({ item }) => [item]));
  lines.forEach((line, index) => disposalRow(draft, context, sheet, line, first + index, of([line.item])));
  if (lines.length === 0) draft.put(first, 0, text(words.stock.noDisposal, "note"));
  if (left.length > 0) settled(draft, words, left, first + Math.max(1, lines.length) + 1);
  return draft.finish({
    widths: [10, 14, 8, 12, 7, 9, 11, 9, 9, 9, 9, 10, 22, 9, 11, 20, 9, 9, 10, 14, 8, 8],
    freeze: { rows: first, columns: 2 },
    print: { landscape: true, titleRows: first, columns: columns.remark + 1 },
    ...(lines.length > 0 && {
      filter: { row: labelRow, column: 0, rows: lines.length + 1, columns: columns.behind + 1 },
      conditionals: conditionals(sheet, first, lines.length),
    }),
    tabColour: lines.some(({ atRisk }) => atRisk) ? "#9C1C1C" : "#2E6B34",
  });
}

function conditionals({ planDate }: StockSheet, first: number, rows: number): ConditionalSpec[] {
  const range = (column: Column) => ({ row: first, rows, column: columns[column], columns: 1 });
  const at = (column: Column) => inColumn(first, columns[column]);
  return [
    { range: range("risk"), formula: `${at("risk")}<>""`, look: "bad" },
    { range: range("date"), formula: `AND(ISNUMBER(${at("date")}),${at("date")}<${planDate},${at("toReview")}>0)`, look: "bad" },
    { range: range("moved"), formula: `${at("moved")}<>""`, look: "doubtful" },
  ];
}

function headings(draft: Draft, { stock: w, reports: { common } }: Words, row: number): void {
  const named: Record<Column, string> = {
    item: common.item, name: common.name, group: w.group, unit: common.unit, abc: w.abc, state: w.state, risk: w.risk, idleDays: w.idleDays, cover: w.cover,
    slow: w.slowQuantity, excess: w.excessQuantity, onOrder: w.onOrderQuantity, toReview: w.reviewQuantity, money: w.reviewMoney,
    plan: w.plan, owner: w.owner, date: w.date, remark: w.remark, basis: w.basis, moved: w.moved, behind: w.behind, check: common.check,
  };
  for (const [column, at] of Object.entries(columns)) draft.put(row, at, heading(named[column as Column]));
}

/** Figures are those of the detail sheet. */
function disposalRow(draft: Draft, { plan, words }: ReportContext, { at }: StockSheet, line: StockedItem, row: number, kept: KeptRow | undefined): void {
  const { stock, reports } = words;
  const item = plan.items[line.item]!;
  const format = quantityFormat(item, [line.toReview, line.slow, line.excess]);
  const put = (column: Column, cell: Cell) => draft.put(row, columns[column], cell);
  const detail = (column: StockColumn) => onSheet(reports.sheets.stockItems, cellName(at.rowOf(line.item), at.column(column)));
  draft.line(row, 0, [text(line.item), text(item.name), text(item.unit), text(item.type === "finished" ? item.family : reports.types[item.type])]);
  for (const column of ["abc", "state", "risk"] as const) put(column, formula(detail(column), "text"));
  put("idleDays", formula(detail("idleDays")));
  put("cover", formula(detail("cover"), "decimal"));
  for (const column of ["slow", "excess", "onOrder", "toReview"] as const) put(column, formula(detail(column), format));
  put("money", formula(detail("reviewMoney"), "money"));
  answers.forEach((answer, i) => put(answer, answerCell(answer, kept?.cells[i] ?? null)));
  put("basis", input(typeof kept?.basis === "number" ? kept.basis : line.toReview, format));
  const own = (column: Column) => cellName(row, columns[column]);
  put("moved", formula(`IF(AND(COUNTA(${own("plan")}:${own("remark")})>0,ABS(${own("toReview")}-${own("basis")})>=0.01),"${stock.hasMoved}","")`, "text"));
  put("behind", linkTo(reports.sheets.stockItems, at.rowOf(line.item), at.column("toReview"), stock.behind));
  draft.check(row, cellsCheck([[own("toReview"), line.toReview]]));
}

const answerCell = (answer: (typeof answers)[number], value: CellValue): Cell =>
  value === null || value === "" ? blank("answer") : { value, style: "answer", format: answer === "date" && typeof value === "number" ? "date" : "text" };

/** Nobody's words are dropped: what was decided of stock that is gone stays below. */
function settled(draft: Draft, { stock }: Words, left: readonly KeptRow[], row: number): void {
  draft.put(row, 0, text(stock.settled, "note"));
  left.forEach(({ key: [item], cells, basis }, index) => {
    const line = row + 1 + index;
    draft.put(line, columns.item, text(String(item)));
    answers.forEach((answer, i) => draft.put(line, columns[answer], answerCell(answer, cells[i]!)));
    if (typeof basis === "number") draft.put(line, columns.basis, input(basis, "decimal"));
  });
}
