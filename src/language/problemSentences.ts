import type { Problem, ProblemKind, TableName } from "../engine/problem";

/** How codes and indices inside a problem are called. */
export interface ProblemNames {
  period: (index: number) => string;
  table: (table: TableName) => string;
  column: (column: string) => string;
  choice: (code: string) => string;
  /** A number of an item with its unit, as far as that is known. */
  quantity: (item: string, quantity: number) => string;
}

/** What is wrong and what to do next, one sentence or two; the place stands before it. A kind without a sentence does not compile. */
export type ProblemSentences = { readonly [K in ProblemKind]: (problem: Extract<Problem, { kind: K }>, names: ProblemNames) => string };
