import { seeded, type Random } from "../../src/input/sampleFactory/random";

/**
 * A seeded factory such as the planning model is measured on: five work centres, families with a season of their own,
 * items whose volumes follow an ABC curve, three customer grades, an older plan to stay close to. Matrices are row-major
 * by item, then period, then grade; quantities in pieces, costs in money per piece (per hour for overtime).
 */
export interface StudyFactory {
  items: number;
  periods: number;
  families: number;
  /** First periods whose production is fixed. */
  frozen: number;
  /** Periods a customer waits. */
  patience: number;
  family: Int32Array;
  hours: Float64Array;
  startingStock: Float64Array;
  demand: Float64Array;
  safetyStock: Float64Array;
  released: Float64Array;
  /** 1 where the item may be outsourced. */
  outsourced: Uint8Array;
  /** Families × periods, pieces. */
  familyLimit: Float64Array;
  /** Work centres × periods, hours; overtime likewise. */
  regular: Float64Array;
  overtime: Float64Array;
  overtimeCost: Float64Array;
  holding: Float64Array;
  shortfall: Float64Array;
  outsourcingCost: Float64Array;
  /** Items × grades. `lastBacklogCost` holds at the horizon's end, after which nobody serves what is still owed. */
  backlogCost: Float64Array;
  lastBacklogCost: Float64Array;
  lostCost: Float64Array;
  changeCost: Float64Array;
}

export interface StudyOptions {
  items: number;
  periods: number;
  /** Weeks, or months. */
  weekly?: boolean;
  seed?: number;
  /** Load of each work centre in its worst three periods, as shares of its regular hours: from … to. */
  peak?: readonly [number, number];
  /** Shares of regular hours, and of demand. */
  overtimeShare?: number;
  outsourcingShare?: number;
}

export const workCentres = 5;
export const grades = 3;

export type Draws = Random & { bell(): number; logNormal(mean: number, spread: number): number };

export function draws(seed: number): Draws {
  const random = seeded(seed);
  const uniform = () => random.between(0, 1);
  /** Box-Muller. */
  const bell = () => {
    let first = 0;
    while (first < 1e-12) first = uniform();
    return Math.sqrt(-2 * Math.log(first)) * Math.cos(2 * Math.PI * uniform());
  };
  return { ...random, bell, logNormal: (mean, spread) => mean * Math.exp(spread * bell() - (spread * spread) / 2) };
}

interface Family {
  routing: number[];
  season: number;
  phase: number;
}

function drawFamily(draw: Draws): Family {
  const routing = new Array<number>(workCentres).fill(0);
  for (let left = draw.whole(2, 4); left > 0; ) {
    const centre = draw.whole(0, workCentres - 1);
    if (routing[centre]! > 0) continue;
    routing[centre] = draw.between(0.5, 1.5);
    left--;
  }
  const season = draw.between(0.08, 0.35);
  const phase = draw.between(0, 1) < 0.6 ? draw.between(-0.08, 0.08) : draw.between(0, 1);
  draw.between(0.3, 0.6); // was a product mix; the draw keeps the factories the same
  return { routing, season, phase };
}

export function studyFactory({ items, periods, weekly = true, seed = 1, peak = [0.95, 1.1], overtimeShare = 0.1, outsourcingShare = 0.03 }: StudyOptions): StudyFactory {
  const draw = draws(seed * 7919 + items * 31 + periods);
  const families = Math.max(5, Math.min(20, Math.round(items / 50)));
  const cells = items * periods;
  const factory: StudyFactory = {
    items, periods, families, frozen: weekly ? 2 : 1, patience: weekly ? 4 : 2,
    family: new Int32Array(items), hours: new Float64Array(items * workCentres), startingStock: new Float64Array(items),
    demand: new Float64Array(cells * grades), safetyStock: new Float64Array(cells), released: new Float64Array(cells), outsourced: new Uint8Array(items),
    familyLimit: new Float64Array(families * periods), regular: new Float64Array(workCentres * periods), overtime: new Float64Array(workCentres * periods), overtimeCost: new Float64Array(workCentres),
    holding: new Float64Array(items), shortfall: new Float64Array(items), outsourcingCost: new Float64Array(items),
    backlogCost: new Float64Array(items * grades), lastBacklogCost: new Float64Array(items * grades), lostCost: new Float64Array(items * grades), changeCost: new Float64Array(cells),
  };
  const lots = new Float64Array(items);
  const unitCost = new Float64Array(items);
  const price = new Float64Array(items);
  const drawn = Array.from({ length: families }, () => drawFamily(draw));
  for (let i = 0; i < items; i++) drawItem(factory, drawn, i, weekly, draw, lots, unitCost, price);
  const demandOf = totalDemand(factory);
  drawCapacity(factory, demandOf, weekly, peak, overtimeShare, draw);
  drawReleased(factory, demandOf, lots, draw);
  limitOutsourcing(factory, demandOf, outsourcingShare);
  drawCosts(factory, unitCost, price, weekly ? 52 : 12, draw);
  return factory;
}

