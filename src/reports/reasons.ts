import type { Plan, Variance, VarianceKind } from "../engine/plan";
import type { ItemType } from "../engine/records";
import type { Words } from "../language";
import { cellName } from "../workbook/address";
import type { Cell, CellValue, NumberFormat, SheetSpec } from "../workbook/port";
import { blank, cellsCheck, type Digits, formula, heading, input, linkTo, text } from "./cells";
import type { ReportContext } from "./context";
import { type Draft, draftSheet } from "./draft";
import { type KeptColumns, type KeptRow, placeKept } from "./keptCells";
import { labelRow } from "./layout";
import { monthSerial } from "./periods";
import { beyondLimit, reasonColumns as columns, reasonsFirst as first } from "./reasonLinks";
import { down, fixed, onSheet } from "./reference";
import { variancePlaces } from "./varianceLayout";

type Column = keyof typeof columns;

/** Five fields, who, and until when. */
const answers = ["cause", "impact", "remedy", "earlyWarning", "fieldBudget", "owner", "due"] as const;

/** What people write of a variance, found again by the number of its record. */
export const keptOnReasons: KeptColumns = {
  sheet: "reasons",
  headings: ({ variances: w }: Words) => ({ keys: [w.record], cells: answers.map((answer) => w[answer]), basis: w.basis }),
};

interface Measure {
  /** First letter of the record's number. */
  letter: string;
  format: NumberFormat;
  digits: Digits;
  /** A variance that moved by less is still the one that was answered. */
  moves: number;
}

const money = { format: "money", digits: 2, moves: 1 } as const;
const hours = { format: "decimal", digits: 4, moves: 0.1 } as const;
const measures: Record<VarianceKind, Measure> = {
  salesLastMonth: { letter: "S", ...money },
  salesThisMonth: { letter: "E", ...money },
  // Pieces of many items: one more or less is no other story.
  officeAttainment: { letter: "O", ...money, format: "integer" },
  clerkAttainment: { letter: "K", ...money, format: "integer" },
  production: { letter: "P", ...money },
  conformity: { letter: "M", ...money },
  capacity: { letter: "C", ...hours },
  upph: { letter: "U", format: "price", digits: 4, moves: 0.01 },
  load: { letter: "L", ...hours },
  inventory: { letter: "I", ...money },
  turns: { letter: "T", ...hours },
};

/** The same in every language, so that a record is found again whatever the language of the run: `S-2026-10-Kettles`. */
export const recordOf = ({ kind, month, subject }: Pick<Variance, "kind" | "month" | "subject">): string => [measures[kind].letter, month, ...(subject === "" ? [] : [subject])].join("-");

function fromRecord(record: string): Pick<Variance, "kind" | "month" | "subject"> | undefined {
  const [, letter, month, subject = ""] = /^([A-Z])-(\d{4}-\d{2})(?:-(.*))?$/s.exec(record) ?? [];
  const kind = (Object.keys(measures) as VarianceKind[]).find((of) => measures[of].letter === letter);
  return kind && month !== undefined ? { kind, month, subject } : undefined;
}

/** 差异原因: every variance beyond its limit with its cause, impact, remedy, early warning and budget, owner and date. */
export function reasonsSheet(context: ReportContext): SheetSpec {
  const { plan, words, kept } = context;
  const w = words.variances;
  const draft = draftSheet(context, "reasons", w.note, columns.check);
  for (const [column, at] of Object.entries(columns)) draft.put(labelRow, at, heading(column === "check" ? words.reports.common.check : column === "month" ? w.month : w[column as Exclude<Column, "check">]));
  const { of, left } = placeKept(kept.reasons ?? [], plan.variances.map((variance) => [recordOf(variance)]));
  plan.variances.forEach((variance, index) => varianceRow(draft, context, variance, first + index, of([recordOf(variance)])));
  if (plan.variances.length === 0) draft.put(first, 0, text(w.none, "note"));
  const last = first + Math.max(1, plan.variances.length) - 1;
  summary(draft, words, last);
  if (left.length > 0) earlierRecords(draft, context, left, last + 2);
  const range = (column: Column) => ({ row: first, column: columns[column], rows: last - first + 1, columns: 1 });
  const at = (column: Column) => cellName(first, columns[column]);
  return draft.finish({
    widths: [22, 18, 14, 9, 14, 14, 13, 9, 9, 10, 9, 34, 26, 34, 26, 15, 11, 12, 9, 13, 18, 10],
    freeze: { rows: first, columns: 3 },
    print: { landscape: true, titleRows: first, pagesWide: 2 },
    filter: { row: labelRow, column: 0, rows: last - labelRow + 1, columns: columns.check },
    conditionals: [
      { range: range("state"), formula: `${at("state")}="${w.open}"`, look: "bad" },
      { range: range("state"), formula: `${at("state")}="${w.answered}"`, look: "good" },
      { range: range("moved"), formula: `${at("moved")}="${w.hasMoved}"`, look: "doubtful" },
    ],
    tabColour: plan.variances.length > 0 ? "#C00000" : "#2E6B34",
  });
}

