import type { BridgeCause } from "../../engine/meeting/bridge";

/** 计划差异：这一版计划与已发布计划为什么不同。 */
const causes: Record<BridgeCause, string> = { progress: "时间推进与库存", orders: "订单", forecast: "预测", capacity: "产能与外包", parameters: "参数与主数据", byHand: "手工调整" };

export const bridge = {
  sheet: "计划差异",
  title: (release: string, planDate: string) => `计划差异：发布 ${release} 与 ${planDate} 的计划`,
  mark: ({ release, inputs, area }: { release: string; inputs: string; area: string }) => `发布 ${release} · 输入指纹 ${inputs} · 范围 ${area}`,
  units: (currency: string) => `数量为各期完工（含在制），金额按标准成本，${currency}；逐组换入新的输入并重排，各部分之和恰为全部差异。校验 = 引擎结果 − 公式结果。`,
  causes,
  released: "已发布",
  planned: "本次计划",
  pieces: "数量",
  money: (currency: string) => `金额（${currency}）`,
  cost: "标准成本",
  item: "物料编码",
  name: "名称",
  month: "月份",
  noFamily: "未分大类",
  nothing: "两版计划没有可比的期间。",
  nervousness: "计划波动率",
  nervousnessNote: "计划波动率 = Σ|本次 − 已发布| ÷ Σ已发布，按标准成本；分区为冻结、半冻结与自由区。",
};
