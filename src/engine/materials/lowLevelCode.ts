import { byText, groupBy } from "../arithmetic";
import type { BomLine } from "../records";

const childrenOf = (bom: readonly BomLine[]): ReadonlyMap<string, readonly string[]> =>
  new Map([...groupBy(bom, ({ parent }) => parent)].map(([parent, lines]) => [parent, [...new Set(lines.map(({ component }) => component))].sort(byText)]));

/**
 * A loop in the bill of material as a path that ends where it began, e.g. ["A", "B", "A"]; undefined where there is
 * none. Dates are ignored: a loop that only holds at different times is refused too.
 */
export function findBomCycle(bom: readonly BomLine[]): string[] | undefined {
  const children = childrenOf(bom);
  const cleared = new Set<string>();
  for (const root of [...children.keys()].sort(byText)) {
    const path: { item: string; next: number }[] = [{ item: root, next: 0 }];
    const onPath = new Set([root]);
    while (path.length > 0) {
      const top = path.at(-1)!;
      const child = cleared.has(top.item) ? undefined : children.get(top.item)?.[top.next++];
      if (child === undefined) {
        cleared.add(top.item);
        onPath.delete(top.item);
        path.pop();
      } else if (onPath.has(child)) {
        return [...path.slice(path.findIndex(({ item }) => item === child)).map(({ item }) => item), child];
      } else if (!cleared.has(child)) {
        path.push({ item: child, next: 0 });
        onPath.add(child);
      }
    }
  }
  return undefined;
}

/**
 * Low-level code 低层码: the longest way down to an item in any bill, 0 for what is nobody's component. A bill without
 * loops is taken for granted. Example: A → B → D and A → D gives A 0, B 1, D 2.
 */
export function lowLevelCodes(bom: readonly BomLine[]): ReadonlyMap<string, number> {
  const children = childrenOf(bom);
  const parentsLeft = new Map<string, number>();
  for (const components of children.values()) for (const component of components) parentsLeft.set(component, (parentsLeft.get(component) ?? 0) + 1);
  const ready = [...children.keys()].filter((item) => !parentsLeft.has(item));
  const codes = new Map(ready.map((item) => [item, 0]));
  for (let item = ready.pop(); item !== undefined; item = ready.pop()) {
    for (const component of children.get(item) ?? []) {
      codes.set(component, Math.max(codes.get(component) ?? 0, codes.get(item)! + 1));
      const left = parentsLeft.get(component)! - 1;
      parentsLeft.set(component, left);
      if (left === 0) ready.push(component);
    }
  }
  return codes;
}