/** Demand, safety stock, starting stock and hours of one item. */
function drawItem(factory: StudyFactory, families: readonly Family[], i: number, weekly: boolean, draw: Draws, lots: Float64Array, unitCost: Float64Array, price: Float64Array): void {
  const { periods, hours, demand, safetyStock } = factory;
  const cycle = weekly ? 52 : 12;
  const f = i < families.length ? i : draw.whole(0, families.length - 1);
  const { routing, season, phase } = families[f]!;
  const perPeriod = weekly ? 1 : 52 / 12;
  factory.family[i] = f;
  const base = draw.logNormal(200, 1.1) * perPeriod;
  unitCost[i] = draw.logNormal(40, 0.7);
  price[i] = unitCost[i]! * draw.between(1.35, 2.1);
  const scale = draw.logNormal(0.02, 0.5) * Math.sqrt(unitCost[i]! / 40);
  for (let w = 0; w < workCentres; w++) {
    hours[i * workCentres + w] = routing[w]! > 0 ? routing[w]! * scale * draw.between(0.7, 1.3) : draw.between(0, 1) < 0.06 ? scale * draw.between(0.2, 0.6) : 0;
  }
  const variation = draw.between(0.08, 0.3) + (base < 60 * perPeriod ? 0.15 : 0);
  const trend = draw.between(-0.1, 0.15);
  const itemSeason = season * draw.between(0.6, 1.4);
  const itemPhase = phase + draw.bell() * 0.02;
  const shareA = draw.between(0.3, 0.6);
  const shares = [shareA, draw.between(0.2, 1 - shareA - 0.05)];
  let mean = 0;
  for (let t = 0; t < periods; t++) {
    let pieces = base * (1 + itemSeason * Math.sin(2 * Math.PI * (t / cycle + itemPhase))) * (1 + (trend * t) / cycle) * Math.max(0.1, 1 + variation * draw.bell());
    if (draw.between(0, 1) < 0.02) pieces *= draw.between(1.5, 2.5); // a promotion
    pieces = Math.round(pieces);
    mean += pieces / periods;
    let rest = pieces;
    for (let g = 0; g < grades; g++) {
      const part = g < shares.length ? Math.min(Math.round(pieces * shares[g]!), rest) : rest;
      demand[(i * periods + t) * grades + g] = part;
      rest -= part;
    }
  }
  const cover = (weekly ? draw.between(1, 3) : draw.between(0.3, 0.8)) * (1 + variation);
  const ahead = weekly ? 4 : 2;
  for (let t = 0; t < periods; t++) {
    const last = Math.min(periods - 1, t + ahead);
    let coming = 0;
    for (let k = (i * periods + t + 1) * grades; k < (i * periods + last + 1) * grades; k++) coming += demand[k]!;
    safetyStock[i * periods + t] = Math.round((last > t ? coming / (last - t) : mean) * cover);
  }
  factory.startingStock[i] = Math.round(safetyStock[i * periods]! * draw.between(0.4, 1.5) + (draw.between(0, 1) < 0.1 ? 0 : mean * draw.between(0.3, 1.2) * (weekly ? 1 : 0.4)));
  lots[i] = Math.max(1, 10 ** Math.floor(Math.log10(Math.max(1, mean * 0.5))) * [1, 2, 5][draw.whole(0, 2)]!);
  factory.outsourced[i] = draw.between(0, 1) < 0.6 ? 1 : 0;
  if (factory.outsourced[i] === 1) for (let t = factory.frozen; t < periods; t++) draw.between(0.3, 0.8); // was a limit per item
}

/** Items × periods, all grades. */
function totalDemand({ items, periods, demand }: StudyFactory): Float64Array {
  const total = new Float64Array(items * periods);
  for (let k = 0; k < demand.length; k++) total[Math.floor(k / grades)]! += demand[k]!;
  return total;
}

