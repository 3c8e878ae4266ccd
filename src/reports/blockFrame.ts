import type { Zone } from "../engine/plan";
import { cellName } from "../workbook/address";
import type { ConditionalLook, ConditionalSpec, FoldSpec, Rectangle } from "../workbook/port";
import type { ReportContext } from "./context";
import { type Blocks, daysRow, firstRow, zoneRow } from "./layout";
import { fixed, inColumn, inRow } from "./reference";

/** The columns that say whose row it is; their headings stand right above the rows. */
const keyCount = 5;

interface PeriodArea {
  firstPeriod: number;
  lastPeriod: number;
}

/** What people filter a sheet of blocks by: item, family, measure and the like. */
export const blockFilter = (last: number, columns = keyCount): Rectangle => ({ row: daysRow, column: 0, rows: last - daysRow + 1, columns });

/** In every block the rows before each of the named measures fold into it. `folded`: those a reader need not see at first. */
export function blockFolds<Measure extends string>({ measures, rowOf }: Blocks<Measure>, keys: readonly string[], groups: readonly { from: Measure; into: Measure; folded?: true }[]): FoldSpec[] {
  return keys.flatMap((key) =>
    groups.map(({ from, into, folded }) => ({ from: rowOf(key, from), count: measures.indexOf(into) - measures.indexOf(from), ...(folded && { folded }) })),
  );
}

/** A condition on the row of one measure; `cell` gives the period's cell in the measure's row, or so many rows below it. */
export interface MeasureCondition<Measure extends string> {
  measure: Measure;
  holds(cell: (below?: number) => string): string;
  look: ConditionalLook;
}

/**
 * Conditional formats of a sheet of blocks, bounded to its periods: what is wrong first, then the zones, which shade the
 * rows of formulas alone, so that inputs and decisions keep the colours they are known by.
 */
export function blockConditionals<Measure extends string>(
  context: ReportContext,
  blocks: Blocks<Measure>,
  columns: PeriodArea & { measure: number },
  conditions: readonly MeasureCondition<Measure>[],
  formulaRows: readonly Measure[],
): ConditionalSpec[] {
  const range = periodRange(columns, blocks.last);
  const isMeasure = (measure: Measure) => `${inColumn(firstRow, columns.measure)}=${fixed(blocks.wordRow(measure), columns.measure)}`;
  const bad = conditions.map(({ measure, holds, look }): ConditionalSpec => {
    const cell = (below = 0) => cellName(firstRow + below, columns.firstPeriod);
    return { range, formula: `AND(${isMeasure(measure)},${holds(cell)})`, look };
  });
  return [...bad, ...zoneShading(context, columns, blocks.last, `OR(${formulaRows.map(isMeasure).join(",")})`)];
}

const shaded: readonly (Zone & ConditionalLook)[] = ["frozen", "slushy"];

/** Frozen and slushy periods; of all rows, or of those for which a condition holds. */
export const zoneShading = ({ words }: ReportContext, columns: PeriodArea, last: number, where?: string): ConditionalSpec[] =>
  shaded.map((zone) => {
    const inZone = `${inRow(zoneRow, columns.firstPeriod)}="${words.reports.zones[zone]}"`;
    return { range: periodRange(columns, last), formula: where === undefined ? inZone : `AND(${inZone},${where})`, look: zone };
  });

const periodRange = ({ firstPeriod, lastPeriod }: PeriodArea, last: number): Rectangle => ({ row: firstRow, column: firstPeriod, rows: last - firstRow + 1, columns: lastPeriod - firstPeriod + 1 });
