import type { SheetSpec } from "../workbook/port";
import { trendCheck } from "./accuracyPlaces";
import { accuracyTrend, trendHeight } from "./accuracyTrend";
import { linkTo, text } from "./cells";
import type { ReportContext } from "./context";
import { draftSheet } from "./draft";
import { choicePlace, forecastChoice } from "./forecastChoice";
import { labelRow } from "./layout";
import { versionWaterfall } from "./versionWaterfall";

const trendRow = choicePlace.row + 1;

/** 预测走势: accuracy month by month with its chart, and beneath it how each month's forecast changed from version to version. */
export function forecastTrendSheet(context: ReportContext): SheetSpec {
  const { plan, words: { accuracy: w, reports } } = context;
  const draft = draftSheet(context, "forecastTrend", w.trendNote, trendCheck);
  draft.put(0, trendCheck - 2, linkTo(reports.sheets.forecastAccuracy, 0, 0, w.toAccuracy));
  const known = plan.forecastAccuracy.trend.length > 0;
  if (!known) draft.put(labelRow, 0, text(w.nothing, "note"));
  const validations = known ? [forecastChoice(draft, context)] : [];
  const chart = known ? accuracyTrend(draft, context, trendRow) : undefined;
  if (known) versionWaterfall(draft, context, trendRow + trendHeight(plan.forecastAccuracy) + 1);
  return draft.finish({
    widths: [12, 18, 10, 14, ...Array.from({ length: trendCheck - 3 }, () => 9)],
    freeze: { rows: trendRow, columns: 1 },
    print: { landscape: true, titleRows: labelRow, columns: trendCheck + 1 },
    validations,
    ...(chart && { charts: [chart] }),
    tabColour: "#2E6B34",
  });
}
