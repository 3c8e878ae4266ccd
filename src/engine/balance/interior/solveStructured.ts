import type { Work } from "../../work";
import type { BalanceModel, Relaxation } from "../balanceModel";
import { lowerBound } from "../bound/lowerBound";
import { costOf } from "../costOf";
import { feasible } from "../feasible";
import { couplingRows } from "./couplingRows";
import { structureOf } from "./fillMemory";
import type { KernelSource } from "./kernel";
import { decisionOf, pricesOf } from "./outcome";
import { predictorCorrector } from "./predictorCorrector";
import { typescriptKernel } from "./typescriptKernel";

/** Coupling rows of resources that a dense factor still takes in its stride, and numbers in all groups' matrices. */
const mostRows = 4000;
const mostInGroups = 20e6;

/** False where the matrices of what ties items together would grow out of hand, or room for stock is limited. */
export function coversStructure(model: BalanceModel): boolean {
  if (model.storage) return false;
  const { resources, groupStart, groupResources } = couplingRows(model);
  const inGroups = groupResources.reduce((numbers, places, g) => {
    const offers = groupStart[g + 1]! - groupStart[g]!;
    return numbers + offers * (offers + 2 * places.length * model.periods);
  }, 0);
  return resources.length * model.periods <= mostRows && inGroups <= mostInGroups;
}

/**
 * The balance without lots by the structured interior point method (`predictorCorrector`). The plan and the prices it ends
 * with are made feasible, and judged by `costOf` and `lowerBound`: a search that ends early shows as a gap between the two.
 * undefined: stopped before there was a plan worth having.
 */
export async function solveStructured(model: BalanceModel, work: Work, kernel: KernelSource = typescriptKernel): Promise<Relaxation | undefined> {
  const structure = structureOf(model);
  const ending = await predictorCorrector(structure, kernel(structure.sizes), work);
  if (!ending) return undefined;
  const decision = feasible(model, decisionOf(structure, ending.memory));
  const prices = pricesOf(structure, ending.memory);
  const relaxation = { decision, prices, cost: costOf(model, decision), bound: lowerBound(model, prices), iterations: ending.iterations };
  work.tell({ cost: relaxation.cost, bound: relaxation.bound });
  return relaxation;
}
