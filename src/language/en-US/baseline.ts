import type { BaselineMethod } from "../../engine/baseline/baseline";
import type { baseline as zhCN } from "../zh-CN/baseline";

const methods: Record<BaselineMethod, string> = {
  noHistory: "no history",
  mean: "mean",
  naive: "last month",
  seasonalNaive: "last year's month",
  ses: "simple smoothing",
  holt: "Holt's trend",
  damped: "damped trend",
  holtWintersAdditive: "Holt-Winters (additive)",
  holtWintersMultiplicative: "Holt-Winters (multiplicative)",
  ets: "ETS",
  theta: "Theta",
  dynamicTheta: "dynamic Theta",
  autoregression: "autoregression",
  average: "Median of",
  croston: "Croston (intermittent)",
  sba: "SBA (intermittent)",
  tsb: "TSB (running out)",
};

/** Statistical baseline: a statistical forecast that questions the human one. */
export const baseline: typeof zhCN = {
  note: ({ coverage, currency }) =>
    `Items' own units; money in ${currency} at standard cost. The baseline goes by closed months only, stands beside the forecast and changes none of it. Low and high should hold ${coverage} of the months. Check = engine − formula, must be 0.`,
  howTo: "▲ forecast above high, ▼ below low (the open month is not judged); money in question = |forecast − baseline| of these months × standard cost, the largest first. Sales to look: keep it where there is a reason, correct it where there is none.",
  none: "No finished good has both a history and a forecast: there is no baseline to compare with.",
  questioned: "Lines in question",
  questionedMoney: "Money in question",
  attention: "Outside in",
  money: "In question",
  forecast: "Forecast",
  mean: "Baseline",
  lower: "Low",
  upper: "High",
  difference: "Forecast − baseline",
  method: "Method",
  history: "History (last twelve months)",
  above: (month) => `▲${month}`,
  below: (month) => `▼${month}`,
  methods,
  average: (members) => `${methods.average} ${members.join(", ")}`,
  show: "Picture",
  shown: "Row shown",
  line: "Item · channel · office",
  sold: "Actual",
  chartTitle: "History, forecast and statistical baseline",
  chartAlt: "Line chart of the chosen row: actuals of the last twelve months, and for the months to come the forecast, the statistical baseline and its low and high.",
  axis: "Quantity",
  toTrend: "Forecast trend",
};
