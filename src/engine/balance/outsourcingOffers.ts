import type { Period } from "../plan";
import type { Item, Outsourcing } from "../records";

/** Index of the offer an item may draw on in each period, −1 = none: its own of the month, else its family's; none in the frozen zone. */
export function offersOf(item: Item, offers: readonly Outsourcing[], periods: readonly Period[]): number[] {
  if (item.source === "buy") return periods.map(() => -1);
  return periods.map(({ month, zone }) => {
    if (zone === "frozen") return -1;
    const own = offers.findIndex((offer) => offer.month === month && offer.item === item.item);
    return own >= 0 ? own : offers.findIndex((offer) => offer.month === month && offer.family !== undefined && offer.family === item.family);
  });
}
