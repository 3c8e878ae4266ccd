import { excelSerial } from "../../src/engine/calendar";
import { type FilledTemplate, itemCodes, months, type SheetCell } from "./returnedFiles";

/** What people and programs do to a template on its way back. Each changes the template in place; what was meant stays on the cell. */
export interface Chance {
  below(count: number): number;
  one<T>(of: readonly T[]): T;
}

const firstRowOf = ({ layout }: FilledTemplate): number => layout.headingRow + 1;
const figureCells = ({ entry }: FilledTemplate): SheetCell[] => entry.cells.flatMap((row) => row.filter((cell): cell is SheetCell => cell?.meant !== undefined));
const itemRows = ({ entry }: FilledTemplate): number[] => entry.cells.flatMap((row, index) => (row.some((cell) => cell?.meant) ? [index] : []));
const wide = (text: string): string => [...text].map((letter) => (letter > " " && letter <= "~" ? String.fromCharCode(letter.charCodeAt(0) + 0xfee0) : letter)).join("");
const grouped = (value: number, mark: string): string => String(value).replace(/\B(?=(\d{3})+$)/g, mark);

const textForms: readonly ((value: number) => string)[] = [
  String,
  (value) => grouped(value, ","),
  (value) => grouped(value, "."),
  (value) => grouped(value, " "),
  (value) => grouped(value, "'"),
  (value) => wide(grouped(value, ",")),
  (value) => `${value}台`,
  (value) => `约${value}`,
  (value) => `${value} 台左右`,
  (value) => ` ${value}\u00a0`,
  (value) => `${value / 10_000}万`,
  (value) => `${value / 1_000}k`,
  (value) => `${value / 1_000}千台`,
  (value) => `${Math.ceil(value / 12)}箱`,
  (value) => `${value}?`,
  (value) => `'${value}`,
  (value) => `"${value}"`,
  (value) => `${value}\n`,
  (value) => `=${value}`,
];

const headingForms: readonly ((month: string, date1904: boolean) => SheetCell)[] = [
  (month) => ({ value: month.replace("-", "年") + "月" }),
  (month) => ({ value: `${Number(month.slice(5))}月` }),
  (month) => ({ value: `${["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][Number(month.slice(5)) - 1]}-${month.slice(2, 4)}` }),
  (month) => ({ value: `${month.replace("-", "/")}/1` }),
  (month, date1904) => ({ value: excelSerial(`${month}-01`) - (date1904 ? 1462 : 0), as: "date" }),
  (month) => ({ value: excelSerial(`${month}-01`) - 1462, as: "date" }),
  (month) => ({ value: String(excelSerial(`${month}-01`)) }),
  (month) => ({ value: months.indexOf(month) === 0 ? "M" : `M+${months.indexOf(month)}` }),
  (month) => ({ value: wide(month) }),
  (month) => ({ value: month.replace("-", "") }),
  () => ({ value: "预计" }),
  () => ({ value: "2025-12" }),
  () => ({ value: "__proto__" }),
];

type Mutation = (template: FilledTemplate, chance: Chance) => void;
const onFigure = (change: (cell: SheetCell & { value: number; meant: NonNullable<SheetCell["meant"]> }, chance: Chance) => void): Mutation => (template, chance) => {
  const cells = figureCells(template).filter(({ value, formula, as }) => typeof value === "number" && formula === undefined && as === undefined);
  if (cells.length > 0) change(chance.one(cells) as SheetCell & { value: number; meant: NonNullable<SheetCell["meant"]> }, chance);
};

