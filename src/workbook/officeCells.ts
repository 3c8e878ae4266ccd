import { toCellText } from "./cellText";
import { jsonBytes } from "./officeQueue";
import type { Cell, Row } from "./port";
import { numberFormats } from "./styles";

/** One cell as it goes to Excel; null leaves what is there, and there is nothing: the sheet was cleared. */
interface CellInput {
  format: string | null;
  value: string | number | boolean | null;
  formula: string | null;
}

const nothing: CellInput = { format: null, value: null, formula: null };

/**
 * Text that Excel might read as a number, date, truth value, error or formula. Which dates it knows depends on the
 * user's language ("1月2日"), so any digit counts; so do the characters formulas begin with, full-width ones too.
 */
export const mayBeMisread = (text: string): boolean => /\p{Nd}/u.test(text) || /^[\s=+\-@#＝＋－＠]/.test(text) || /^(true|false)$/i.test(text);

function textInput(text: string, format: string | null): CellInput {
  if (text === "") return nothing;
  // In a cell of the format "@" Excel may or may not take a leading apostrophe away; in a General one it takes away just one.
  if (text.startsWith("'")) return { ...nothing, value: `'${text}` };
  return { ...nothing, format: mayBeMisread(text) ? numberFormats.text : format, value: text };
}

/** What goes into a cell: a formula, a number, or text that stays text. */
export function cellInput(cell: Cell | null | undefined): CellInput {
  if (!cell) return nothing;
  const format = cell.format === undefined || cell.format === "general" ? null : numberFormats[cell.format];
  // In a cell of the format "@" a formula would be text; its result shows as text without it.
  if (cell.formula !== undefined) return { ...nothing, format: cell.format === "text" ? null : format, formula: cell.formula };
  if (typeof cell.value === "string") return textInput(toCellText(cell.value), format);
  return { ...nothing, format, value: cell.value ?? null };
}

/** Consecutive rows that go to Excel together; three arrays of one shape. */
export interface RowBlock {
  row: number;
  rows: number;
  columns: number;
  formats: (string | null)[][];
  values: (string | number | boolean | null)[][];
  formulas: (string | null)[][];
  bytes: number;
}

/** The same rows in two blocks; none for a single row. */
export function halvesOfBlock({ row, rows, columns, formats, values, formulas, bytes }: RowBlock): readonly RowBlock[] {
  if (rows < 2) return [];
  const middle = Math.ceil(rows / 2);
  const part = (from: number, to: number): RowBlock => ({ row: row + from, rows: to - from, columns, formats: formats.slice(from, to), values: values.slice(from, to), formulas: formulas.slice(from, to), bytes: Math.ceil((bytes * (to - from)) / rows) });
  return [part(0, middle), part(middle, rows)];
}

const widest = (rows: readonly Row[]): number => rows.reduce((most, row) => Math.max(most, row.length), 0);

/** In JSON, a comma after each row of the three arrays, and their brackets. */
const separatorBytes = 3;

/** Rows cut into blocks of at most `limit` bytes of JSON, and at least one row. */
export function rowBlocks(rows: readonly Row[], limit: number): readonly RowBlock[] {
  const columns = widest(rows);
  const blocks: RowBlock[] = [];
  for (const [index, row] of rows.entries()) {
    const inputs = Array.from({ length: columns }, (_, c) => cellInput(row[c]));
    const [formats, values, formulas] = [inputs.map(({ format }) => format), inputs.map(({ value }) => value), inputs.map(({ formula }) => formula)];
    const bytes = jsonBytes(formats) + jsonBytes(values) + jsonBytes(formulas) + separatorBytes;
    const last = blocks.at(-1);
    if (!last || last.bytes + bytes > limit) {
      blocks.push({ row: index, rows: 1, columns, formats: [formats], values: [values], formulas: [formulas], bytes: bytes + separatorBytes });
      continue;
    }
    last.formats.push(formats);
    last.values.push(values);
    last.formulas.push(formulas);
    last.rows += 1;
    last.bytes += bytes;
  }
  return columns === 0 ? [] : blocks;
}
