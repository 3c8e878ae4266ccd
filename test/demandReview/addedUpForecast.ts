import { groupBy, sum } from "../../src/engine/arithmetic";
import type { Forecast } from "../../src/engine/records";

/** Quantities by item, channel, office and grade. */
export const addedUpForecast = (rows: readonly Forecast[]): Record<string, number> =>
  Object.fromEntries(
    [...groupBy(rows, ({ item, channel, office, grade }) => [item, channel, office, ...(grade ? [grade] : [])].join(" "))]
      .map(([key, same]) => [key, sum(same.map(({ quantity }) => quantity))] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
