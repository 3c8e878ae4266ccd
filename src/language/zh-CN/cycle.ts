import type { CycleMissing, CycleParty, CycleState, CycleStep } from "../../engine/meeting/cycleStatus";

const steps: Record<CycleStep, string> = { collect: "收集预测", approve: "评审批准预测", preRead: "发送会前资料", meeting: "产销会", minutes: "发出会议纪要", completion: "完成情况统计表", shipping: "下周发货计划" };
const parties: Record<CycleParty, string> = { salesClerks: "销售内勤", salesManagement: "销售管理层", planner: "生管", management: "管理层", everyone: "各部门" };
const states: Record<CycleState, string> = { done: "已完成", late: "已逾期", today: "今天到期", ahead: "未到期" };

/** 计划周期的时限与进度。 */
export const cycle = {
  steps,
  parties,
  states,
  when: (day: string, from: string | undefined, until: string | undefined) => `${day}${from === undefined ? "" : ` ${from}`}${until === undefined ? "" : from === undefined ? ` ${until} 前` : `–${until}`}`,
  missing: (missing: CycleMissing): string => {
    switch (missing.what) {
      case "offices":
        return missing.names.length === 0 ? "尚未收到预测" : `尚未提交：${missing.names.join("、")}`;
      case "reasons":
        return `${missing.count} 项差异未说明原因`;
      case "actions":
        return `${missing.count} 项行动逾期`;
      default:
        return { approval: "预测尚未批准", preRead: "会前资料尚未生成", release: "计划尚未发布", minutes: "会议纪要尚未发出", shippingPlan: "发货计划尚未更新" }[missing.what];
    }
  },
  line: ({ step, when, party, state, missing }: { step: string; when: string; party: string; state: string; missing: readonly string[] }) => `${when}  ${step}（${party}）：${state}${missing.length === 0 ? "" : `，${missing.join("；")}`}`,
};
