import type { BomLine } from "../../records";
import { movedBy, workingDayOf } from "./days";
import type { PlanToVerify } from "./planToVerify";

/** One way a key material gets into an item: pieces of it per good piece, issued so many working days before that is done. */
interface Path {
  each: number;
  days: number;
}

/** By key material: what one good piece of each item holds. */
export type Contents = ReadonlyMap<string, Path>;

/**
 * Walks every path from an item down to the material, so that nothing is shared with the roll-up the balance uses. All of an
 * item's material is issued as early as its longest path asks.
 */
export function contentsOf(material: string, { records, options, masterSchedule }: PlanToVerify): Contents {
  const items = new Map(records.items.map((item) => [item.item, item]));
  const lines = new Map<string, BomLine[]>();
  for (const line of records.bom) {
    if ((line.from ?? options.planDate) > options.planDate || (line.to ?? options.planDate) < options.planDate) continue;
    lines.set(line.parent, [...(lines.get(line.parent) ?? []), line]);
  }
  const pathsFrom = (code: string): Path[] => {
    if (code === material) return [{ each: 1, days: 0 }];
    const { source, phantom, leadTimeDays, yield: good } = items.get(code)!;
    return (source === "buy" ? [] : (lines.get(code) ?? [])).flatMap(({ component, quantityPer, batchSize, scrap }) =>
      pathsFrom(component).map(({ each, days }) => ({
        each: (each * quantityPer * (options.scrapConvention === "addedToNet" ? 1 + scrap : 1 / (1 - scrap))) / (batchSize * good),
        days: days + (phantom ? 0 : leadTimeDays),
      })),
    );
  };
  return new Map(
    masterSchedule.flatMap(({ item }): [string, Path][] => {
      const paths = pathsFrom(item);
      return paths.length === 0 ? [] : [[item, { each: paths.reduce((all, { each }) => all + each, 0), days: paths.reduce((longest, { days }) => Math.max(longest, days), 0) }]];
    }),
  );
}

/** What the schedule's production issues of a key material by period; what should have been issued before the plan date in the first. */
export function issuesOf(contents: Contents, { records, masterSchedule, periods }: PlanToVerify): number[] {
  const isWorking = workingDayOf(records);
  const workedBefore = (from: string, days: number): string => {
    let date = from;
    for (let left = days; left > 0; ) {
      date = movedBy(date, -1);
      if (isWorking(date)) left--;
    }
    return date;
  };
  const doneOn = periods.map(({ start, end }) => {
    for (let date = start; date <= end; date = movedBy(date, 1)) if (isWorking(date)) return date;
    return workedBefore(start, 1);
  });
  const issues = periods.map(() => 0);
  const periodsByDays = new Map<number, number[]>();
  for (const { item, production } of masterSchedule) {
    const content = contents.get(item);
    if (!content) continue;
    if (!periodsByDays.has(content.days)) periodsByDays.set(content.days, doneOn.map((date) => periods.findIndex(({ end }) => workedBefore(date, content.days) <= end)));
    production.forEach((quantity, t) => (issues[periodsByDays.get(content.days)![t]!]! += content.each * quantity));
  }
  return issues;
}
