import type { Assumption, Scenario } from "../../engine/meeting/memory";
import { figure, percentage } from "../format";

const when = ({ start, end }: Assumption): string => (start === undefined && end === undefined ? "" : `，${start ?? "现在"}至${end ?? "以后"}`);
const shares: ReadonlySet<string> = new Set(["moreDemand", "safetyStockChanged"]);

/** 情景比较。 */
export const scenarios = {
  sheet: "情景比较",
  title: (planDate: string) => `情景比较（计划日期 ${planDate}）`,
  mark: ({ inputs, area }: { inputs: string; area: string }) => `输入指纹 ${inputs} · 范围 ${area}`,
  units: (currency: string) => `金额 ${currency}，库存按标准成本；每个情景都按其假设重新排产。`,
  measure: "指标",
  asItIs: "现行计划",
  difference: "差异",
  measures: { relevantCost: "相关成本", serviceLevel: "服务水平", closingStock: "期末成品库存", cashNeed: "资金需求", overtimeHours: "加班工时", outsourcedPieces: "外包数量", overloadHours: "超负荷工时", latePieces: "延误或失销数量" },
  peakLoad: "最高负荷",
  peak: (workCentre: string, ratio: number, start: string) => `${workCentre} ${percentage(ratio)}（${start} 起）`,
  firstLate: "最早的延误",
  late: (item: string, start: string) => `${item}（${start} 起的一期）`,
  none: "无",
  changes: "所作假设",
  assumption: (assumption: Assumption, kind: string) => `${kind} ${assumption.subject === "" ? "全部" : assumption.subject}：${shares.has(assumption.kind) ? percentage(assumption.value) : figure(assumption.value)}${assumption.unitCost === undefined ? "" : `，单价 ${figure(assumption.unitCost)}`}${when(assumption)}`,
  made: ({ createdBy, createdAt, note }: Scenario) => [createdBy, createdAt, note].filter((part) => part !== "").join(" · "),
  nothing: "还没有情景。",
  promoted: (scenario: string, note: string) => `采用情景“${scenario}”${note === "" ? "" : `：${note}`}`,
};
