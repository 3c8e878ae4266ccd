import type { DemandRule, PlanningOptions } from "../options";
import type { Zone } from "../plan";

/** One item, channel and period. */
interface ZoneDemand {
  /** Forecast that neither orders nor shipments have consumed and that has not lapsed. */
  net: number;
  /** Forecast but for what has shipped, is owed from this month's past, or has lapsed: what this period may still sell. */
  expected: number;
  /** Orders due in it, abnormal ones left out: those add to demand under every rule. */
  ordered: number;
}

/**
 * What each rule adds to the orders of a period, channel by channel.
 * Source: demand time fence rules, e.g. J.D. Edwards "customer demand before the fence, greater of both after". Example:
 * forecast 20 × 8, orders 30, 25, 30, 10, 0, 35, 0, 0, fence after the fourth → demand 30, 25, 30, 10, 20, 35, 20, 20.
 */
export const demandRules: Record<DemandRule, (demand: ZoneDemand) => number> = {
  ordersOnly: () => 0,
  ordersAndForecast: ({ net }) => net,
  greaterOfBoth: ({ expected, ordered }) => Math.max(0, expected - ordered),
  forecastOnly: ({ expected, ordered }) => expected - ordered,
};

/** What counts as demand in each zone. */
export const ruleOfZone = ({ frozenDemand, slushyDemand, liquidDemand }: PlanningOptions): Record<Zone, DemandRule> => ({
  frozen: frozenDemand,
  slushy: slushyDemand,
  liquid: liquidDemand,
});
