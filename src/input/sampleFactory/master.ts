import type { BomLine, Item, RoutingStep } from "../../engine/records";
import type { LanguageCode } from "../../language";
import { countedInPieces } from "../wholePieces";
import { units } from "./bilingual";
import { type Material, materials, groups, suppliers } from "./materials";
import { families, type Family, type Model, packedWithAll, type Use, versions } from "./products";
import { cents, roundTo } from "./random";
import { type CentreName, type Operation, packingStations, phantom, semiFinished, semiGroup, setupHours, workCentres } from "./semiFinished";

/** Items, bill of materials and routing: what does not change from month to month. */

/** Share lost in moulding, stamping and winding. */
const scrapOf: Partial<Record<Material["group"], number>> = { resin: 0.02, metal: 0.04 };
const isWire = (item: string): boolean => /^R30[1-3]$/.test(item);

/** Components of a model, by version and extras. */
export const usesOf = (family: Family, { version, extras }: Model): Use[] => {
  const { channel, cord } = versions[version];
  // The cordless cleaner is charged; everything else has a plug.
  const plug: Use[] = family.code === "VC" ? [] : [[cord, 1]];
  return [[`BA-${family.code}`, 1], ...plug, [family.boxes[channel], 1], [family.manual, 1], family.carton, ...family.common, ...packedWithAll, ...extras];
};

const operationsOf = ({ assemblyHours, packingHours }: Family): Operation[] => [
  { centre: "assembly", hours: assemblyHours },
  { centre: "packing", hours: packingHours },
];

interface Made {
  item: string;
  uses: readonly Use[];
  operations: readonly Operation[];
  yield: number;
}

const finished: readonly (Made & { family: Family; model: Model })[] = families.flatMap((family) =>
  family.models.map((model) => ({ item: model.item, uses: usesOf(family, model), operations: operationsOf(family), yield: 1, family, model })),
);
const made = new Map<string, Made>([...semiFinished, ...finished].map((part) => [part.item, part]));
const materialByCode = new Map(materials.map((material) => [material.item, material]));

const scrap = (component: string): number => {
  const material = materialByCode.get(component);
  return isWire(component) ? 0.03 : ((material && scrapOf[material.group]) ?? 0);
};

const hourlyRate = (centre: CentreName): number => workCentres[centre].rate;

/** Material of every level plus labour and overhead by the hour. */
export function standardCost(item: string): number {
  const part = made.get(item);
  if (!part) return materialByCode.get(item)!.cost;
  const material = part.uses.reduce((sum, [component, quantity]) => sum + standardCost(component) * quantity * (1 + scrap(component)), 0);
  const labour = part.operations.reduce((sum, { centre, hours }) => sum + hours * hourlyRate(centre), 0);
  return cents((material + labour) / part.yield);
}

/** Pieces of every item that one piece of a finished good takes, all levels. */
export function explode(item: string, quantity = 1, needs = new Map<string, number>()): Map<string, number> {
  for (const [component, per] of made.get(item)?.uses ?? []) {
    const need = (quantity / made.get(item)!.yield) * per * (1 + scrap(component));
    needs.set(component, (needs.get(component) ?? 0) + need);
    explode(component, need, needs);
  }
  return needs;
}

const blank = { specification: "", price: 0, standardUnitFactor: 1, lotSizing: "L4L", lotSize: 0, minimumLot: 0, lotMultiple: 0, maximumLot: 0, orderingCost: 0, safetyDays: 0, yield: 1, phantom: false, supplier: "", abc: "", keyMaterial: false } as const;

const classOf = (yearlyValue: number): string => (yearlyValue > 3_000_000 ? "A" : yearlyValue > 500_000 ? "B" : "C");

/** Prices end in .9 at home and are round abroad. */
const priceOf = (cost: number, { version, markup }: Model): number => (versions[version].channel === "domestic" ? Math.ceil(cost * markup) - 0.1 : cents(Math.round(cost * markup * 10) / 10));

/** A material's supplier, always the same. */
export const supplierOf = ({ item, group }: Material, language: LanguageCode): string => {
  const choices = suppliers[group];
  return choices[Number(item.slice(2)) % choices.length]![language];
};

/** How each group of bought goods is ordered. */
const materialLots: Record<Material["group"], Partial<Pick<Item, "lotSizing" | "lotSize" | "minimumLot" | "lotMultiple" | "maximumLot" | "orderingCost">>> = {
  resin: { lotSizing: "POQ", lotSize: 2, minimumLot: 500, lotMultiple: 25 },
  metal: { lotSizing: "SM", minimumLot: 500, lotMultiple: 50, orderingCost: 300 },
  motorPart: { lotSizing: "POQ", lotSize: 2, minimumLot: 500, lotMultiple: 100, maximumLot: 50_000 },
  electronics: { minimumLot: 200, lotMultiple: 50 },
  hardware: { lotSizing: "EOQ", lotMultiple: 1000, orderingCost: 120 },
  packing: { minimumLot: 500, lotMultiple: 100 },
};

