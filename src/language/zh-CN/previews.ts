/** 窗格小图的用语：负荷、准确率、预测汇总。 */
export const previews = {
  lastPlan: (planDate: string) => `以下为最近一次计划（计划日期 ${planDate}）。`,
  load: "各工作中心的最高负荷率",
  noWorkCentres: "没有工作中心。",
  moreWorkCentres: (count: string) => `另有 ${count} 个工作中心负荷更低。`,
  fullMark: "竖线为可用工时的 100%。",
  overtime: (hours: string) => `其中加班 ${hours} 小时`,
  overload: (hours: string) => `仍缺 ${hours} 小时`,
  noHours: "无可用工时",
  accuracy: "预测准确率（提前 1 个月）",
  forecast: "预测",
  baseline: "统计基线",
  noAccuracy: "还没有可比的月份：需要实绩，以及提前提交的预测版本。",
  accuracySummary: (month: string, last: string, mean: string, months: string) => `${month} 为 ${last}；${months} 个月平均 ${mean}。`,
  review: "逐月走势",
  reviewSummary: (first: string, last: string, from: string, to: string) => `${first} 至 ${last} 的预测合计，由 ${from} 变为 ${to}，与去年同期和统计基线对比。`,
};
