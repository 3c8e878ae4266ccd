import { findBomCycle } from "../engine/materials/lowLevelCode";
import type { Problem, TableName } from "../engine/problem";
import type { BomLine } from "../engine/records";
import { similar } from "./headings";
import type { ReadRow } from "./readRows";
import { declaredColumns, listNames, type ListName, type Rows, tables } from "./tables";

export type ReadLists = { readonly [T in ListName]: readonly ReadRow<Rows[T]>[] };
type AnyRow = ReadRow<Record<string, unknown>>;
/** One question asked of all rows. */
type Check = (lists: ReadLists) => readonly Problem[];

const rowsOf = (lists: ReadLists, table: ListName): readonly AnyRow[] => lists[table] as unknown as readonly AnyRow[];

const valuesOf = (lists: ReadLists, table: TableName, column: string): ReadonlySet<string> =>
  new Set(table === "settings" ? [] : rowsOf(lists, table).flatMap(({ record }) => (typeof record[column] === "string" ? [record[column]] : [])));

/** Many wrong codes are one mistake, such as a wrong column: only so many are compared with every code there is. */
const mostSuggestions = 200;

/** The nearest code of each wrong one, looked up once. */
function suggestions(known: ReadonlySet<string>): (found: string) => string | undefined {
  const looked = new Map<string, string | undefined>();
  return (found) => {
    if (!looked.has(found) && looked.size < mostSuggestions) looked.set(found, similar(found, known));
    return looked.get(found);
  };
}

/** Every code points to a row that exists. Where the other list could not be read at all, that is told already. */
export const unknownReferences: Check = (lists) =>
  listNames.flatMap((table) =>
    declaredColumns(table).flatMap(([column, { refersTo }]): Problem[] => {
      const known = refersTo ? valuesOf(lists, refersTo.table, refersTo.column) : new Set<string>();
      if (!refersTo || known.size === 0) return [];
      const nearest = suggestions(known);
      return rowsOf(lists, table).flatMap(({ record, at }): Problem[] => {
        const found = record[column];
        if (typeof found !== "string" || known.has(found)) return [];
        const near = nearest(found);
        return [{ kind: "unknownReference", at: at(column), column, found, table: refersTo.table, ...(near !== undefined && { similar: near }) }];
      });
    }),
  );

/** No two rows agree in all key columns. */
export const duplicateRows: Check = (lists) =>
  listNames.flatMap((table) => {
    const first = new Map<string, AnyRow>();
    return rowsOf(lists, table).flatMap((row): Problem[] => {
      const parts = tables[table].key.map((column) => row.record[column] ?? "");
      const key = JSON.stringify(parts);
      const before = first.get(key);
      if (!before) first.set(key, row);
      const column = tables[table].key[0]!;
      // A key cell that could not be read leaves nothing to compare.
      const unread = declaredColumns(table).some(([name, { whenBlank }]) => tables[table].key.some((part) => part === name) && !whenBlank && row.record[name] === undefined);
      return before && !unread ? [{ kind: "duplicateRow", at: row.at(column), first: before.at(column), key: parts.filter((part) => part !== "").join(" · ") }] : [];
    });
  });

const isBomLine = (line: Partial<BomLine>): line is BomLine => line.parent !== undefined && line.component !== undefined;

/** Nothing is made of itself. */
export const bomCycles: Check = ({ bom }) => {
  const path = findBomCycle(bom.map(({ record }) => record).filter(isBomLine));
  const closing = path && bom.find(({ record }) => path.some((item, i) => item === record.parent && path[i + 1] === record.component));
  return path ? [{ kind: "bomCycle", path, ...(closing && { at: closing.at("component") }) }] : [];
};

export const inputChecks: readonly Check[] = [unknownReferences, duplicateRows, bomCycles];
