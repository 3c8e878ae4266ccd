import { round6 } from "../engine/arithmetic";
import { workingCalendar } from "../engine/calendar";
import { hoursDiffer } from "../engine/meeting/freezeGuard";
import { type FrozenRelease, frozenRelease, frozenStateOf } from "../engine/meeting/frozenComparison";
import { nothingRemembered } from "../engine/meeting/memory";
import { type Horizon, horizonOf } from "../engine/periods";
import type { Problem } from "../engine/problem";
import type { IsoDate, Item } from "../engine/records";
import { type LanguageCode, languageOrder, type Words } from "../language";
import { readInputs } from "../readInputs";
import type { ReportKey } from "../reports/context";
import { productionAt } from "../reports/handEdits";
import { addressAt, measureRows, periodColumns, valueAt, writtenSheets } from "../reports/writtenSheet";
import type { Grid } from "../workbook/port";

/** A written sheet, and the column of each frozen period that it has as the plan date has it. */
interface Written {
  grid: Grid;
  words: Words;
  columns: readonly { period: number; start: IsoDate; column: number }[];
}

/**
 * The freeze guard as a workbook is opened: nothing is planned, the written master schedule and capacity are read as they were saved, with
 * whatever was changed on them while nobody looked. Each frozen quantity that is not what was released, and that no approved request stands
 * for, is told with its cell; then the hours.
 */
export function frozenEdits(grids: readonly Grid[], { language }: { language: LanguageCode }): readonly Problem[] {
  const { records, options, memory = nothingRemembered } = readInputs(grids, { language, leaveOut: true });
  if (!records || !options) return [];
  const horizon = horizonOf(options, workingCalendar(records.calendar));
  const frozen = frozenRelease(memory, horizon);
  if (!frozen) return [];
  const of = (key: ReportKey) => written(grids, key, language, horizon, frozen);
  const [schedule, capacity] = [of("mps"), of("capacity")];
  return [...(schedule ? editedQuantities(schedule, frozen, records.items) : []), ...(capacity ? editedHours(capacity, frozen) : [])];
}

/** The sheet in the language asked for, else in another one; a plan of another day is no plan of these periods. */
function written(grids: readonly Grid[], key: ReportKey, language: LanguageCode, { planDate, periods }: Horizon, { periods: guarded }: FrozenRelease): Written | undefined {
  for (const words of languageOrder(language))
    for (const grid of writtenSheets(grids, words, key)) {
      const standing = periodColumns(grid);
      if (standing?.planDate !== planDate) continue;
      const columns = guarded.flatMap((period) => {
        const { start, end } = periods[period]!;
        const found = standing.columns.find((one) => one.start === start && one.end === end);
        return found ? [{ period, start, column: found.column }] : [];
      });
      return { grid, words, columns };
    }
  return undefined;
}

function editedQuantities({ grid, words, columns }: Written, frozen: FrozenRelease, items: readonly Item[]): Problem[] {
  const { mps } = words.reports;
  const byCode = new Map(items.map((item) => [item.item, item]));
  return [...measureRows(grid, [mps.production, mps.proposed, mps.firm, mps.receipts])].flatMap(([item, [production, proposed, firm, receipts]]) => {
    if (production === undefined || proposed === undefined || firm === undefined || receipts === undefined) return [];
    return columns.flatMap(({ period, start, column }): Problem[] => {
      const cell = productionAt(grid, { production, proposed, firm }, column, byCode.get(item));
      if (cell.problem) return [cell.problem];
      const found = round6((cell.quantity ?? cell.proposed) + Number(valueAt(grid, receipts, column) ?? 0));
      const released = frozen.quantityOf(item, period);
      if (frozenStateOf(released, found, frozen.approvedFor(item, period)) !== "notCovered") return [];
      // What nobody typed stands on the plan, not in the empty firm row.
      const at = cell.quantity === undefined ? addressAt(grid, production, column) : cell.at;
      return [{ kind: "frozenEdited", at, item, start, released, found, release: frozen.release.release }];
    });
  });
}

function editedHours({ grid, words, columns }: Written, frozen: FrozenRelease): Problem[] {
  return [...measureRows(grid, [words.reports.capacity.load])].flatMap(([workCentre, [load]]) =>
    columns.flatMap(({ period, start, column }): Problem[] => {
      const [released, found] = [frozen.hoursOf(workCentre, period), valueAt(grid, load!, column)];
      // A load that is no number is an error of the sheet's own formulas, which its check cells show.
      if (released === undefined || typeof found !== "number" || !hoursDiffer(released, found)) return [];
      return [{ kind: "frozenHoursEdited", at: addressAt(grid, load!, column), workCentre, start, released, found: round6(found), release: frozen.release.release }];
    }),
  );
}
