import { defaultOptions } from "../engine/options";
import { type TableName, tableNames } from "../engine/problem";
import type { Words } from "../language";
import { percentage } from "../language/format";
import { unitText } from "../language/unitText";
import type { Column } from "./columns";
import { headingNeeded } from "./columns";
import { optionNames } from "./readSettings";
import { declaredColumns, isCompulsory, settings, tables } from "./tables";

/** One column as a person may read of it; for the settings, one parameter. */
export interface ColumnDescription {
  column: string;
  heading: string;
  kind: Column<unknown>["kind"];
  unit: string;
  /** The heading must be there. */
  compulsory: boolean;
  /** What a blank means; empty where it says nothing or may not be blank. */
  byDefault: string;
  /** "> 0", "0 … 1", "A, B, C", "→ Items": what the reader checks. */
  check: string;
}

export interface TableDescription {
  table: TableName;
  sheet: string;
  purpose: string;
  compulsory: boolean;
  /** Further columns are months or weeks. */
  periods: boolean;
  key: readonly string[];
  columns: readonly ColumnDescription[];
}

const unitOf = ({ unit }: Column<unknown>, words: Words): string => (unit ? unitText(unit, words, defaultOptions.currency) : "");

/** A share as its cell shows it: 0.05 is 5.0%. */
const numberText = (value: number, unit: string): string => (unit.startsWith("%") ? percentage(value) : String(value));

function checkText(column: Column<unknown>, words: Words): string {
  const { choices, refersTo, above, minimum, maximum } = column;
  const shown = (value: number) => numberText(value, unitOf(column, words));
  if (choices) return choices.map((code) => words.tables.choices[code]).join(", ");
  if (refersTo) return `→ ${words.tables.sheets[refersTo.table]}`;
  const lower = above !== undefined ? `> ${shown(above)}` : minimum !== undefined ? `≥ ${shown(minimum)}` : "";
  return [lower, maximum === undefined ? "" : `≤ ${shown(maximum)}`].filter((part) => part !== "").join(", ");
}

const defaultText = (value: unknown, unit: string, words: Words, choices: Column<unknown>["choices"]): string => {
  if (value === undefined) return "";
  const choice = choices?.find((code) => code === value);
  if (choice) return words.tables.choices[choice];
  if (typeof value === "boolean") return words.tables.choices[value ? "yes" : "no"];
  return typeof value === "number" ? numberText(value, unit) : String(value);
};

const describe = (column: string, heading: string, declared: Column<unknown>, byDefault: unknown, words: Words): ColumnDescription => ({
  column,
  heading,
  kind: declared.kind,
  unit: unitOf(declared, words),
  compulsory: headingNeeded(declared),
  byDefault: defaultText(byDefault, unitOf(declared, words), words, declared.choices),
  check: checkText(declared, words),
});

const settingsColumns = (words: Words): ColumnDescription[] =>
  optionNames.map((option) => {
    const byDefault = option === "planDate" ? undefined : defaultOptions[option];
    return { ...describe(option, words.tables.settings[option].label, settings[option] as Column<unknown>, byDefault, words), compulsory: option === "planDate" };
  });

const listColumns = (table: Exclude<TableName, "settings">, words: Words): ColumnDescription[] =>
  declaredColumns(table).map(([name, column]) => describe(name, words.tables.columns[name as keyof Words["tables"]["columns"]], column, column.whenBlank?.value, words));

/** The whole input contract in words: table → columns with kind, unit, default and check. The README's tables are made of this. */
export const describeTables = (words: Words): TableDescription[] =>
  tableNames.map((table) => ({
    table,
    sheet: words.tables.sheets[table],
    purpose: words.tables.purposes[table],
    compulsory: isCompulsory(table),
    periods: table !== "settings" && tables[table].periods === true,
    key: table === "settings" ? ["parameter"] : tables[table].key,
    columns: table === "settings" ? settingsColumns(words) : listColumns(table, words),
  }));
