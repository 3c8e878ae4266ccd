import { byText, round6 } from "../../arithmetic";
import type { Contradiction, FirmNeed } from "../../plan";
import type { BalanceInputs } from "../buildBalanceModel";
import type { KeyMaterial } from "../keyMaterials";
import { firmHours, hourNeeds, materialNeeds, mostHours, type TracedNeed } from "./firmLoad";

/** A contradiction before its ways out are known. */
export interface FoundContradiction extends Omit<Contradiction, "waysOut"> {
  /** By how much everything firm there, not only the smallest set, exceeds the limit. */
  excess: number;
  /** Everything firm there, the largest first. */
  all: readonly TracedNeed[];
}

/** Firm quantities are whole lots: a thousandth of what there is is nobody's contradiction. */
const told = 1e-3;

/**
 * What is firm and cannot all be true. Of hours, period by period; of a key material, up to the first period in which it
 * does not last, with what is missing then or later. Of the needs, the largest until they exceed the limit: no smaller set
 * does, and leaving any one out leaves at most what all but the last of them took, which fits.
 */
export function findContradictions(inputs: BalanceInputs): FoundContradiction[] {
  return [...inputs.bases.flatMap((base) => overbooked(inputs, base)), ...inputs.materials.flatMap((material) => overdrawn(inputs, material))];
}

function overbooked(inputs: BalanceInputs, base: BalanceInputs["bases"][number]): FoundContradiction[] {
  return [...firmHours(inputs, base)].flatMap((hours, period) => {
    const limit = mostHours(base, period);
    if (!isTold(hours, limit)) return [];
    return [{ kind: "hours" as const, of: base.workCentre, period, limit, excess: hours - limit, ...smallestSet(hourNeeds(inputs, base, period), limit) }];
  });
}

function overdrawn(inputs: BalanceInputs, material: KeyMaterial): FoundContradiction[] {
  const [taken, limits] = [materialTaken(inputs, material), cumulated(material.supply)];
  const limited = taken.slice(0, material.lastPeriod + 1);
  const period = limited.findIndex((quantity, t) => isTold(quantity, limits[t]!));
  if (period < 0) return [];
  const excess = Math.max(...limited.map((quantity, t) => (t < period ? 0 : quantity - limits[t]!)));
  return [{ kind: "material", of: material.item, period, limit: limits[period]!, excess, ...smallestSet(materialNeeds(inputs, material, period), limits[period]!) }];
}

/** Everything firm, cumulated by period. */
function materialTaken({ scheduled }: BalanceInputs, { users, taken }: KeyMaterial): number[] {
  const issues = [...taken];
  for (const { item, firm } of scheduled) {
    const use = users.get(item);
    if (use) firm.forEach((quantity, t) => (issues[use.period[t]!]! += use.each * (quantity ?? 0)));
  }
  return cumulated(issues);
}

function cumulated(values: readonly number[]): number[] {
  let total = 0;
  return values.map((value) => (total += value));
}

const isTold = (needed: number, limit: number): boolean => needed - limit > Math.max(1e-6, told * Math.max(0, limit));

function smallestSet(needs: readonly TracedNeed[], limit: number): { firm: FirmNeed[]; all: TracedNeed[] } {
  const all = [...needs].sort((a, b) => b.need.amount - a.need.amount || byText(a.need.item ?? "", b.need.item ?? "") || (a.pieces?.at ?? -1) - (b.pieces?.at ?? -1));
  const firm: FirmNeed[] = [];
  let needed = 0;
  for (const { need } of all) {
    if (needed > limit) break;
    firm.push({ ...need, amount: round6(need.amount) });
    needed += need.amount;
  }
  return { firm, all };
}

/** Whether two are about the same thing at the same time. */
export const sameContradiction = (a: Pick<Contradiction, "kind" | "of" | "period">, b: Pick<Contradiction, "kind" | "of" | "period">): boolean =>
  a.kind === b.kind && a.of === b.of && a.period === b.period;
