import { round6, sum } from "../arithmetic";
import type { ScheduledItem } from "../masterSchedule/scheduleItems";
import type { PlanningOptions } from "../options";
import { calendarDays } from "../periods";
import type { MasterScheduleLine, Period, StorageLoad } from "../plan";
import type { Item } from "../records";
import type { Storage } from "./balanceModel";

/** Room the stock nobody can use takes all the time. */
const unusableRoom = (lines: readonly Pick<ScheduledItem, "unusableStock">[], items: readonly Item[]): number =>
  round6(sum(lines.map(({ unusableStock }, i) => unusableStock * items[i]!.standardUnitFactor)));

/** Room for finished goods, in common units, less what unusable stock takes; what that takes beyond the limit is fixed cost. Undefined where more room costs nothing. */
export function modelStorage(scheduled: readonly ScheduledItem[], items: readonly Item[], options: PlanningOptions, periods: readonly Period[]): { room: Storage; fixedCost: number } | undefined {
  if (!(options.storageLimit > 0 && options.storageCost > 0)) return undefined;
  const left = round6(options.storageLimit - unusableRoom(scheduled, items));
  const beyondCost = Float64Array.from(periods, (period) => (options.storageCost * calendarDays(period)) / 30);
  return {
    room: {
      each: Float64Array.from(items, ({ standardUnitFactor }) => standardUnitFactor),
      limit: new Float64Array(periods.length).fill(Math.max(0, left)),
      beyondCost,
    },
    fixedCost: Math.max(0, -left) * sum([...beyondCost]),
  };
}

/** Room the decided schedule takes at the end of each period; undefined without a limit. */
export function storageLoad(lines: readonly MasterScheduleLine[], items: readonly Item[], { storageLimit }: PlanningOptions, periods: number): StorageLoad | undefined {
  if (!(storageLimit > 0)) return undefined;
  const unusable = unusableRoom(lines, items);
  const used = Array.from({ length: periods }, (_, t) => round6(lines.reduce((room, { available }, i) => room + Math.max(0, available[t]!) * items[i]!.standardUnitFactor, unusable)));
  return { limit: storageLimit, used, beyond: used.map((room) => Math.max(0, round6(room - storageLimit))) };
}
