import type { Work } from "../../work";
import type { BalanceModel, Decision, Prices, Relaxation } from "../balanceModel";
import { keepLimits, overruns } from "../keepLimits";
import type { Solver } from "../linearProgram";
import { Ascent } from "./bound/ascend";
import { LotBound } from "./bound/lotBound";
import { improveByProgram } from "./program/improveByProgram";
import { LotSearch } from "./search/lotSearch";

/** How much is done, by the size of the model alone, so that an undisturbed run gives the same plan everywhere. */
interface Effort {
  /** Nodes per item: of the bound while prices rise, of the bound at last, and of the search. */
  boundNodes: number;
  fineNodes: number;
  searchNodes: number;
  /** Times the prices are moved. */
  ascents: number;
  /** Times a few items are taken out and put back; and how often in vain before that ends. */
  shakes: number;
  patience: number;
  /** Nodes the mixed-integer program of a small plan may search. */
  programNodes: number;
}

function effortFor({ items, periods, grades }: BalanceModel): Effort {
  const cells = Math.max(1, items * periods);
  const between = (least: number, value: number, most: number): number => Math.max(least, Math.min(most, Math.round(value)));
  const boundNodes = between(32, 6e6 / cells, 160);
  const searchNodes = between(50, 6e6 / cells, 400);
  return {
    boundNodes,
    fineNodes: between(boundNodes, 4e7 / cells, 1200),
    searchNodes,
    ascents: between(20, 2.5e8 / (cells * boundNodes), 160),
    shakes: between(200, Math.min(15 * items, 1e7 / (searchNodes * periods)), 3000),
    patience: Math.max(20, 5 * items),
    programNodes: between(50, 3e8 / (cells * (4 + 2 * grades)) ** 2, 1000),
  };
}

/** Cells of a plan whose lots a mixed-integer program decides all at once. */
const smallEnough = 150;
/** Cells whose quantities one linear program sets anew; and of the largest plan for which that is done. */
const blockCells = 3000;
const polishedCells = 30_000;
/** Ends of programs that do not depend on the clock come long before. */
const seconds = 600;
/** Items taken out at once. */
const together = 6;
/** From the prices alone to what hours really cost. */
const sobering = [1, 0.7, 0.4, 0.2, 0, 0];

/** What is told while the search goes on: the best plan and bound so far. */
class Race {
  cost = Infinity;
  decision: Decision;
  bound: number;

  constructor(
    private readonly work: Work,
    { decision, bound }: { decision: Decision; bound: number },
  ) {
    this.decision = decision;
    this.bound = bound;
  }

  plan({ cost, decision }: LotSearch): void {
    if (!(cost < this.cost)) return;
    this.cost = cost;
    this.decision = copyOf(decision);
    this.tell();
  }

  proven(bound: number): void {
    if (!(bound > this.bound)) return;
    this.bound = bound;
    this.tell();
  }

  private tell(): void {
    this.work.tell({ bound: this.bound, ...(this.cost < Infinity ? { cost: this.cost } : {}) });
  }
}

const copyOf = ({ production, outsourced, lost }: Decision): Decision => ({ production: production.slice(), outsourced: outsourced.slice(), lost: lost.slice() });

/**
 * A plan in whole lots, with set-ups, and a bound that no such plan undercuts. Both get better while it works; when it is
 * stopped, what it has is given back.
 */
export async function planLots(model: BalanceModel, relaxation: Relaxation, solve: Solver, work: Work): Promise<{ decision: Decision; bound: number }> {
  const effort = effortFor(model);
  const search = new LotSearch(model, relaxation.prices, effort.searchNodes);
  const race = new Race(work, { decision: search.decision, bound: relaxation.bound });
  await sober(search, race, work);
  const ascent = new Ascent(new LotBound(model, effort.boundNodes), model, relaxation.prices);
  await raise(ascent, effort.ascents, race, work);
  race.proven(new LotBound(model, effort.fineNodes).at(ascent.best.prices).bound);
  search.setPrices(ascent.best.prices);
  if (await work.goOn()) await sober(search, race, work);
  await shakeUp(search, effort, race, work);
  await polish(model, search, race, solve, work);
  if (model.items * model.periods <= smallEnough && (await work.goOn())) await decideAll(model, effort.programNodes, search, race, solve);
  const kept = keepLimits(model, relaxation);
  if (overruns(model, kept, race.decision) && (await work.goOn())) await finish(kept, ascent.best.prices, effort, race, work);
  return { decision: race.decision, bound: race.bound };
}

/** Sweeps over all items; the first one always, so that there is a plan whenever it is stopped. */
async function sober(search: LotSearch, race: Race, work: Work): Promise<void> {
  for (const priced of sobering) {
    search.sweep(priced);
    race.plan(search);
    if (!(await work.goOn())) return;
  }
  search.adopt(race.decision);
}

async function raise(ascent: Ascent, steps: number, race: Race, work: Work): Promise<void> {
  race.proven(ascent.best.bound);
  for (let step = 0; step < steps && (await work.goOn()); step++) {
    ascent.step(race.cost);
    race.proven(ascent.best.bound);
  }
}

async function shakeUp(search: LotSearch, { shakes, patience }: Effort, race: Race, work: Work): Promise<void> {
  for (let shake = 0, inVain = 0; shake < shakes && inVain < patience && (await work.goOn()); shake++, inVain++) {
    if (!search.shake(together)) continue;
    race.plan(search);
    inVain = 0;
  }
  search.settle();
  race.plan(search);
}

/** Drives out what overruns limits that can be kept. */
async function finish(kept: BalanceModel, prices: Prices, effort: Effort, race: Race, work: Work): Promise<void> {
  const search = new LotSearch(kept, prices, effort.searchNodes);
  search.adopt(race.decision);
  race.cost = search.cost;
  search.sweep(0);
  race.plan(search);
  await shakeUp(search, effort, race, work);
}

/** Set-ups as they are, quantities anew by linear programs, some items at a time. */
async function polish(model: BalanceModel, search: LotSearch, race: Race, solve: Solver, work: Work): Promise<void> {
  const { items, periods } = model;
  if (items * periods > polishedCells) return;
  const count = Math.max(1, Math.floor(blockCells / periods));
  for (let from = 0; from < items && (await work.goOn()); from += count) {
    const block = Array.from({ length: Math.min(count, items - from) }, (_, n) => from + n);
    const none = () => false;
    if (search.offer(await improveByProgram(model, search.decision, search.load, block, none, solve, { seconds }))) race.plan(search);
  }
  search.sweep(0);
  race.plan(search);
}

/** Everything at once by a mixed-integer program, from the best plan on. */
async function decideAll(model: BalanceModel, nodes: number, search: LotSearch, race: Race, solve: Solver): Promise<void> {
  const all = Array.from({ length: model.items }, (_, item) => item);
  const limits = { seconds, nodes };
  if (search.offer(await improveByProgram(model, search.decision, search.load, all, () => true, solve, limits))) race.plan(search);
}
