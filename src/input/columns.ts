import type { Expected, TableName } from "../engine/problem";
import type { IsoDate, IsoMonth } from "../engine/records";
import { languages, type Words } from "../language";
import type { UnitCode } from "../language/unitText";
import { asCode, asDate, asMonth, asNumber, asText, type Found } from "./cellValues";
import { folded } from "./headings";

export type ChoiceCode = keyof Words["tables"]["choices"];

/** What the declaration says of a column besides how to read it. */
export interface ColumnFacts {
  unit?: UnitCode;
  minimum?: number;
  maximum?: number;
  /** The value must be greater than this. */
  above?: number;
  /** The value must stand in this column of that table. */
  refersTo?: { table: TableName; column: string };
  /** The heading must be there even though its cells may be blank. */
  headingCompulsory?: boolean;
}

/** One column of an input table; V is the type of the record's field. */
export interface Column<V> extends ColumnFacts {
  kind: Expected;
  choices?: readonly ChoiceCode[];
  /** undefined: no such value can be read from what was found. */
  read: (found: Found) => Exclude<V, undefined> | undefined;
  /** What a blank cell means; absent: the cell must be filled. */
  whenBlank?: { readonly value: V };
}

/** One column for each field of a record: a field without a column does not compile. */
export type Columns<R> = { readonly [F in keyof Required<R>]: Column<R[F]> };

/** A column of text. */
export const text = (facts: ColumnFacts = {}): Column<string> => ({ kind: "text", read: asText, ...facts });
/** A column of codes: 0012 stays 0012. */
export const code = (facts: ColumnFacts = {}): Column<string> => ({ kind: "text", read: asCode, ...facts });
/** A column of numbers. */
export const number = (facts: ColumnFacts = {}): Column<number> => ({ kind: "number", read: asNumber, ...facts });
/** A column of days. */
export const date = (): Column<IsoDate> => ({ kind: "date", read: asDate });
/** A column of months. */
export const month = (): Column<IsoMonth> => ({ kind: "month", read: asMonth });

const asWholeNumber = (found: Found): number | undefined => {
  const value = asNumber(found);
  return Number.isInteger(value) ? value : undefined;
};
/** A column of whole numbers. */
export const wholeNumber = (facts: ColumnFacts = {}): Column<number> => ({ kind: "wholeNumber", read: asWholeNumber, ...facts });

/** The code itself, or its word in any language. */
const isChoice = (found: string, code: ChoiceCode): boolean =>
  found === folded(code) || Object.values(languages).some(({ tables }) => found === folded(tables.choices[code]));

/** A column that takes one of a few words, in either language. */
export const choice = <C extends ChoiceCode>(choices: readonly C[], facts: ColumnFacts = {}): Column<C> => ({
  kind: "choice",
  choices,
  read: (found) => choices.find((code) => isChoice(folded(String(found)), code)),
  ...facts,
});

const yes = new Set(["y", "true", "1", "√", "✓"]);
const no = new Set(["n", "false", "0", "×", "✗"]);

function asYesOrNo(found: Found): boolean | undefined {
  const word = folded(String(found));
  if (yes.has(word) || isChoice(word, "yes")) return true;
  return no.has(word) || isChoice(word, "no") ? false : undefined;
}
/** A column of yes and no. */
export const yesOrNo = (): Column<boolean> => ({ kind: "yesOrNo", choices: ["yes", "no"], read: asYesOrNo });

/** A blank cell, or a missing column, means `value`. */
export const orElse = <V>(column: Column<V>, value: NoInfer<V>): Column<V> => ({ ...column, whenBlank: { value } });
/** A blank cell, or a missing column, says nothing. */
export const ifGiven = <V>({ read, ...column }: Column<V>): Column<V | undefined> => ({
  ...column,
  read: read as Column<V | undefined>["read"],
  whenBlank: { value: undefined },
});
/** As `orElse`, but the column must be there: a missing heading would change the plan unseen. */
export const blankIs = <V>(column: Column<V>, value: NoInfer<V>): Column<V> => ({ ...orElse(column, value), headingCompulsory: true });

/** Whether the sheet must have this heading. */
export const headingNeeded = ({ whenBlank, headingCompulsory }: Column<unknown>): boolean => !whenBlank || headingCompulsory === true;
