import { type ColumnDescription, describeTables } from "../input/description";
import type { Words } from "../language";
import { columnsOfText } from "./columnsOfText";

/** The whole input contract, printed: every table with its columns, units, defaults and checks, from the one declaration. */
export function contractLines(words: Words): string[] {
  const { contract } = words.commandLine;
  const row = ({ heading, unit, compulsory, byDefault, check }: ColumnDescription): string[] => [
    `  ${heading}`, unit, compulsory ? contract.compulsory : byDefault === "" ? "" : contract.byDefault(byDefault), check,
  ];
  return describeTables(words).flatMap(({ table, sheet, purpose, compulsory, periods, columns }) => [
    `${sheet} · ${table}${compulsory ? ` · ${contract.compulsory}` : ""}`,
    `  ${purpose}`,
    ...columnsOfText(columns.map(row)),
    ...(periods ? [`  ${contract.periods}`] : []),
    "",
  ]);
}
