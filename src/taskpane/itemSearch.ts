import type { Item } from "../engine/records";
import { byText } from "../engine/arithmetic";
import { tidy } from "../input/cellValues";

/** What an item is looked for by. */
export type NamedItem = Pick<Item, "item" | "name">;

const folded = (text: string): string => tidy(text).toLowerCase();

/** 0 the very code, 1 a code that begins so, 2 a code that holds it, 3 a name that holds all its words; undefined = no match. */
function rank({ item, name }: NamedItem, sought: string): number | undefined {
  const code = folded(item);
  if (code === sought) return 0;
  if (code.startsWith(sought)) return 1;
  if (code.includes(sought)) return 2;
  const words = folded(name);
  return sought.split(/\s+/).every((word) => words.includes(word) || code.includes(word)) ? 3 : undefined;
}

/** Items by what a person types of code or name, the likeliest first. */
export function searchItems<T extends NamedItem>(items: readonly T[], text: string): T[] {
  const sought = folded(text);
  return items
    .flatMap((item) => {
      const place = rank(item, sought);
      return place === undefined ? [] : [{ item, place }];
    })
    .sort((a, b) => a.place - b.place || byText(a.item.item, b.item.item))
    .map(({ item }) => item);
}
