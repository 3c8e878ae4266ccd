/** What the summary says of a plan in two lines: pieces over the horizon, stock on the plan date. */
export interface PlanFigures {
  items: number;
  demand: number;
  produced: number;
  outsourced: number;
  serviceLevel: number;
  inventoryValue: number;
  currency: string;
}
