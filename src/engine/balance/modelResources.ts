import { round6 } from "../arithmetic";
import type { CapacityBase } from "../capacity/roughCut";
import type { ScheduledItem } from "../masterSchedule/scheduleItems";
import type { BalanceInputs } from "./buildBalanceModel";
import type { BalanceModel, Resource } from "./balanceModel";
import { overtimePrices, weightOf } from "./costRates";
import { type KeyMaterial, materialIssues } from "./keyMaterials";

/** What a resource of the model stands for: a work centre, or a key material by its item code. */
export interface ResourceKey {
  kind: Resource["kind"];
  code: string;
}

interface Use {
  resource: number;
  each: number;
  setup: number;
  timing: number;
}

type ModelUses = Pick<BalanceModel, "useStart" | "useResource" | "useEach" | "useSetup" | "useTiming" | "timings" | "resources">;

/** Work centres first, then key materials, both by code. */
export function modelResources({ records, scheduled, bases, materials, options, horizon }: BalanceInputs): ModelUses & { keys: ResourceKey[] } {
  const T = horizon.periods.length;
  const timings = timingTable();
  const centreIndex = new Map(bases.map(({ workCentre }, w) => [workCentre, w]));
  const uses = scheduled.map((line): Use[] => [
    ...[...new Set([...Object.keys(line.hoursPerUnit), ...Object.keys(line.setupHours)])].map((workCentre) => ({
      resource: centreIndex.get(workCentre)!,
      each: line.hoursPerUnit[workCentre] ?? 0,
      setup: line.setupHours[workCentre] ?? 0,
      timing: timings.indexOf(line.loadPeriod[workCentre]),
    })),
    ...materials.flatMap(({ users }, m) => {
      const use = users.get(line.item);
      return use ? [{ resource: bases.length + m, each: use.each, setup: 0, timing: timings.indexOf(use.period) }] : [];
    }),
  ]);
  for (const of of uses) of.sort((a, b) => a.resource - b.resource);
  const flat = uses.flat();
  const useStart = new Int32Array(uses.length + 1);
  uses.forEach((of, i) => (useStart[i + 1] = useStart[i]! + of.length));
  const prices = overtimePrices(bases, options);
  const weights = new Map(records.items.map((item) => [item.item, weightOf(item)]));
  return {
    useStart,
    useResource: Int32Array.from(flat, ({ resource }) => resource),
    useEach: Float64Array.from(flat, ({ each }) => each),
    useSetup: Float64Array.from(flat, ({ setup }) => setup),
    useTiming: Int32Array.from(flat, ({ timing }) => timing),
    timings: timings.all,
    resources: [
      ...bases.map((base) => workCentreOf(base, scheduled, prices(base.workCentre).overloadCost)),
      ...materials.map((material) => materialOf(material, scheduled, options.overloadFactor * materialWorth(material, weights), T)),
    ],
    keys: [...bases.map(({ workCentre }): ResourceKey => ({ kind: "hours", code: workCentre })), ...materials.map(({ item }): ResourceKey => ({ kind: "material", code: item }))],
  };
}

/** Equal timings are kept once; −1 = every period in itself. */
function timingTable(): { all: Int32Array[]; indexOf(periods: readonly number[] | undefined): number } {
  const all: Int32Array[] = [];
  const known = new Map<string, number>();
  return {
    all,
    indexOf(periods) {
      if (!periods || periods.every((at, t) => at === t)) return -1;
      const key = periods.join();
      if (!known.has(key)) known.set(key, all.push(Int32Array.from(periods)) - 1);
      return known.get(key)!;
    },
  };
}

/** Hours left by committed, independent and firm work, set-ups of firm periods included; then overtime, the cheaper step first. */
function workCentreOf({ workCentre, available, committed, independent, overtimeLimit, overtimeCost, weekendLimit, weekendCost }: CapacityBase, scheduled: readonly ScheduledItem[], beyondCost: number): Resource {
  const limit = Float64Array.from(available, (hours, t) => hours - committed[t]! - independent[t]!);
  for (const { firm, hoursPerUnit, setupHours, loadPeriod } of scheduled) {
    const [each, setup, at] = [hoursPerUnit[workCentre] ?? 0, setupHours[workCentre] ?? 0, loadPeriod[workCentre]];
    if (each === 0 && setup === 0) continue;
    firm.forEach((quantity, t) => {
      if (quantity) limit[at?.[t] ?? t]! -= each * quantity + setup;
    });
  }
  const steps = [
    { cost: overtimeCost, limit: Float64Array.from(overtimeLimit) },
    { cost: weekendCost, limit: Float64Array.from(weekendLimit) },
  ];
  return { kind: "hours", limit: limit.map(round6), steps: steps.filter((step) => step.limit.some((hours) => hours > 0)).sort((a, b) => a.cost - b.cost), beyondCost };
}

function materialOf(material: KeyMaterial, scheduled: readonly ScheduledItem[], beyondCost: number, periods: number): Resource {
  const firm = materialIssues(material, scheduled.map((line) => ({ item: line.item, production: line.firm })), periods);
  const limit = Float64Array.from(material.supply, (quantity, t) => (t > material.lastPeriod ? Infinity : round6(quantity - material.taken[t]! - firm[t]!)));
  return { kind: "material", limit, steps: [], beyondCost };
}

/** What a unit is worth where it is worth most: value of the pieces it goes into. Being late or losing the sale costs a few times that at most. */
const materialWorth = ({ users }: KeyMaterial, weights: ReadonlyMap<string, number>): number =>
  Math.max(...[...users].map(([item, { each }]) => weights.get(item)! / each));
