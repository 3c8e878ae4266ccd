import { byText, plus, round6, sum, zeros } from "../arithmetic";
import type { Horizon } from "../periods";
import type { ActualsLine, MasterScheduleLine, RoughCutLoad } from "../plan";
import type { Records } from "../records";
import type { CapacityNeeds } from "./capacityNeeds";
import type { ProfileEntry } from "./capacityProfile";
import { earnedHours } from "./earnedHours";
import { offsetShares } from "./operationTiming";

/**
 * Rough-cut load of the decided master schedule by the three methods, set-ups of its own operations included:
 *   bill of capacity   L(w, t) = Σ production(i, t) · h(i, w) + set-ups
 *   resource profile   L(w, t) = Σ production(i, t + k) · h(i, w, k) + set-ups, k the operation's offset
 *   overall factors    L(w, t) = share(w) · Σ over all work centres of the bill's load in t
 * Example of the last: 100, 50 and 25 pieces of 2, 3 and 4 hours are 450 hours; shares of 60 and 40 % make 270 and 180.
 */
export function roughCutLoads(records: Records, masterSchedule: readonly MasterScheduleLine[], actuals: readonly ActualsLine[], needs: Pick<CapacityNeeds, "profile" | "setups" | "hoursPerUnit">, horizon: Horizon): RoughCutLoad[] {
  const centres = records.workCentres.map(({ workCentre }) => workCentre).sort(byText);
  const profiles = loadsBy(centres, masterSchedule, horizon, needs);
  const bills = loadsBy(centres, masterSchedule, horizon, { profile: (item) => inPeriod(needs.profile(item)), setups: (item) => inPeriod(needs.setups(item)) });
  const total = [...bills.values()].reduce(plus, zeros(horizon.periods.length));
  const earned = earnedHours(records, actuals, needs.hoursPerUnit);
  const allEarned = sum(centres.map(earned));
  return centres.map((workCentre) => {
    const historicalShare = allEarned > 0 ? round6(earned(workCentre) / allEarned) : undefined;
    return {
      workCentre,
      ...(historicalShare !== undefined && { historicalShare, overallFactors: total.map((hours) => round6(hours * historicalShare)) }),
      billOfCapacity: bills.get(workCentre)!,
      resourceProfile: profiles.get(workCentre)!,
    };
  });
}

/** In the period of completion. */
const inPeriod = (entries: readonly ProfileEntry[]): ProfileEntry[] => entries.map((entry) => ({ ...entry, offsetDays: 0 }));

function loadsBy(centres: readonly string[], masterSchedule: readonly MasterScheduleLine[], horizon: Horizon, { profile, setups }: Pick<CapacityNeeds, "profile" | "setups">): ReadonlyMap<string, readonly number[]> {
  const loads = new Map(centres.map((workCentre) => [workCentre, zeros(horizon.periods.length)]));
  const sharesAt = offsetShares(horizon);
  const add = ({ workCentre, offsetDays, hours }: ProfileEntry, times: readonly number[]): void => {
    const [load, shares] = [loads.get(workCentre)!, sharesAt(offsetDays)];
    times.forEach((count, t) => {
      if (count > 0) for (const { period, share } of shares[t]!) load[period]! += count * hours * share;
    });
  };
  for (const { item, production } of masterSchedule) {
    const ofOnce = production.map((quantity) => (quantity > 0 ? 1 : 0));
    for (const entry of profile(item)) add(entry, production);
    for (const entry of setups(item)) add(entry, ofOnce);
  }
  return new Map([...loads].map(([workCentre, hours]) => [workCentre, hours.map(round6)]));
}
