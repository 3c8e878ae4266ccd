import type { DemandReview } from "../../engine/demandReview/review";
import type { IsoMonth, Records } from "../../engine/records";

/** What a returned file is doubted against. */
export interface ReturnContext {
  records: Records;
  review: DemandReview;
  cycle: IsoMonth;
}
