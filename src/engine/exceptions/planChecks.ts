import { capacityOverloads, contradictingQuantities, loadsWithoutCapacity } from "./capacity";
import type { PlanCheck } from "./check";
import { lateDemands, lostSales, materialShortages, pastDueReceipts, pastDueReleases, releasesNow, timeFenceConflicts } from "./lateness";
import { expiredBoms, fencesTooShort, horizonsTooShort, itemsWithoutBom, itemsWithoutRouting, itemsWithoutSupplier } from "./masterData";
import { openOrderMoves } from "./openOrders";
import { excessStocks, fullWarehouses, negativeOnHands, stockBelowSafety } from "./stock";

/** In the order people should read them. */
export const planChecks: readonly PlanCheck[] = [
  contradictingQuantities,
  lostSales,
  lateDemands,
  timeFenceConflicts,
  capacityOverloads,
  loadsWithoutCapacity,
  materialShortages,
  pastDueReleases,
  pastDueReceipts,
  openOrderMoves,
  releasesNow,
  fullWarehouses,
  stockBelowSafety,
  excessStocks,
  negativeOnHands,
  itemsWithoutRouting,
  itemsWithoutBom,
  expiredBoms,
  itemsWithoutSupplier,
  fencesTooShort,
  horizonsTooShort,
];
