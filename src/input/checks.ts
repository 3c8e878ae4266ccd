import { addMonths, lastDayOf, monthOf } from "../engine/calendar";
import { findBomCycle } from "../engine/materials/lowLevelCode";
import type { PlanningOptions } from "../engine/options";
import type { Problem, TableName } from "../engine/problem";
import type { BomLine } from "../engine/records";
import { downtimes, effectivities, routings, weekendOvertimeCosts, workCentresWithoutCapacity } from "./capacityChecks";
import { type AnyRow, type Check, type Finding, type ReadLists, rowsOf } from "./findings";
import { similar } from "./headings";
import { discontinuedItems, fractionalPieces, lotLimits, noOrderingCost, severalSuppliers, supplierLimits } from "./itemChecks";
import { declaredColumns, listNames, tables } from "./tables";

const valuesOf = (lists: ReadLists, table: TableName, column: string): ReadonlySet<string> =>
  new Set(table === "settings" ? [] : rowsOf(lists, table).flatMap(({ record }) => (typeof record[column] === "string" ? [record[column]] : [])));

/** Many wrong codes are one mistake, such as a wrong column: only so many are compared with every code there is. */
const mostSuggestions = 200;

/** The nearest code of each wrong one, looked up once. */
function suggestions(known: ReadonlySet<string>): (found: string) => string | undefined {
  const looked = new Map<string, string | undefined>();
  return (found) => {
    if (!looked.has(found) && looked.size < mostSuggestions) looked.set(found, similar(found, known));
    return looked.get(found);
  };
}

/** Every code points to a row that exists. Where the other list could not be read at all, that is told already. */
export const unknownReferences: Check = (lists, all) =>
  listNames.flatMap((table) =>
    declaredColumns(table).flatMap(([column, { refersTo }]): Finding[] => {
      const known = refersTo ? valuesOf(lists, refersTo.table, refersTo.column) : new Set<string>();
      if (!refersTo || known.size === 0) return [];
      const before = lists === all ? known : valuesOf(all, refersTo.table, refersTo.column);
      const nearest = suggestions(known);
      return rowsOf(lists, table).flatMap((row): Finding[] => {
        const found = row.record[column];
        if (typeof found !== "string" || known.has(found)) return [];
        const why = before.has(found) ? { leftOut: true as const } : { similar: nearest(found) };
        const problem: Problem = { kind: "unknownReference", at: row.at(column), column, found, table: refersTo.table, ...(Object.values(why)[0] !== undefined && why) };
        return [{ problem, table, row }];
      });
    }),
  );

/** No two rows agree in all key columns. */
export const duplicateRows: Check = (lists) =>
  listNames.flatMap((table) => {
    const first = new Map<string, AnyRow>();
    return rowsOf(lists, table).flatMap((row): Finding[] => {
      const parts = tables[table].key.map((column) => row.record[column] ?? "");
      const key = JSON.stringify(parts);
      const before = first.get(key);
      if (!before) first.set(key, row);
      const column = tables[table].key[0]!;
      // A key cell that could not be read leaves nothing to compare.
      const unread = declaredColumns(table).some(([name, { whenBlank }]) => tables[table].key.some((part) => part === name) && !whenBlank && row.record[name] === undefined);
      if (!before || unread) return [];
      return [{ problem: { kind: "duplicateRow", at: row.at(column), first: before.at(column), key: parts.filter((part) => part !== "").join(" · ") }, table, row }];
    });
  });

const isBomLine = (line: Partial<BomLine>): line is BomLine => line.parent !== undefined && line.component !== undefined;

/** Nothing is made of itself. Of each loop the line that stands last closes it; without it the others hold. */
export const bomCycles: Check = ({ bom }) => {
  const findings: Finding[] = [];
  let open = bom.filter(({ record }) => isBomLine(record));
  for (let path = findBomCycle(open.map(({ record }) => record as BomLine)); path; path = findBomCycle(open.map(({ record }) => record as BomLine))) {
    const steps = new Set(path.slice(1).map((component, i) => JSON.stringify([path![i], component])));
    const closing = open.filter(({ record }) => steps.has(JSON.stringify([record.parent, record.component]))).at(-1)!;
    findings.push({ problem: { kind: "bomCycle", path, at: closing.at("component") }, table: "bom", row: closing as unknown as AnyRow });
    open = open.filter((line) => line !== closing);
  }
  return findings;
};

/** Every year of the horizon has its holidays, where the calendar has any at all. */
export function yearsWithoutCalendar({ calendar }: ReadLists, { planDate, horizonMonths }: PlanningOptions): Problem[] {
  const told = new Set(calendar.flatMap(({ record }) => (record.date === undefined ? [] : [Number(record.date.slice(0, 4))])));
  const first = Number(planDate.slice(0, 4));
  const last = Number(lastDayOf(addMonths(monthOf(planDate), horizonMonths)).slice(0, 4));
  const years = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  return told.size === 0 ? [] : years.filter((year) => !told.has(year)).map((year) => ({ kind: "noCalendar", year }));
}

/** In the order in which rows are left out: an earlier answer may settle a later question. */
export const leaveOutChecks: readonly Check[] = [duplicateRows, lotLimits, supplierLimits, fractionalPieces, discontinuedItems, unknownReferences, bomCycles];
export const inputChecks: readonly Check[] = [
  unknownReferences, duplicateRows, bomCycles, lotLimits, supplierLimits, fractionalPieces, discontinuedItems, noOrderingCost, severalSuppliers,
  weekendOvertimeCosts, workCentresWithoutCapacity, downtimes, routings, effectivities,
];
