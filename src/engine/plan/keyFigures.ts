export interface KeyFigures {
  /** Demand met by the end of its own period ÷ demand, over the horizon, at standard cost; older backlog is served first. */
  serviceLevel: number;
  /** max(0, 1 − WMAPE) of the last closed month by finished item, in units, requested against the sales plan; undefined without stored versions. */
  forecastAccuracy?: number;
  /** Shipped ÷ sales plan of the last closed month, at standard cost. */
  salesAttainment?: number;
  /** Σ min(produced, plan) ÷ Σ plan of the last closed month by item, at standard cost; undefined without a production plan. */
  planConformity?: number;
  inventoryValue: number;
  inventoryTurns?: number;
  /** Highest load ÷ available over all work centres and periods of the decided plan. */
  peakLoad?: { workCentre: string; period: number; ratio: number };
  relevantCost: number;
}
