import type { IsoMonth } from "../../engine/records";
import type { Words } from "../../language";
import { cellName } from "../../workbook/address";
import type { ChartSpec, ConditionalSpec, SheetSpec } from "../../workbook/port";
import { blank, formula, heading, literal, text } from "../cells";
import { type Draft, framedSheet } from "../draft";
import { labelRow } from "../layout";
import { inColumn } from "../reference";
import { type DocumentAnswers, continued, documentColumns as columns, documentSheetName } from "./answers";
import { lineExpression, lineText, partLines } from "./lines";
import { type DocumentTable, type MeetingDocument, type Paragraph } from "./model";

interface Frame {
  words: Words;
  cycle: IsoMonth;
  currency: string;
  inputFingerprint: string;
  planFingerprint: string;
  answers: DocumentAnswers;
}

const nameWidth = 24;
const figureWidth = 14;
const figureColumns = columns.lastWords - columns.words;
const lineWidth = nameWidth + figureColumns * figureWidth - 8;
const chartRows = 16;

/**
 * A document of the meeting as a sheet: its words are formulas over the plan's cells, so that a number changed by hand is read in the
 * sentence; beside each paragraph people write their own, which takes its place or answers it.
 */
export function documentSheet(document: MeetingDocument, frame: Frame): SheetSpec {
  const { words, cycle, currency, inputFingerprint, planFingerprint } = frame;
  const { minutes: w } = words;
  const prints = { inputs: inputFingerprint.slice(0, 12), plan: planFingerprint.slice(0, 12) };
  const draft = framedSheet({ name: documentSheetName(words, document.kind), title: document.title, mark: (area) => w.mark({ cycle, ...prints, area }), units: w.units(currency) }, words, columns.check);
  const charts: ChartSpec[] = [];
  const breaks: number[] = [];
  for (let column = 0; column < columns.check; column++) draft.put(labelRow, column, heading({ [columns.words]: w.heads.text, [columns.answer]: w.heads.answer, [columns.state]: w.heads.state, [columns.draft]: w.heads.draft, [columns.basis]: w.heads.basis, [columns.key]: w.heads.key }[column]));
  draft.put(labelRow, columns.check, heading(words.reports.common.check));
  let row = labelRow + 1;
  for (const head of document.heads) row = paragraphRows(draft, frame, head, row);
  document.sections.forEach(({ title, blocks }, index) => {
    row++;
    if (document.kind === "preRead" && index > 0) breaks.push(row);
    lineAcross(draft, row, "total");
    draft.put(row++, columns.words, text(title, "total"));
    for (const block of blocks) row = block.kind === "paragraph" ? paragraphRows(draft, frame, block, row) : tableRows(draft, frame, block, row, charts);
  });
  return draft.finish({
    widths: [nameWidth, ...Array.from({ length: figureColumns }, () => figureWidth), 60, 15, 24, 24, 20, 9],
    freeze: { rows: labelRow + 1, columns: 0 },
    print: { landscape: false, titleRows: 0, columns: columns.lastWords + 1, pagesWide: 1, ...(breaks.length > 0 && { breaksBefore: breaks }) },
    ...(charts.length > 0 && { charts }),
    conditionals: stateMarks(words, labelRow + 1, row - 1),
    tabColour: "#9C1C1C",
  });
}

/** Words run over the cells to their right, which look alike. */
function lineAcross(draft: Draft, row: number, style: "total" | "key" | "warning"): void {
  for (let column = columns.words; column <= columns.lastWords; column++) draft.put(row, column, blank(style));
}