export const mutations: Readonly<Record<string, Mutation>> = {
  text: onFigure((cell, chance) => Object.assign(cell, { value: chance.one(textForms)(cell.value) })),
  slip: onFigure((cell, chance) => Object.assign(cell, { value: cell.value * chance.one([10, 100, 0.1, 0.01]) })),
  negative: onFigure((cell) => Object.assign(cell, { value: -cell.value })),
  fraction: onFigure((cell) => Object.assign(cell, { value: cell.value + 0.5 })),
  thousandth: onFigure((cell) => Object.assign(cell, { value: cell.value / 1_000 })),
  formula: onFigure((cell, chance) => Object.assign(cell, { formula: chance.one(["A1+1", `${cell.value}`, "VLOOKUP(B4,X!A:B,2,0)"]), value: cell.value + chance.below(50) })),
  external: onFigure((cell) => Object.assign(cell, { formula: "[1]Sheet1!$A$1", value: cell.value + 7 })),
  error: onFigure((cell, chance) => Object.assign(cell, { value: chance.one(["#REF!", "#N/A", "#VALUE!", "#DIV/0!"]), as: "error" })),
  boolean: onFigure((cell) => Object.assign(cell, { value: true })),
  dated: onFigure((cell) => Object.assign(cell, { as: "date" })),
  word: onFigure((cell, chance) => Object.assign(cell, { value: chance.one(["待定", "同上", "见附件", "constructor", "=cmd|'/c calc'!A0", "１２３４五", "\u202e0021", "?"]) })),
  merge: (template, chance) => {
    const { entry, layout } = template;
    const [row, column] = [firstRowOf(template) + chance.below(itemCodes.length - 2), chance.one(layout.months) - chance.below(4)];
    const [rows, columns] = [1 + chance.below(2), 1 + chance.below(2)];
    for (let r = row; r < row + rows; r += 1) for (let c = column; c < column + columns; c += 1) if (r > row || c > column) lose(entry.cells[r], c);
    entry.merged.push(`${letter(column)}${row + 1}:${letter(column + columns - 1)}${row + rows}`);
  },
  hideRow: (template, chance) => void template.entry.hiddenRows.add(chance.one(itemRows(template))),
  filter: (template, chance) => {
    template.entry.filteredRows = true;
    template.entry.hiddenRows.add(chance.one(itemRows(template)));
  },
  hideColumn: ({ entry, layout }, chance) => void entry.hiddenColumns.add(chance.one(layout.months)),
  insertColumn: ({ entry, layout: { headingRow } }, chance) => {
    const at = chance.below(8);
    const [heading, fill] = [chance.one(["", "备注", "2026-10", "小计"]), chance.one([undefined, 5, "x"])];
    entry.cells.forEach((row, index) => row.length > at && row.splice(at, 0, index === headingRow ? (heading === "" ? undefined : { value: heading }) : index > headingRow && fill !== undefined ? { value: fill } : undefined));
    entry.hiddenColumns = new Set();
  },
  swapColumns: ({ entry, layout }, chance) => {
    const [a, b] = [chance.one(layout.months), chance.one(layout.months)];
    for (const row of entry.cells) if (row.length > Math.max(a, b)) [row[a], row[b]] = [row[b], row[a]];
  },
  swapHeadings: ({ entry, layout }, chance) => {
    const [a, b] = [chance.one(layout.months), chance.one(layout.months)];
    const row = entry.cells[layout.headingRow]!;
    [row[a], row[b]] = [row[b], row[a]];
  },
  heading: ({ entry, date1904, layout }, chance) => {
    const nth = chance.below(4);
    entry.cells[layout.headingRow]![layout.months[nth]!] = chance.one(headingForms)(months[nth]!, date1904);
  },
  allHeadings: ({ entry, date1904, layout }, chance) => {
    const form = chance.one(headingForms.slice(0, 10));
    months.forEach((month, nth) => (entry.cells[layout.headingRow]![layout.months[nth]!] = form(month, date1904)));
  },
  noHeading: ({ entry, layout }, chance) => (entry.cells[layout.headingRow]![chance.one([0, 1, 2, 3, ...layout.months])] = undefined),
  keyHeading: ({ entry, layout }, chance) => (entry.cells[layout.headingRow]![chance.below(4)] = { value: chance.one(["物料", "编码", "Item", "產品", "", "名稱", "单 位"]) || "-" }),
  date1904: (template) => (template.date1904 = true),
  blankRow: ({ entry }, chance) => {
    const at = chance.below(entry.cells.length);
    entry.cells.splice(at, 0, []);
    move(entry, at, 1);
  },
  rowWithoutCode: (template, chance) => {
    const { entry, layout } = template;
    const at = firstRowOf(template) + chance.below(itemCodes.length);
    const row: (SheetCell | undefined)[] = [...(entry.cells[at] ?? [])].map((cell) => (cell?.value === "华东" ? { value: "华东" } : undefined));
    row[layout.name] = { value: "新品" };
    row[layout.months[0]!] = { value: 99 };
    entry.cells.splice(at, 0, row);
    move(entry, at, 1);
  },
  copyRow: (template, chance) => {
    const at = chance.one(itemRows(template));
    const copy = template.entry.cells[at]!.map((cell) => cell && { ...cell, meant: undefined, ...(cell.meant && chance.below(2) === 0 && typeof cell.value === "number" ? { value: cell.value + 1 } : {}) });
    template.entry.cells.splice(at + 1, 0, copy);
    move(template.entry, at + 1, 1);
  },
  code: (template, chance) => {
    const cell = template.entry.cells[chance.one(itemRows(template))]!.find((cell) => cell && itemCodes.includes(String(cell.value)));
    if (cell) cell.value = chance.one([(code: string) => code.toLowerCase(), wide, (code: string) => code.replace(/^0+/, ""), (code: string) => code.slice(0, -1), (code: string) => ` ${code} `, (code: string) => code.replace("-", ""), () => chance.one(itemCodes), () => "__proto__", () => "NEU-1"])(String(cell.value));
  },
  office: (template, chance) => {
    const cell = template.entry.cells[chance.one(itemRows(template))]!.find((cell) => cell?.value === "华东");
    if (cell) cell.value = chance.one(["华北", "華東", " 华东", "华东办"]);
  },
  unit: (template, chance) => {
    const cell = template.entry.cells[chance.one(itemRows(template))]!.find((cell) => cell?.value === "台");
    if (cell) cell.value = chance.one(["箱", "打", "千台", "万", "千"]);
  },
  blankFigure: (template, chance) => lose(template.entry.cells[chance.one(itemRows(template))], chance.one(template.layout.months)),
  shiftRight: (template, chance) => template.entry.cells[chance.one(itemRows(template))]!.splice(chance.one(template.layout.months), 0, undefined),
  shiftDown: (template, chance) => {
    const [top, column] = [chance.one(itemRows(template)), chance.one(template.layout.months)];
    for (let row = template.entry.cells.length; row > top; row -= 1) {
      template.entry.cells[row] ??= [];
      template.entry.cells[row]![column] = template.entry.cells[row - 1]![column];
    }
    template.entry.cells[top]![column] = undefined;
  },
  otherCycle: (template, chance) => (template.identity = template.identity.map((row) => (row[0] === "cycle" ? ["cycle", chance.one(["2026-10", "2026-12", "2025-11", "x"])] : row))),
  otherOffice: (template) => (template.identity = template.identity.map((row) => (row[0] === "offices" ? ["offices", "西南", "domestic"] : row))),
};

const letter = (column: number): string => String.fromCharCode(65 + column);

/** What was meant by a cell whose value is gone is still meant. */
function lose(row: (SheetCell | undefined)[] | undefined, column: number): void {
  const cell = row?.[column];
  if (row && cell) row[column] = cell.meant ? { value: "", meant: cell.meant } : undefined;
}

function move(entry: FilledTemplate["entry"], from: number, by: number): void {
  entry.hiddenRows = new Set([...entry.hiddenRows].map((row) => (row >= from ? row + by : row)));
  entry.merged = entry.merged.map((ref) => ref.replace(/\d+/g, (row) => String(Number(row) > from ? Number(row) + by : Number(row))));
}