/** Long-lead parts cover their demand for some days ahead, whatever the season. */
const safetyDays: Readonly<Record<string, number>> = { R426: 10, R429: 10 };
/** Battery packs come from one qualified maker and take two months: no other part limits what can be built so hard. */
const keyMaterial = "R426";
/** A phantom is built on the line of the body it goes into, and never kept or ordered. */
const asPhantom = { phantom: true, leadTimeDays: 0, minimumLot: 0, lotMultiple: 0, safetyStock: 0 } as const;

/** Items with their safety stock, given what a week uses of each. */
export const items = (weekly: ReadonlyMap<string, number>, language: LanguageCode): Item[] =>
  itemRows(weekly, language).map((item) => ({ ...item, safetyDays: safetyDays[item.item] ?? 0, ...(item.item === phantom && asPhantom), wholePieces: countedInPieces(item) }));

function itemRows(weekly: ReadonlyMap<string, number>, language: LanguageCode): Omit<Item, "wholePieces">[] {
  const weeklyUse = (item: string): number => weekly.get(item) ?? 0;
  const safety = (item: string, weeks: number, step: number): number => Math.ceil((weeklyUse(item) * weeks) / step) * step;
  const goods = finished.map(({ item, family, model }): Omit<Item, "wholePieces"> => {
    const cost = standardCost(item);
    return {
      ...blank, item, name: family.name[language], specification: model.specification[language], family: family.name[language], type: "finished", source: "make", unit: units.piece[language],
      standardCost: cost, price: priceOf(cost, model), standardUnitFactor: family.standardUnits, leadTimeDays: 5, lotSize: 0, minimumLot: 50, lotMultiple: 5,
      safetyStock: model.phasedOut ? 0 : safety(item, 1.5, 10), ...(model.phasedOut && { discontinuedFrom: "2027-03-01" }), abc: classOf(weeklyUse(item) * cost * 50),
    };
  });
  const parts = semiFinished.map((part): Omit<Item, "wholePieces"> => {
    const cost = standardCost(part.item);
    return {
      ...blank, item: part.item, name: part.name[language], family: semiGroup[part.group][language], type: "semiFinished", source: "make", unit: units.piece[language], standardCost: cost,
      leadTimeDays: part.leadTimeDays, minimumLot: 100, lotMultiple: 20, safetyStock: safety(part.item, 0.4, 10), yield: part.yield, abc: classOf(weeklyUse(part.item) * cost * 50),
    };
  });
  const bought = materials.map((material): Omit<Item, "wholePieces"> => ({
    ...blank, item: material.item, name: material.name[language], family: groups[material.group][language], type: "raw", source: "buy", unit: units[material.unit][language], standardCost: material.cost,
    leadTimeDays: material.leadTimeDays, ...materialLots[material.group], safetyStock: safety(material.item, 0.8, 10), supplier: supplierOf(material, language), keyMaterial: material.item === keyMaterial, abc: classOf(weeklyUse(material.item) * material.cost * 50),
  }));
  return [...goods, ...parts, ...bought];
}

/** Bills of material of all that is made. */
export const bom = (): BomLine[] =>
  [...made.values()].flatMap(({ item, uses }) => uses.map(([component, quantityPer]): BomLine => ({ parent: item, component, quantityPer, batchSize: 1, scrap: scrap(component) })));

/** Measured at each station of the packing line: the crew's hours per piece are those of its slowest station. */
function stationsOf(item: string, hours: number): Omit<RoutingStep, "operation">[] {
  const { workCentre, utilisation, efficiency } = workCentres.packing;
  const crew = packingStations.reduce((sum, { people }) => sum + people, 0);
  return packingStations.map(({ people, pace }) => ({
    item, workCentre, hoursPerUnit: 0, unitsPerPersonHour: roundTo((10 * utilisation * efficiency * crew) / (hours * people * pace), 1) / 10, people, setupHours: 0, offsetDays: 0,
  }));
}

/** Days from an operation to the next: goods are packed the day after, parts wait for a lot. */
const daysBetween = (item: string): number => (finished.some((good) => good.item === item) ? 1 : 2);

const stepsOf = ({ item, operations }: Made): Omit<RoutingStep, "operation">[] =>
  operations.flatMap(({ centre, hours }, i) => {
    if (centre === "packing") return stationsOf(item, hours);
    const offsetDays = (operations.length - 1 - i) * daysBetween(item);
    return [{ item, workCentre: workCentres[centre].workCentre, hoursPerUnit: hours, unitsPerPersonHour: 0, people: 1, setupHours: setupHours[centre] ?? 0, offsetDays }];
  });

/** Operations of all that is made. */
export const routing = (): RoutingStep[] => [...made.values()].flatMap((part) => stepsOf(part).map((step, i) => ({ ...step, operation: String((i + 1) * 10) })));

export const finishedGoods = finished;