/** One row a line, each a formula: of the draft, or of what a person wrote in its place. People's words are read from cells, never part of a formula. */
function paragraphRows(draft: Draft, { words, answers }: Frame, { key, parts, quotes, answer, look }: Paragraph, row: number): number {
  const said = answers.get(key);
  const kept = said?.words ?? "";
  const [own, drafted] = [cellName(row, columns.answer), cellName(row, columns.draft)];
  const lines = partLines(parts, lineWidth);
  const texts = lines.map(lineText);
  const ownTexts = kept === "" ? [] : partLines([kept], lineWidth).map(lineText);
  const ownLines = answer === "rewrite" ? ownTexts.map((_, r) => `IF(LEN(${own})=${kept.length},${slice(own, ownTexts, r)},${r === 0 ? own : '""'})`) : [];
  const rows = Math.max(1, lines.length, ownLines.length);
  for (let r = 0; r < rows; r++) {
    const line = lines[r] === undefined ? '""' : quotes ? slice(drafted, texts, r) : lineExpression(lines[r]!);
    const instead = ownLines[r] ?? (r === 0 ? own : '""');
    draft.put(row + r, columns.key, text(r === 0 ? key : continued, "note"));
    lineAcross(draft, row + r, look === "warning" ? "warning" : "key");
    draft.put(row + r, columns.words, formula(answer === "reply" ? line : `IF(${own}<>"",${instead},${line})`, "text", look === "warning" ? "warning" : "key"));
  }
  const cells = Array.from({ length: rows }, (_, r) => cellName(row + r, columns.words));
  draft.put(row, columns.answer, kept === "" ? blank("answer") : { value: kept, style: "answer", format: "text" });
  draft.put(row, columns.state, formula(stateFormula(words, { own, drafted, basis: cellName(row, columns.basis), cells, answer }), "text", "note"));
  draft.put(row, columns.draft, text(texts.join(""), "note"));
  if (said) draft.put(row, columns.basis, text(said.basis, "note"));
  draft.check(row, formula(`IF(AND(${own}<>"",${answer === "rewrite" ? "TRUE" : "FALSE"}),0,IF(EXACT(${cells.join("&")},${drafted}),0,1))`, "check", "check"));
  return row + rows;
}

/** The r-th of some lines out of the cell that holds them all. */
const slice = (cell: string, lines: readonly string[], r: number): string => `MID(${cell},${lines.slice(0, r).join("").length + 1},${lines[r]!.length})`;

interface StateOf {
  own: string;
  drafted: string;
  basis: string;
  cells: readonly string[];
  answer: Paragraph["answer"];
}

function stateFormula({ minutes: { states } }: Words, { own, drafted, basis, cells, answer }: StateOf): string {
  if (answer === "reply") return `IF(${own}<>"",${literal(states.replied)},${literal(states.open)})`;
  const untouched = cells.map((cell) => `ISFORMULA(${cell})`).join(",");
  return `IF(${own}<>"",IF(OR(${basis}="",EXACT(${basis},${drafted})),${literal(states.rewritten)},${literal(states.moved)}),IF(AND(${untouched}),${literal(states.draft)},${literal(states.typedOver)}))`;
}

/** Gives back the first row below; a chart takes the rows under its numbers. */
function tableRows(draft: Draft, { words }: Frame, { title, heads, rows, chart, key }: DocumentTable, row: number, charts: ChartSpec[]): number {
  draft.put(row, columns.words, text(title, "note"));
  const top = row + 1;
  draft.line(top, columns.words, heads.map((word) => heading(word)));
  rows.forEach(({ name, cells, isTotal }, index) => {
    const line = top + 1 + index;
    draft.put(line, columns.words, text(name, isTotal ? "total" : "key"));
    cells.forEach((cell, c) => draft.put(line, columns.words + 1 + c, typeof cell === "string" ? text(cell, isTotal ? "total" : "key") : formula(cell.cell, cell.format, isTotal ? "total" : "formula")));
    const figures = cells.flatMap((cell, c) => (typeof cell === "string" ? [] : [`ROUND(ABS(${cellName(line, columns.words + 1 + c)}-(${Math.round(cell.value * 1e6) / 1e6 + 0})),${cell.format === "percent" ? 4 : 2})`]));
    if (figures.length > 0) draft.check(line, formula(figures.join("+"), "check", "check"));
  });
  const below = top + 1 + rows.length;
  if (!chart || rows.length < 2) return below + 1;
  charts.push({
    name: key,
    title: chart.title,
    altText: words.overview.chartAlt(rows[0]!.name, rows.at(-1)!.name),
    data: { row: top, column: columns.words, rows: rows.length + 1, columns: 4 },
    place: { row: below, column: columns.words, rows: chartRows, columns: columns.lastWords - columns.words + 1 },
    series: [{ type: "column", axis: "primary", colour: "#1F4E9E" }, { type: "column", axis: "primary", colour: "#E0A458" }, { type: "line", axis: "primary", colour: "#2E6B34" }],
    ...(chart.plannedFrom !== undefined && { plannedFrom: chart.plannedFrom }),
    valueAxisTitle: words.overview.axis,
    format: "money",
  });
  return below + chartRows + 1;
}

function stateMarks({ minutes: { states } }: Words, first: number, last: number): ConditionalSpec[] {
  const range = { row: first, column: columns.state, rows: Math.max(1, last - first + 1), columns: 1 };
  const at = inColumn(first, columns.state);
  return [
    { range, formula: `OR(${at}="${states.moved}",${at}="${states.open}",${at}="${states.typedOver}")`, look: "doubtful" },
    { range, formula: `OR(${at}="${states.rewritten}",${at}="${states.replied}")`, look: "good" },
  ];
}
