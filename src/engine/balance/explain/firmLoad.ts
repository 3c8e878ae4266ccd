import type { ScheduledItem } from "../../masterSchedule/scheduleItems";
import type { FirmNeed } from "../../plan";
import type { CapacityBase } from "../../capacity/roughCut";
import type { BalanceInputs } from "../buildBalanceModel";
import type { KeyMaterial } from "../keyMaterials";

/** Period in which production of a period needs the hours of a work centre. */
export const hoursPeriod = ({ loadPeriod }: Pick<ScheduledItem, "loadPeriod">, workCentre: string, t: number): number => loadPeriod[workCentre]?.[t] ?? t;

/** Hours a quantity takes of a work centre, its set-up included. */
export const hoursFor = ({ hoursPerUnit, setupHours }: Pick<ScheduledItem, "hoursPerUnit" | "setupHours">, workCentre: string, quantity: number): number =>
  quantity > 0 ? quantity * (hoursPerUnit[workCentre] ?? 0) + (setupHours[workCentre] ?? 0) : 0;

/** Regular time and both steps of overtime. */
export const mostHours = ({ available, overtimeLimit, weekendLimit }: CapacityBase, t: number): number => available[t]! + overtimeLimit[t]! + weekendLimit[t]!;

/** Hours of everything firm by period. */
export function firmHours({ scheduled, horizon }: Pick<BalanceInputs, "scheduled" | "horizon">, base: CapacityBase): Float64Array {
  const hours = Float64Array.from(horizon.periods, (_, t) => base.committed[t]! + base.independent[t]!);
  for (const line of scheduled) {
    if (!line.hoursPerUnit[base.workCentre] && !line.setupHours[base.workCentre]) continue;
    line.firm.forEach((quantity, t) => (hours[hoursPeriod(line, base.workCentre, t)]! += hoursFor(line, base.workCentre, quantity ?? 0)));
  }
  return hours;
}

/** Firm production behind a need; committed and independent hours have none. */
export interface FirmPieces {
  line: ScheduledItem;
  /** Period of completion. */
  at: number;
  quantity: number;
}

export interface TracedNeed {
  need: FirmNeed;
  pieces?: FirmPieces;
}

/** Everything firm that needs hours of the work centre in the period, one need per item and period of completion. */
export function hourNeeds({ scheduled }: Pick<BalanceInputs, "scheduled">, base: CapacityBase, period: number): TracedNeed[] {
  return [
    ...(["committed", "independent"] as const).flatMap((kind) => (base[kind][period]! > 0 ? [{ need: { kind, amount: base[kind][period]! } }] : [])),
    ...firmPieces(scheduled, (line, t) => (hoursPeriod(line, base.workCentre, t) === period ? hoursFor(line, base.workCentre, line.firm[t] ?? 0) : 0)),
  ];
}

/** Everything firm that takes a key material up to the period. */
export function materialNeeds({ scheduled }: Pick<BalanceInputs, "scheduled">, material: KeyMaterial, period: number): TracedNeed[] {
  const taken = material.taken.slice(0, period + 1).reduce((total, quantity) => total + quantity, 0);
  return [
    ...(taken > 0 ? [{ need: { kind: "committed" as const, amount: taken } }] : []),
    ...firmPieces(scheduled, (line, t) => {
      const use = material.users.get(line.item);
      return use && use.period[t]! <= period ? use.each * (line.firm[t] ?? 0) : 0;
    }),
  ];
}

const firmPieces = (scheduled: readonly ScheduledItem[], amountOf: (line: ScheduledItem, t: number) => number): TracedNeed[] =>
  scheduled.flatMap((line) =>
    line.firm.flatMap((quantity, at) => {
      const amount = quantity ? amountOf(line, at) : 0;
      const kind = line.firmByHand[at] === undefined ? ("frozen" as const) : ("byHand" as const);
      return amount > 0 ? [{ need: { kind, item: line.item, quantity: quantity!, amount }, pieces: { line, at, quantity: quantity! } }] : [];
    }),
  );
