import { adjustForecast } from "../demandReview/adjustForecast";
import { approveForecast } from "../demandReview/approveForecast";
import { budgetByMonth } from "../demandReview/budgetByMonth";
import { forecastTemplates } from "../demandReview/forecastTemplates";
import { reviewInputs } from "../demandReview/reviewInputs";
import type { ReturnedForecast } from "../demandReview/returned";
import { readReturn } from "../demandReview/returns/readReturn";
import { resolve } from "../demandReview/returns/resolve";
import { submitForecasts } from "../demandReview/submitForecasts";
import { consolidate } from "../engine/demandReview/consolidate";
import { monthOf } from "../engine/calendar";
import { ProblemError } from "../engine/problem";
import { xlsxWorkbook } from "../workbook/xlsxWorkbook";
import type { ReviewJobs, TemplateFile } from "./reviewJobs";

/** What a review worker does, job by job. */
export const reviewDesk: ReviewJobs = {
  async overview(grids, { language, today }) {
    const inputs = reviewInputs(grids, language);
    if ("problems" in inputs) return { status: "needsAttention", problems: inputs.problems };
    const { records, review, options } = inputs;
    const { planDate, submissionDay, reviewDay } = options;
    const consolidation = consolidate(records, review, { planDate, today, submissionDay, reviewDay });
    return {
      status: "ready",
      consolidation,
      approvals: review.approvals.filter(({ cycle }) => cycle === consolidation.cycle),
      items: records.items.filter(({ price, type }) => price > 0 || type === "finished").map(({ item, name, unit }) => ({ item, name, unit })),
      budget: budgetByMonth(consolidation, records),
      currency: options.currency,
    };
  },

  async templates(grids, { language, scope, only }) {
    const inputs = reviewInputs(grids, language);
    if ("problems" in inputs) throw new ProblemError(inputs.problems[0]!);
    const files: TemplateFile[] = [];
    for (const { fileName, items, sheets } of forecastTemplates(inputs, { language, scope, ...(only !== undefined && { only }) })) {
      const workbook = xlsxWorkbook();
      await workbook.write(sheets);
      files.push({ fileName, items, bytes: await workbook.bytes() });
    }
    return files;
  },

  async readReturn(file, grids, { language }): Promise<ReturnedForecast> {
    const inputs = reviewInputs(grids, language);
    if ("problems" in inputs) return { file: file.name, figures: [], findings: [], problems: inputs.problems };
    return readReturn(file, { records: inputs.records, review: inputs.review, cycle: monthOf(inputs.options.planDate) });
  },

  async takeOver(returns, grids, { language, today }) {
    const resolved = returns.map(({ returned, decisions }) => resolve(returned, decisions, { on: today }));
    const entries = resolved.flatMap((one) => one.entries);
    const { sheets, consolidation, replaced, problems } = submitForecasts(grids, entries, { language, today });
    if (!consolidation) return { status: "needsAttention", problems };
    return { status: "submitted", sheets, entries: entries.length, leftOut: resolved.flatMap((one) => one.leftOut).length, replaced, problems };
  },

  async adjust(wish, grids, request) {
    const result = adjustForecast(grids, wish, request);
    return result.status === "adjusted" ? { status: "adjusted", sheets: result.sheets, problems: result.problems } : result;
  },

  approve: (wish, grids, { language }) => approveForecast(grids, { ...wish, language }),
};