function varianceRow(draft: Draft, context: ReportContext, variance: Variance, row: number, kept: KeptRow | undefined): void {
  const { plan, words } = context;
  const w = words.variances;
  const { format, digits, moves } = measures[variance.kind];
  const at = (column: Column) => cellName(row, columns[column]);
  const put = (column: Column, cell: Cell) => draft.put(row, columns[column], cell);
  const place = variancePlaces[variance.kind](plan, variance.subject);
  const sheet = words.reports.sheets[place.sheet];
  nameCells(draft, context, row, variance);
  for (const side of ["expected", "actual"] as const) put(side, formula(onSheet(sheet, fixed(place[side].row, place[side].column)), format));
  put("variance", formula(`${at("actual")}-${at("expected")}`, format));
  put("share", formula(`IF(${at("expected")}<>0,${at("variance")}/ABS(${at("expected")}),0)`, "percent"));
  put("limit", input(variance.limit, "percent"));
  put("state", formula(`IF(NOT(${beyondLimit(variance.kind, at("expected"), at("actual"), at("limit"))}),"${w.within}",IF(${at("missing")}=0,"${w.answered}","${w.open}"))`, "text"));
  put("link", linkTo(sheet, place.actual.row, place.actual.column, w.goTo));
  answers.forEach((answer, i) => put(answer, answerCell(answer, kept?.cells[i] ?? null)));
  const said = `COUNTA(${at("cause")}:${at("due")})`;
  put("missing", formula(`${answers.length}-${said}`));
  put("basis", input(typeof kept?.basis === "number" ? kept.basis : variance.actual - variance.expected, format));
  put("moved", formula(`IF(AND(${said}>0,ABS(${at("variance")}-${at("basis")})>=${moves}),"${w.hasMoved}","")`, "text"));
  draft.check(row, cellsCheck([[at("expected"), variance.expected], [at("actual"), variance.actual]], digits));
}

/** Which variance it is, in words. */
function nameCells(draft: Draft, { plan, words }: ReportContext, row: number, variance: Pick<Variance, "kind" | "month" | "subject">): void {
  const cells = [text(recordOf(variance)), text(words.variances.kinds[variance.kind]), text(subjectName(variance, plan, words)), { ...input(monthSerial(variance.month), "month"), style: "key" as const }];
  draft.line(row, 0, cells);
}

/** Answers a record must have, and which of them the minutes cite. */
export const answersAsked: number = answers.length;
export const citedAnswers = { cause: answers.indexOf("cause"), remedy: answers.indexOf("remedy"), owner: answers.indexOf("owner"), due: answers.indexOf("due") } as const;

/** A family as it is called, a work centre with its name, an inventory group that is an item type in words. */
export function subjectName({ kind, subject }: Pick<Variance, "kind" | "subject">, { inventory, capacity }: Plan, { reports, variances }: Words): string {
  if (subject === "") return variances.allStock;
  if (kind === "inventory" && inventory.some(({ group, type }) => group === subject && type !== "finished")) return reports.types[subject as ItemType];
  const centre = ["capacity", "upph", "load"].includes(kind) ? capacity.find(({ workCentre }) => workCentre === subject) : undefined;
  return centre && centre.name !== subject ? `${subject} ${centre.name}` : subject;
}

function answerCell(answer: (typeof answers)[number], value: CellValue): Cell {
  if (value === null || value === "") return blank("answer");
  const format = typeof value !== "number" ? "text" : answer === "due" ? "date" : answer === "fieldBudget" ? "money" : "general";
  return { value, style: "answer", format };
}

/** How many records there are, how many are still to be filled in, and of how many the number has moved. */
function summary(draft: Draft, { variances: w }: Words, last: number): void {
  const count = (column: Column, word: string) => formula(`SUMPRODUCT(1*(${down(columns[column], first, last)}="${word}"))`, "integer", "figure");
  draft.line(0, columns.cause, [text(w.summary.open, "note"), count("state", w.open), text(w.summary.moved, "note"), count("moved", w.hasMoved)]);
}

/** Records of variances that are back within their limits, or of months that are over: nobody's words are dropped. */
function earlierRecords(draft: Draft, context: ReportContext, left: readonly KeptRow[], row: number): void {
  draft.put(row, 0, text(context.words.variances.earlier, "note"));
  left.forEach(({ key: [record], cells, basis }, index) => {
    const line = row + 1 + index;
    const known = fromRecord(String(record));
    if (known) nameCells(draft, context, line, known);
    else draft.put(line, columns.record, text(String(record)));
    answers.forEach((answer, i) => draft.put(line, columns[answer], answerCell(answer, cells[i]!)));
    if (typeof basis === "number") draft.put(line, columns.basis, input(basis, known ? measures[known.kind].format : "general"));
  });
}
