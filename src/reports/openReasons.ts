import type { Words } from "../language";
import type { Grid } from "../workbook/port";
import { writtenSheets } from "./writtenSheet";

/** How many variances on the written reasons sheet wait for an answer, as the sheet itself says it. */
export function openReasonsOn(grids: readonly Grid[], words: Words): number {
  const { state, open } = words.variances;
  return writtenSheets(grids, words, "reasons").reduce((count, { values }) => {
    const heading = values.findIndex((row) => row.includes(state));
    const column = values[heading]?.indexOf(state) ?? -1;
    return heading < 0 ? count : count + values.slice(heading + 1).filter((row) => row[column] === open).length;
  }, 0);
}
