import { contentsOf, issuesOf } from "./keyMaterialIssues";
import { beyondRounding, differs, type Violations } from "./planToVerify";

/** Every hour of load, set-ups included, is regular time, overtime within its limits, or said to be overload. */
export const hoursAreCovered: Violations = ({ masterSchedule, capacity, periods }) => {
  const own = new Map(capacity.map(({ workCentre }) => [workCentre, periods.map(() => 0)]));
  for (const line of masterSchedule)
    for (const workCentre of new Set([...Object.keys(line.hoursPerUnit), ...Object.keys(line.setupHours)])) {
      const hours = own.get(workCentre)!;
      const [each, setup] = [line.hoursPerUnit[workCentre] ?? 0, line.setupHours[workCentre] ?? 0];
      line.production.forEach((quantity, t) => {
        if (quantity > 0) hours[line.loadPeriod[workCentre]?.[t] ?? t]! += each * quantity + setup;
      });
    }
  return capacity.flatMap((centre) =>
    centre.load.flatMap((load, t) => {
      const [overtime, weekend, overload] = [centre.overtime[t]!, centre.weekendOvertime[t]!, centre.overload[t]!];
      return [
        differs(centre.committed[t]! + centre.independent[t]! + own.get(centre.workCentre)![t]!, load),
        beyondRounding(load - centre.available[t]! - overtime - weekend - overload, load),
        beyondRounding(overtime - centre.overtimeLimit[t]!, overtime),
        beyondRounding(weekend - centre.weekendLimit[t]!, weekend),
        -overtime,
        -weekend,
        -overload,
      ];
    }),
  );
};

/** Key material is issued no faster than it is there, but for what is said to be beyond it. */
export const materialIsThere: Violations = (plan) =>
  plan.materialLimits.flatMap(({ item, lastPeriod, supply, used, beyond }) => {
    const issued = issuesOf(contentsOf(item, plan), plan);
    let [left, turnover] = [0, 0];
    return used.slice(0, lastPeriod + 1).flatMap((stated, t) => {
      left += supply[t]! + beyond[t]! - stated;
      turnover += Math.abs(supply[t]!) + stated;
      return [beyondRounding(issued[t]! - stated, turnover), beyondRounding(-left, turnover), -beyond[t]!];
    });
  });

/** Room taken at the end of each period, by what nobody can use too. */
export const roomIsCounted: Violations = ({ records, options, masterSchedule, storage }) => {
  if (!storage) return [options.storageLimit];
  const units = new Map(records.items.map(({ item, standardUnitFactor }) => [item, standardUnitFactor]));
  const used = storage.used.map(() => 0);
  for (const { item, unusableStock, available } of masterSchedule) available.forEach((quantity, t) => (used[t]! += (unusableStock + Math.max(0, quantity)) * units.get(item)!));
  return used.flatMap((room, t) => [differs(room, storage.used[t]!), beyondRounding(room - options.storageLimit - storage.beyond[t]!, room), -storage.beyond[t]!]);
};
