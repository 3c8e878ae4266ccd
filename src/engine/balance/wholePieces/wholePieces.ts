import type { Work } from "../../work";
import type { BalanceModel, Decision, Relaxation } from "../balanceModel";
import { itemProgram } from "../bound/itemProgram";
import { costOf } from "../costOf";
import { chooseLost } from "../feasible";
import { keepLimits, overruns } from "../keepLimits";
import { againstOthers, giveRoom } from "./itemAgainstOthers";
import { largestFirst } from "./largestFirst";
import { replan } from "./replanItem";
import { roundPlan } from "./roundPlan";
import { shaker } from "./shake";
import { sharedUse } from "./sharedUse";

/**
 * Room to trade below a scarce limit, as a share of it, sweep by sweep. An interior solution spreads a change over many
 * items and cells; in turn every item takes the cheapest corner of its own. Without room each could only stay where it is:
 * none may take an hour before another has given it back.
 */
const play = [0.003, 0.001] as const;
/** In plans of no more cells, where a piece weighs more, items are shaken until that has saved nothing so many times in a row. */
const smallPlan = 10_000;
const vainShakes = 150;
const mostShakes = 1_000;
const shakesAtOnce = 50;
/** By true cost, a sweep that saves less than this share of the cost is the last. */
const worthwhile = 1e-6;
/** Of the bound: closer is not looked for. A small plan may still be proven optimal. */
const closeEnough = { small: 5e-7, large: 1e-5 };
const mostSweeps = 12;

/**
 * A plan in whole pieces (any quantity where the multiple is 0) from the linear program's: few cells changed against
 * `released`, cost close to the bound. For items without real lots: minimum lots and set-ups are not looked at. Stopped,
 * it gives the best whole plan so far.
 */
export async function wholePieces(model: BalanceModel, relaxation: Relaxation, work: Work): Promise<Decision> {
  const search = startSearch(model, relaxation, work);
  const rounded = roundPlan(model, relaxation.decision, relaxation.prices.storage);
  offer(search, rounded);
  const steps = [() => improve(search, copyOf(rounded), []), () => improve(search, copyOf(relaxation.decision), play), () => shakeSmall(search)];
  for (const step of steps) if (isClose(search) || !(await step())) break;
  offer(search, withLost(model, search.best, relaxation.prices.storage));
  return search.best;
}

/** Drives out of such a plan what overruns limits that can be kept, even where the plan gets dearer. */
export async function withinLimits(model: BalanceModel, relaxation: Relaxation, decision: Decision, work: Work): Promise<Decision> {
  const kept = keepLimits(model, relaxation);
  if (!overruns(model, kept, decision)) return decision;
  const search = startSearch(kept, relaxation, work);
  offer(search, decision);
  await improve(search, copyOf(decision), []);
  await shakeSmall(search);
  return search.best;
}

interface Search {
  model: BalanceModel;
  relaxation: Relaxation;
  work: Work;
  order: number[];
  best: Decision;
  cost: number;
}

const isSmall = ({ items, periods }: BalanceModel): boolean => items * periods <= smallPlan;

const isClose = ({ model, cost, relaxation: { bound } }: Search): boolean => cost - bound <= (isSmall(model) ? closeEnough.small : closeEnough.large) * Math.abs(bound);

const startSearch = (model: BalanceModel, relaxation: Relaxation, work: Work): Search => ({ model, relaxation, work, order: largestFirst(model, relaxation), best: relaxation.decision, cost: Infinity });

function offer(search: Search, decision: Decision): void {
  const cost = costOf(search.model, decision);
  if (cost < search.cost) [search.best, search.cost] = [decision, cost];
  search.work.tell({ cost: search.cost, bound: search.relaxation.bound });
}

/** Sweeps at prices, each with its room to trade, then by true cost until that is no longer worthwhile; false = stopped. */
async function improve(search: Search, working: Decision, widths: readonly number[]): Promise<boolean> {
  const { model, relaxation, work, order } = search;
  const against = againstOthers(model, relaxation.prices, sharedUse(model, working));
  for (const share of widths) {
    if (!(await work.goOn())) return false;
    giveRoom(against, share);
    for (const i of order) replan(against, i, working, "atPrices");
  }
  giveRoom(against, 0);
  for (let sweep = 0, saved = Infinity; sweep < mostSweeps && saved > worthwhile * search.cost; sweep++) {
    if (!(await work.goOn())) return false;
    const before = costOf(model, working);
    for (const i of order) replan(against, i, working, "onlyCheaper");
    saved = before - costOf(model, working);
    offer(search, copyOf(working));
  }
  return true;
}

async function shakeSmall(search: Search): Promise<boolean> {
  const { model, relaxation, work } = search;
  if (!isSmall(model)) return true;
  const working = copyOf(search.best);
  const shake = shaker(model, relaxation.prices, working);
  for (let done = 0, vain = 0; done < mostShakes && vain < vainShakes && !isClose(search); done += shakesAtOnce) {
    if (!(await work.goOn())) return false;
    const before = search.cost;
    for (let k = 0; k < shakesAtOnce; k++) shake();
    offer(search, copyOf(working));
    vain = search.cost < before ? 0 : vain + shakesAtOnce;
  }
  return true;
}

const copyOf = ({ production, outsourced, lost }: Decision): Decision => ({ production: production.slice(), outsourced: outsourced.slice(), lost: lost.slice() });

/** A copy with the lost sales chosen exactly. */
function withLost(model: BalanceModel, decision: Decision, storagePrices: Float64Array): Decision {
  const copy = copyOf(decision);
  const program = itemProgram(model, 0);
  for (let i = 0; i < model.items; i++) chooseLost(model, i, copy, storagePrices, program);
  return copy;
}
