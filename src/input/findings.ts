import type { Problem } from "../engine/problem";
import type { Figure, ReadRow } from "./readRows";
import type { ListName, Rows } from "./tables";

export type ReadLists = { readonly [T in ListName]: readonly ReadRow<Rows[T]>[] };
export type AnyRow = ReadRow<Record<string, unknown>>;

/** Something wrong, with the row it stands in; of a row with periods only `figure` where the rest of the row is sound. */
export interface Finding {
  problem: Problem;
  table: ListName;
  row: AnyRow;
  figure?: Figure;
}

/** One question asked of all rows. `all` are the rows before some were left out. */
export type Check = (lists: ReadLists, all: ReadLists) => readonly Finding[];

/** A table's rows, whatever it holds. */
export const rowsOf = (lists: ReadLists, table: ListName): readonly AnyRow[] => lists[table] as unknown as readonly AnyRow[];
