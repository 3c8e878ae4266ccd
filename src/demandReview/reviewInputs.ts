import { type DemandReview, nothingReviewed } from "../engine/demandReview/review";
import type { PlanningOptions } from "../engine/options";
import { type Problem, stopsTheRun } from "../engine/problem";
import type { Records } from "../engine/records";
import type { LanguageCode } from "../language";
import { readInputs } from "../readInputs";
import type { Grid } from "../workbook/port";

/** What the demand review works on, or what stands in its way. */
export function reviewInputs(grids: readonly Grid[], language: LanguageCode): { records: Records; review: DemandReview; options: PlanningOptions } | { problems: readonly Problem[] } {
  const { records, review = nothingReviewed, options, problems } = readInputs(grids, { language });
  if (!records || !options || problems.some(stopsTheRun)) return { problems };
  return { records, review, options };
}
