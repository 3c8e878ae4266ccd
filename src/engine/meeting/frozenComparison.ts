import { groupBy, round6, sum } from "../arithmetic";
import { workingCalendar } from "../calendar";
import { sharesOf } from "../masterSchedule/firmProduction";
import type { Horizon } from "../periods";
import type { Plan } from "../plan";
import type { IsoDate } from "../records";
import type { ChangeRequest, MeetingMemory, PlanRelease } from "./memory";
import { completions, lastRelease } from "./releases";

type Remembered = Pick<MeetingMemory, "releases" | "releasedQuantities" | "releasedHours" | "changeRequests">;

/** An approved change of one item and period: completions it asks for, as far as they fall into the period. */
export interface ApprovedChange {
  request: ChangeRequest;
  quantity: number;
}

/** The last release, laid over the frozen periods of a plan. */
export interface FrozenRelease {
  release: PlanRelease;
  /** Indices of the frozen periods the release reaches to the end of; of later ones it says nothing. */
  periods: readonly number[];
  quantityOf(item: string, period: number): number;
  /** Undefined for a work centre the release does not know. */
  hoursOf(workCentre: string, period: number): number | undefined;
  /** The last approved change; the quantity it stands for covers a departure, no other one does. */
  approvedFor(item: string, period: number): ApprovedChange | undefined;
}

/** What may not change without a request, quantity by quantity and hour by hour; undefined before the first release. */
export function frozenRelease({ releases, releasedQuantities, releasedHours, changeRequests }: Remembered, horizon: Horizon): FrozenRelease | undefined {
  const release = lastRelease(releases);
  if (!release) return undefined;
  const isOf = (row: { release: string }) => row.release === release.release;
  const [own, ownHours] = [releasedQuantities.filter(isOf), releasedHours.filter(isOf)];
  const reach = [...own, ...ownHours].reduce<IsoDate>((latest, { end }) => (end > latest ? end : latest), "");
  const periods = horizon.periods.flatMap(({ zone, end }, t) => (zone === "frozen" && end <= reach ? [t] : []));
  const until = horizon.periods[periods.at(-1) ?? -1]?.end ?? "";
  const near = <R extends { start: IsoDate; end: IsoDate }>(rows: readonly R[]): R[] => rows.filter(({ start, end }) => start <= until && end >= horizon.planDate);
  const byItem = groupBy(near(own), ({ item }) => item);
  const byCentre = groupBy(near(ownHours), ({ workCentre }) => workCentre);
  const approved = groupBy(near(changeRequests).filter(({ status }) => status === "approved"), ({ item }) => item);
  const shareIn = (row: { start: IsoDate; end: IsoDate }, subject: string, quantity: number, period: number): number => sharesOf({ item: subject, start: row.start, end: row.end, quantity }, horizon).periods[period]!;
  return {
    release,
    periods,
    quantityOf: (item, period) => round6(sum((byItem.get(item) ?? []).map((row) => shareIn(row, item, row.quantity, period)))),
    hoursOf: (workCentre, period) => {
      const rows = byCentre.get(workCentre);
      return rows && round6(sum(rows.map((row) => shareIn(row, workCentre, row.hours, period))));
    },
    approvedFor: (item, period) => {
      const { start, end } = horizon.periods[period]!;
      const request = approved.get(item)?.filter((one) => one.start <= end && one.end >= start).at(-1);
      return request && { request, quantity: round6(shareIn(request, item, request.after, period)) };
    },
  };
}

export type FrozenState = "unchanged" | "covered" | "notCovered";

/** One item in one frozen period. Released and planned are completions of own production, open orders included. */
export interface FrozenQuantity {
  item: string;
  period: number;
  released: number;
  planned: number;
  approved?: ApprovedChange;
  state: FrozenState;
}

export interface FrozenHours {
  workCentre: string;
  period: number;
  released: number;
  planned: number;
}

export interface FrozenComparison extends Pick<FrozenRelease, "release" | "periods"> {
  quantities: readonly FrozenQuantity[];
  hours: readonly FrozenHours[];
}

/** How a quantity stands to what was released: changed it is covered by an approved request for just this quantity. */
export function frozenStateOf(released: number, planned: number, approved: ApprovedChange | undefined): FrozenState {
  if (round6(planned - released) === 0) return "unchanged";
  return approved && round6(planned - approved.quantity) === 0 ? "covered" : "notCovered";
}

/** Freeze check 冻结核对: a plan's frozen zone beside the last release, cell by cell, in the order of the plan; undefined before the first release. */
export function frozenComparison(plan: Pick<Plan, "options" | "periods" | "masterSchedule" | "capacity" | "calendar">, memory: Remembered): FrozenComparison | undefined {
  const frozen = frozenRelease(memory, { planDate: plan.options.planDate, periods: plan.periods, calendar: workingCalendar(plan.calendar) });
  if (!frozen) return undefined;
  const { release, periods } = frozen;
  const quantities = plan.masterSchedule.flatMap((line) => {
    const made = completions(line);
    return periods.map((period): FrozenQuantity => {
      const [released, planned, approved] = [frozen.quantityOf(line.item, period), made[period]!, frozen.approvedFor(line.item, period)];
      return { item: line.item, period, released, planned, ...(approved && { approved }), state: frozenStateOf(released, planned, approved) };
    });
  });
  const hours = plan.capacity.flatMap(({ workCentre, load }) =>
    periods.flatMap((period): FrozenHours[] => {
      const released = frozen.hoursOf(workCentre, period);
      return released === undefined ? [] : [{ workCentre, period, released, planned: load[period]! }];
    }),
  );
  return { release, periods, quantities, hours };
}
