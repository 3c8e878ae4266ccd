import type { previews as zhCN } from "../zh-CN/previews";

/** The words of the pane's small pictures: load, accuracy, forecasts together. */
export const previews: typeof zhCN = {
  lastPlan: (planDate) => `Below: the latest plan, of ${planDate}.`,
  load: "Peak load by work centre",
  noWorkCentres: "There are no work centres.",
  moreWorkCentres: (count) => `${count} more with less load.`,
  fullMark: "The upright mark is 100% of the available hours.",
  overtime: (hours) => `${hours} h of it overtime`,
  overload: (hours) => `still ${hours} h short`,
  noHours: "no hours",
  accuracy: "Forecast accuracy, one month ahead",
  forecast: "Forecast",
  baseline: "Statistical baseline",
  noAccuracy: "No month can be compared yet: it takes actuals, and forecast versions issued before.",
  accuracySummary: (month, last, mean, months) => `${last} in ${month}; ${mean} on average over ${months} ${months === "1" ? "month" : "months"}.`,
  review: "Month by month",
  reviewSummary: (first, last, from, to) => `Total forecast from ${first} to ${last}, going from ${from} to ${to}, beside last year and the statistical baseline.`,
};
