import type { ReturnedWorkbook } from "../../workbook/returnedWorkbook";
import { languageCodes } from "../../language";
import { type TemplateIdentity, templateScopes } from "../templateIdentity";

const month = /^\d{4}-(0[1-9]|1[0-2])$/;

/** The rows that `identityOf` reads back: a property and its value, an office and its channel. */
export const identityRows = ({ offices, ...said }: TemplateIdentity): readonly (readonly string[])[] => [
  ...(["templateVersion", "language", "cycle", "scope", "clerk"] as const).map((name) => [name, said[name]]),
  ...offices.map(({ office, channel }) => ["offices", office, channel]),
];

/**
 * What the file says of itself: rows of a sheet, a property's name in the first column and its value after it; "offices"
 * has an office and a channel and comes once for each. undefined: no sheet says so, or what is said makes no sense.
 */
export function identityOf(book: ReturnedWorkbook): TemplateIdentity | undefined {
  for (const { rows } of book.sheets) {
    const said = new Map<string, string[][]>();
    for (const cells of [...rows.values()].slice(0, 2_000)) {
      // An office may have no name; then its cell is empty, or not there at all.
      const at = (column: number): string => String(cells.get(column)?.value ?? "");
      said.set(at(0), [...(said.get(at(0)) ?? []), [at(1), at(2)]]);
    }
    const one = (name: string): string => said.get(name)?.[0]?.[0] ?? "";
    const scope = templateScopes.find((known) => known === one("scope"));
    const language = languageCodes.find((known) => known === one("language"));
    if (one("templateVersion") === "" || !scope || !language || !month.test(one("cycle"))) continue;
    const offices = (said.get("offices") ?? []).map(([office = "", channel = ""]) => ({ office, channel }));
    return { templateVersion: one("templateVersion"), language, cycle: one("cycle"), scope, offices, clerk: one("clerk") };
  }
  return undefined;
}
