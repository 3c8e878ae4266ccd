import { round6 } from "../../arithmetic";
import type { BottleneckRemedies, Remedy } from "../../plan";
import type { CapacityBase } from "../../capacity/roughCut";
import type { BalanceInputs } from "../buildBalanceModel";
import { resourceUse } from "../costOf";
import { type BottleneckStretch, dearestStretches, sharesOf, tellingPrice } from "./bottlenecks";
import { type Effort, replan, type Replanned, type Situation } from "./situation";
import { hoursOf, type StretchPrice, stretchPrice } from "./stretchPrice";

/** Most stretches explained, and programs each of them takes at least to say anything of use. */
const explained = 5;
const programsEach = 6;
/** Of the programs, those that find the range of the prices; the rest solve the remedies. */
const forPrices = 0.6;

/** The dearest stretches, with what hours are worth there and what can be done; and those that are worth nothing after all. `base` is the plan as it is. */
export async function remediesFor(situation: Situation, base: Replanned, effort: Effort): Promise<{ remedies: BottleneckRemedies[]; worthless: BottleneckStretch[] }> {
  const [found, worthless]: [BottleneckRemedies[], BottleneckStretch[]] = [[], []];
  const count = Math.max(1, Math.min(explained, Math.floor(effort.left() / programsEach)));
  const stretches = dearestStretches(situation.built, situation.relaxation.prices, count);
  for (const [k, stretch] of stretches.entries()) {
    const own = effort.share(1 / (stretches.length - k));
    const price = await stretchPrice(situation, stretch, own.share(forPrices));
    if (!price) break;
    // Solved again, neither an hour more nor an hour less moves anything; of the one hour at least, none can be lost.
    const canLose = hoursOf(situation.built.model, stretch) > 1;
    if (price.pricePerHour < tellingPrice && !(canLose && price.costPerHourLost >= tellingPrice)) {
      worthless.push(stretch);
      continue;
    }
    const remedies = await remediesOf(situation, base, stretch, price, own);
    found.push({ workCentre: stretch.workCentre, period: stretch.first, untilPeriod: stretch.last, ...price, remedies });
  }
  return { remedies: found, worthless };
}

interface WhatIf {
  inputs: BalanceInputs;
  /** From the plan before and after: what the remedy gives, and what it costs itself. */
  remedy(before: Replanned, after: Replanned): Omit<Remedy, "saves">;
}

/** Hours that are asked of every remedy: as far as the price holds, a fiftieth of the stretch's own at least. */
const hoursWanted = ({ upToHours }: StretchPrice, { model }: Situation["built"], stretch: BottleneckStretch): number => Math.max(upToHours, round6(hoursOf(model, stretch) / 50));

async function remediesOf(situation: Situation, base: Replanned, stretch: BottleneckStretch, price: StretchPrice, effort: Effort): Promise<Remedy[]> {
  const hours = hoursWanted(price, situation.built, stretch);
  const possible = [...moreOvertime(situation, stretch, hours), ...moreOutside(situation, stretch, hours), boughtHours(situation, stretch, hours), ...lateness(situation, base, stretch)];
  const remedies: Remedy[] = [];
  for (const { inputs, remedy } of possible) {
    const after = await replan(situation, inputs, effort);
    if (!after) break;
    const what = remedy(base, after);
    // The rest of the plan gets cheaper by what the whole does, and by what the remedy itself costs.
    remedies.push({ ...what, hours: round6(what.hours), ...(what.price !== undefined && { price: round6(what.price) }), saves: round6(cheaperBy(base, after) + (what.price ?? 0)) });
  }
  return remedies.filter(({ hours: given, kind }) => given > 0 || kind === "acceptLateness").sort((a, b) => wholeCost(a) - wholeCost(b));
}

/** What the plan costs more with it; what has no price stands last. */
const wholeCost = ({ price = Infinity, saves }: Remedy): number => price - saves;

/** What pieces rounded more luckily save is not the remedy's doing: the smaller of what plan and linear program say. */
const cheaperBy = (before: Replanned, after: Replanned): number => Math.min(before.cost - after.cost, before.bound - after.bound);

const withBase = (inputs: BalanceInputs, workCentre: string, change: (base: CapacityBase) => CapacityBase): BalanceInputs => ({
  ...inputs,
  bases: inputs.bases.map((base) => (base.workCentre === workCentre ? change(base) : base)),
});

const overtimeSteps = [
  { kind: "overtime", limit: "overtimeLimit", cost: "overtimeCost" },
  { kind: "weekendOvertime", limit: "weekendLimit", cost: "weekendCost" },
] as const;
type OvertimeStep = (typeof overtimeSteps)[number];

/** Either step of overtime, where it has a price: its limit raised. */
function moreOvertime({ inputs, built }: Situation, stretch: BottleneckStretch, hours: number): WhatIf[] {
  const shares = sharesOf(stretch, built);
  const base = baseOf(inputs, stretch);
  return overtimeSteps.flatMap((step) => {
    // Days off that cost no more and are worked by nobody are no step of their own.
    const isOwnStep = step.kind === "overtime" || base.weekendCost !== base.overtimeCost || base.weekendLimit.some((limit) => limit > 0);
    if (!(base[step.cost] > 0) || !isOwnStep) return [];
    const raised = withBase(inputs, stretch.workCentre, (each) => ({ ...each, [step.limit]: each[step.limit].map((limit, t) => round6(limit + shares[t]! * hours)) }));
    return [{
      inputs: raised,
      remedy: (before, after) => {
        const more = overtimeHours(after, baseOf(raised, stretch), step, stretch) - overtimeHours(before, base, step, stretch);
        return { kind: step.kind, hours: more, price: more * base[step.cost] };
      },
    }];
  });
}

