import { figure, wholeFigure } from "../format";

type Texts<K extends string> = Record<K, string>;

/** 产销会：缺口与方案，会议一页纸。 */
export const gaps = {
  sheet: "产销会",
  title: (cycle: string) => `${cycle} 产销会：缺口、方案与决议`,
  mark: ({ inputs, plan, area }: Texts<"inputs" | "plan" | "area">) => `输入指纹 ${inputs} · 计划指纹 ${plan} · 范围 ${area}`,
  units: (currency: string) => `金额 ${currency}。方案的成本变化 = 采用后计划的总成本 − 现计划；空白为表中没有单价。采用方案后立即重排，成为决议。`,
  hours: (bottleneck: string) => `${bottleneck}。`,
  done: ({ overtime, outsourced, ahead }: Texts<"overtime" | "outsourced" | "ahead">) => `本计划在此已安排：加班 ${overtime} 小时，外包 ${outsourced} 件，提前生产存有 ${ahead} 件。`,
  late: ({ item, name, since, late, lost, unit }: Texts<"item" | "name" | "since" | "late" | "lost" | "unit">) =>
    `${item} ${name} 自 ${since} 起${late === "0" ? "" : `晚交 ${late} ${unit}`}${late !== "0" && lost !== "0" ? "、" : ""}${lost === "0" ? "" : `失销 ${lost} ${unit}`}`,
  moveOrder: ({ order, customer, grade, item, quantity, due, to }: Texts<"order" | "customer" | "grade" | "item" | "quantity" | "due" | "to">) => `订单 ${order}（${customer}，${grade} 级，${item} ${quantity}）由 ${due} 推迟到 ${to}`,
  shortenOrder: ({ order, customer, grade, item, by }: Texts<"order" | "customer" | "grade" | "item" | "by">) => `订单 ${order}（${customer}，${grade} 级，${item}）减少 ${by}`,
  outsourceItem: ({ item, quantity }: Texts<"item" | "quantity">) => `外包 ${item} 增加 ${quantity}`,
  cost: (change: number, currency: string) => `总成本${change >= 0 ? "增加" : "减少"} ${wholeFigure(Math.abs(change))} ${currency}`,
  noPrice: "表中没有单价，费用请当场确认",
  option: (what: string, cost: string) => `${what}：${cost}`,
  onlyAction: "不改变输入，请立为行动项",
  noGap: "没有缺口：工时够用，没有晚交与失销。",
  heads: { gap: "缺口", option: "可选方案", changes: "所改输入", cost: "成本变化", decide: "决议编号" },
  decisions: "本周期决议",
  noDecision: "尚无决议。",
  decisionHeads: ["决议", "时间", "决定人", "状态", "Δ 成本", "Δ 服务水平", "Δ 期末库存", "内容"],
  total: "有效决议合计",
  cash: "按决议后计划的资金需求",
  cashHeads: { cause: "用途", later: "以后", total: "合计" },
  found: (count: number) => (count === 0 ? "没有缺口：工时够用，没有晚交与失销。" : `共 ${count} 个缺口，方案与价格见“产销会”表。`),
  rechecked: ({ release, changed, uncovered }: { release: string; changed: number; uncovered: number }) =>
    changed === 0 ? `冻结核对：与发布 ${release} 相比，冻结区未变。` : `冻结核对：与发布 ${release} 相比，冻结区有 ${changed} 处不同${uncovered === 0 ? "，均有已批准的变更" : `，其中 ${uncovered} 处没有已批准的变更，请提出变更申请`}。`,
  withdrawn: (decision: string) => `决议 ${decision} 已撤销，计划已按此重排。`,
  settled: { approved: (request: string) => `变更申请 ${request} 已批准，计划已按此重排。`, rejected: (request: string) => `变更申请 ${request} 未获批准。` },
  special: (used: string) => `变更次数已用完（${used}）：须召开计划调整专题会，并把会议结论写入说明后方可批准。`,
  hoursOf: (value: number) => `${figure(value)} 小时`,
};
