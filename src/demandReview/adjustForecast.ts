import { monthOf } from "../engine/calendar";
import type { Consolidation } from "../engine/demandReview/consolidation";
import { type ForecastAdjustment, nothingReviewed } from "../engine/demandReview/review";
import { type Problem, stopsTheRun } from "../engine/problem";
import { readRecords } from "../input/readRecords";
import { languages } from "../language";
import type { Grid, SheetSpec } from "../workbook/port";
import { namesTaken, reviewSheets, type SubmitRequest } from "./submitForecasts";

/** One change of sales management's as it is asked for; the cycle is the workbook's. */
export type AdjustmentWish = Omit<ForecastAdjustment, "cycle">;

export type Adjusted =
  | { status: "adjusted"; sheets: readonly SheetSpec[]; consolidation: Consolidation; problems: readonly Problem[] }
  | { status: "needsAttention"; problems: readonly Problem[] };

/** Adds one row to the ledger of adjustments 预测调整. What the offices entered, and every earlier adjustment, stays as it is. */
export function adjustForecast(grids: readonly Grid[], wish: AdjustmentWish, { language, today, overrides = {} }: SubmitRequest): Adjusted {
  const { records, review = nothingReviewed, options, problems: read } = readRecords(grids, overrides);
  const problems = [...read, ...namesTaken(grids, languages[language])];
  if (!records || !options || problems.some(stopsTheRun)) return { status: "needsAttention", problems };
  const adjustment: ForecastAdjustment = { ...wish, cycle: monthOf(options.planDate) };
  const written = reviewSheets(records, { ...review, adjustments: [...review.adjustments, adjustment] }, options, { language, today });
  return { status: "adjusted", ...written, problems };
}