/** Hours, so that the worst three periods of each centre come to its peak; some periods are short. */
function drawCapacity({ items, periods, hours, regular, overtime, overtimeCost }: StudyFactory, demandOf: Float64Array, weekly: boolean, [low, high]: readonly [number, number], overtimeShare: number, draw: Draws): void {
  for (let w = 0; w < workCentres; w++) {
    const load = new Float64Array(periods);
    for (let i = 0; i < items; i++) for (let t = 0; t < periods; t++) load[t]! += hours[i * workCentres + w]! * demandOf[i * periods + t]!;
    const worst = load.reduce((most, _, t) => {
      const around = load.subarray(Math.max(0, t - 1), Math.min(periods, t + 2));
      return Math.max(most, around.reduce((a, b) => a + b, 0) / around.length);
    }, 0);
    const usual = worst / draw.between(low, high);
    overtimeCost[w] = draw.between(30, 60) * 0.5 + 10;
    for (let t = 0; t < periods; t++) {
      const short = draw.between(0, 1) < (weekly ? 0.06 : 0.12);
      const share = !short ? 1 : weekly ? draw.between(0.6, 0.85) : draw.between(0.8, 0.92);
      regular[w * periods + t] = usual * share;
      overtime[w * periods + t] = usual * overtimeShare;
    }
  }
}

/** The plan released before: lot for lot on an older forecast, rounded to lots, cut back to what could be made. */
function drawReleased({ items, periods, frozen, hours, safetyStock, startingStock, regular, released }: StudyFactory, demandOf: Float64Array, lots: Float64Array, draw: Draws): void {
  for (let i = 0; i < items; i++) {
    let stock = startingStock[i]!;
    for (let t = 0; t < periods; t++) {
      const forecast = demandOf[i * periods + t]! * Math.max(0.2, 1 + 0.15 * draw.bell());
      const needed = Math.max(0, forecast + safetyStock[i * periods + t]! * 0.9 - stock);
      released[i * periods + t] = Math.round(needed / lots[i]!) * lots[i]!;
      stock += released[i * periods + t]! - forecast;
    }
  }
  for (let t = 0; t < periods; t++) {
    let fullest = 0;
    for (let w = 0; w < workCentres; w++) {
      let load = 0;
      for (let i = 0; i < items; i++) load += hours[i * workCentres + w]! * released[i * periods + t]!;
      fullest = Math.max(fullest, load / regular[w * periods + t]!);
    }
    const most = t < frozen ? 0.98 : 1.08;
    if (fullest > most) for (let i = 0; i < items; i++) released[i * periods + t] = Math.floor(released[i * periods + t]! * (most / fullest));
  }
}

/** The same limit in every period. */
function limitOutsourcing({ items, periods, families, family, familyLimit }: StudyFactory, demandOf: Float64Array, share: number): void {
  const mean = new Float64Array(families);
  for (let i = 0; i < items; i++) for (let t = 0; t < periods; t++) mean[family[i]!]! += (share * demandOf[i * periods + t]!) / periods;
  for (let f = 0; f < families; f++) familyLimit.fill(Math.round(mean[f]!), f * periods, (f + 1) * periods);
}

function drawCosts(factory: StudyFactory, unitCost: Float64Array, price: Float64Array, periodsPerYear: number, draw: Draws): void {
  const { items, periods } = factory;
  const backlogRate = [1.8, 0.9, 0.45];
  const marginsLost = [2.2, 1.5, 1];
  for (let i = 0; i < items; i++) {
    const cost = unitCost[i]!;
    factory.holding[i] = (0.24 * cost) / periodsPerYear;
    // Missing safety stock never costs more than owing a piece, or it would pay to owe and to stock at once.
    factory.shortfall[i] = factory.holding[i]! + Math.min(0.3 * cost, 0.8 * backlogRate[2]! * price[i]! * 4) / periodsPerYear;
    factory.outsourcingCost[i] = cost * draw.between(0.12, 0.4);
    for (let g = 0; g < grades; g++) {
      const k = i * grades + g;
      factory.backlogCost[k] = (backlogRate[g]! * 4 * price[i]!) / periodsPerYear;
      factory.lostCost[k] = marginsLost[g]! * (price[i]! - cost) + 0.1 * cost;
      factory.lastBacklogCost[k] = factory.backlogCost[k]! + 0.6 * factory.lostCost[k]!;
    }
    for (let t = 0; t < periods; t++) factory.changeCost[i * periods + t] = cost * (0.02 * Math.exp((-3 * t) / periods) + 0.0005);
  }
}