const baseOf = ({ bases }: BalanceInputs, { workCentre }: BottleneckStretch): CapacityBase => bases.find((base) => base.workCentre === workCentre)!;

/** Hours of one step in the stretch; the cheaper step is taken first. */
function overtimeHours({ built, decision }: Replanned, base: CapacityBase, step: OvertimeStep, { resource, first, last }: BottleneckStretch): number {
  const used = resourceUse(built.model, decision.production);
  const order = base.weekendCost < base.overtimeCost ? [...overtimeSteps].reverse() : overtimeSteps;
  let hours = 0;
  for (let t = first; t <= last; t++) {
    let extra = Math.max(0, used[resource * built.model.periods + t]! - built.model.resources[resource]!.limit[t]!);
    for (const each of order) {
      const taken = Math.min(extra, base[each.limit][t]!);
      if (each === step) hours += taken;
      extra -= taken;
    }
  }
  return hours;
}

/** The offer that frees an hour at the least cost, of those that are used up: its limit raised. */
function moreOutside({ inputs, built, relaxation }: Situation, stretch: BottleneckStretch, hours: number): WhatIf[] {
  const { model, items } = built;
  const cheapest = usedUpOffers(built, relaxation.prices.offers, stretch).reduce<Loaded | undefined>((best, each) => (!best || each.cost / each.each < best.cost / best.each ? each : best), undefined);
  if (!cheapest) return [];
  const raised = inputs.records.outsourcing.map((offer, o) => (o === cheapest.offer ? { ...offer, limit: offer.limit + Math.ceil(hours / cheapest.each) } : offer));
  return [{
    inputs: { ...inputs, records: { ...inputs.records, outsourcing: raised } },
    remedy: (before, after) => {
      const pieces = items.map((_, i) => outside(after, i, cheapest.offer) - outside(before, i, cheapest.offer));
      const most = pieces.reduce((best, quantity, i) => (quantity > pieces[best]! ? i : best), 0);
      const freed = pieces.reduce((all, quantity, i) => all + quantity * hoursEach(built.model, i, stretch.resource), 0);
      const cost = (plan: Replanned) => outsideCost(plan, cheapest.offer);
      return { kind: "outsource", hours: freed, item: items[most]!, quantity: round6(pieces[most]!), price: cost(after) - cost(before) };
    },
  }];

  function outside({ decision }: Replanned, i: number, offer: number): number {
    let pieces = 0;
    for (let cell = i * model.periods; cell < (i + 1) * model.periods; cell++) if (model.offer[cell] === offer) pieces += decision.outsourced[cell]!;
    return pieces;
  }
  function outsideCost({ decision }: Replanned, offer: number): number {
    return decision.outsourced.reduce((cost, pieces, cell) => (model.offer[cell] === offer ? cost + pieces * model.offerCost[cell]! : cost), 0);
  }
}

interface Loaded {
  offer: number;
  /** Per piece. */
  cost: number;
  each: number;
}

/** Offers that have a price, for items that load the work centre in the stretch. */
function usedUpOffers({ model }: Situation["built"], prices: Float64Array, { resource, first, last }: BottleneckStretch): Loaded[] {
  const found: Loaded[] = [];
  for (let i = 0; i < model.items; i++) {
    const each = hoursEach(model, i, resource);
    if (each <= 0) continue;
    for (let t = first; t <= last; t++) {
      const offer = model.offer[i * model.periods + t]!;
      if (offer >= 0 && prices[offer]! > 1e-6) found.push({ offer, cost: model.offerCost[i * model.periods + t]!, each });
    }
  }
  return found;
}

function hoursEach({ useStart, useResource, useEach }: Situation["built"]["model"], i: number, resource: number): number {
  for (let use = useStart[i]!; use < useStart[i + 1]!; use++) if (useResource[use] === resource) return useEach[use]!;
  return 0;
}

/** Hours from elsewhere, which no sheet gives a price for. */
function boughtHours({ inputs, built }: Situation, stretch: BottleneckStretch, hours: number): WhatIf {
  const shares = sharesOf(stretch, built);
  const raised = withBase(inputs, stretch.workCentre, (base) => ({ ...base, available: base.available.map((limit, t) => round6(limit + shares[t]! * hours)) }));
  return { inputs: raised, remedy: () => ({ kind: "addHours", hours }) };
}

/** Where overtime is worked in the stretch: none of it. It saves the overtime; what it costs is being late, or whatever else is cheaper than that. */
function lateness({ inputs }: Situation, plan: Replanned, stretch: BottleneckStretch): WhatIf[] {
  const base = baseOf(inputs, stretch);
  const worked = overtimeSteps.reduce((cost, step) => cost + overtimeHours(plan, base, step, stretch) * base[step.cost], 0);
  if (worked <= 1e-6) return [];
  const none = (limits: readonly number[]) => limits.map((limit, t) => (t >= stretch.first && t <= stretch.last ? 0 : limit));
  return [{
    inputs: withBase(inputs, stretch.workCentre, (each) => ({ ...each, overtimeLimit: none(each.overtimeLimit), weekendLimit: none(each.weekendLimit) })),
    remedy: (before, after) => ({ kind: "acceptLateness", hours: 0, price: worked - cheaperBy(before, after) }),
  }];
}
