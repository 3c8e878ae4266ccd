import { byText, groupBy, round6, sum } from "../arithmetic";
import { calendarDays, type Horizon } from "../periods";
import type { StockedItem, StockGroup } from "../plan";
import { coverOf } from "./cover";
import { abcClasses } from "./demandClasses";
import { groupOf, typeOrder } from "./inventoryGroups";
import type { StockLine } from "./stockStructure";

/**
 * The same groups as the inventory variance, each finished family, semi-finished and raw, at standard cost: value by class,
 * and what of it is to be reviewed. Cover of a group walks its usable stock through its demand, both at cost, as if what
 * one item has too much of could serve another: the items tell the rest.
 */
export function stockGroups(stock: readonly StockedItem[], lines: readonly StockLine[], { periods }: Horizon): StockGroup[] {
  const found = new Map(stock.map((line) => [line.item, line]));
  const days = periods.map(calendarDays);
  return [...groupBy(lines, ({ item }) => `${item.type} ${groupOf(item)}`).values()]
    .map((own) => {
      const { item } = own[0]!;
      const money = (quantity: (line: StockedItem) => number, among = own) => round6(sum(among.map((line) => quantity(found.get(line.item.item)!) * line.item.standardCost)));
      const atCost = (quantity: (line: StockLine) => number) => sum(own.map((line) => quantity(line) * line.item.standardCost));
      const cover = coverOf(atCost(({ usable }) => usable), atCost(({ pastDue }) => pastDue), periods.map((_, t) => atCost(({ demand }) => demand[t]!)), days);
      return {
        group: groupOf(item),
        type: item.type,
        byClass: abcClasses.map((abc) => money(({ usable, unusable }) => usable + unusable, own.filter((line) => found.get(line.item.item)!.abc === abc))),
        unusable: money(({ unusable }) => unusable),
        slow: money(({ slow }) => slow),
        excess: money(({ excessInStock }) => excessInStock),
        onOrder: money(({ excess, excessInStock }) => excess - excessInStock),
        toReview: money(({ toReview }) => toReview),
        ...(cover !== undefined && { cover: round6(cover) }),
      };
    })
    .sort((a, b) => typeOrder[a.type] - typeOrder[b.type] || byText(a.group, b.group));
}
