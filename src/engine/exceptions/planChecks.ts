import { capacityOverloads, loadsWithoutCapacity } from "./capacity";
import type { PlanCheck } from "./check";
import { lateDemands, materialShortages, pastDueReceipts, pastDueReleases, releasesNow, timeFenceConflicts } from "./lateness";
import { expiredBoms, fencesTooShort, itemsWithoutBom, itemsWithoutRouting, itemsWithoutSupplier } from "./masterData";
import { openOrderMoves } from "./openOrders";
import { excessStocks, negativeOnHands, stockBelowSafety } from "./stock";

/** In the order people should read them. */
export const planChecks: readonly PlanCheck[] = [
  lateDemands,
  timeFenceConflicts,
  capacityOverloads,
  loadsWithoutCapacity,
  materialShortages,
  pastDueReleases,
  pastDueReceipts,
  openOrderMoves,
  releasesNow,
  stockBelowSafety,
  excessStocks,
  negativeOnHands,
  itemsWithoutRouting,
  itemsWithoutBom,
  expiredBoms,
  itemsWithoutSupplier,
  fencesTooShort,
];
