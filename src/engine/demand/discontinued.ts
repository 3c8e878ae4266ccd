import type { IsoDate, Item } from "../records";

/** Nothing is sold of an item from its last day on; input refuses such rows, and tells. */
export const isSoldOn = (item: Pick<Item, "discontinuedFrom"> | undefined, day: IsoDate): boolean => item?.discontinuedFrom === undefined || day < item.discontinuedFrom;
