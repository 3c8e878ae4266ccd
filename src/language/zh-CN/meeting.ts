/** 产销会各步骤在命令行所说的话。 */
type Texts<K extends string> = Record<K, string>;

export const meeting = {
  usage: `用法：npm run meeting -- 步骤 输入.xlsx [--out 结果.xlsx] [--at "YYYY-MM-DD HH:MM"] [--lang zh|en]
  release --by 发布人 [--note 说明]  按当前各表重排并发布：数量、工时、指标与全部输入存入台账
  bridge                            说明本次计划与已发布计划为什么不同，写出“计划差异”表
  restore                           恢复上一次排产的计划，不依赖 Excel 的撤销
  scenario --name 名称 --assume 假设 [--assume …] [--by 人] [--note 说明]  保存情景，最多五个
  compare                           各情景与现行计划并排比较，写出“情景比较”表
  adopt --name 名称 --by 决定人      采用情景：其假设成为决议，并按此重排
  drop --name 名称                   删去情景
  gaps                              找出缺口与可选方案并定价，写出“产销会”表
  decide --option 1.2 | --assume 假设 [--assume …] | --note 内容 --by 决定人  采纳某缺口的方案或作出决议，并按此重排
  withdraw --decision 编号 --by 人   撤销决议并重排
  change --item 物料 --on 日期 --to 数量 --cause 原因类别 [--reason 原因] [--department 部门] --by 申请人 [--approve 审批人] [--note 专题会结论]  冻结区计划变更申请
  settle --request 编号 --answer approved|rejected --by 审批人 [--note 专题会结论]  答复待审批的变更申请
  preRead --by 生成人                写出“会前资料”：按议程每项一页，附各部门会前问题
  minutes                           起草“会议纪要”表；右侧改写的文字重新起草后保留
  issue --by 整理人 [--docx 纪要.docx]  纪要定稿：编号、存入台账、写成 .docx
  action --task 内容 [--owner 责任人] [--department 部门] [--due 日期] [--class A|B|C] [--origin 来源]  立行动项
  close --action 编号 [--status done|cancelled] [--result 结果]  关闭行动项
  status                            本周期各时限：该做什么、缺什么、等谁
  next --by 开启人 [--date 计划日期]  在同一工作簿开启下月：计划日期为下月的预测评审日（遇休息日后移），一切台账保留
  假设写作 类型:对象:期间:数值[:单价]，如 moreOvertime:MOTOR:2027-01:40、需求变化::2027-01..2027-03:+10%、optionSet:headroom::0.1
  退出码：0 完成，2 输入或条件不具备，1 程序故障`,
  wrongStep: (steps: string) => `步骤须是 ${steps} 之一`,
  missingBy: "请用 --by 写明是谁",
  released: ({ release, by, at, quantity, fingerprint }: Texts<"release" | "by" | "at" | "quantity" | "fingerprint">) => `计划 ${release} 已由${by}于 ${at} 发布：合计 ${quantity} 件，计划指纹 ${fingerprint}`,
  restored: ({ planDate, fingerprint }: Texts<"planDate" | "fingerprint">) => `已恢复上一次的计划：计划日期 ${planDate}，计划指纹 ${fingerprint}。输入表未改动。`,
  missing: (name: string) => `请写明 ${name}`,
  wrongAnswer: "请用 --answer 写明 approved（批准）或 rejected（不批准）",
  wrongAction: "行动项的 --due 须是日期，--class 须是 A、B 或 C，--status 须是 done 或 cancelled",
  wrongOption: "--option 写作 缺口.方案，如 1.2",
  outNotDocx: "--docx 须以 .docx 结尾",
  missingName: "请用 --name 写明情景名称",
  wrongAssumption: (found: string) => `看不懂假设“${found}”，或数值超出该参数的范围`,
  opened: ({ cycle, planDate }: Texts<"cycle" | "planDate">) => `已开启 ${cycle} 周期，计划日期 ${planDate}。请更新库存、在制在途、客户订单与上月实绩，再收集预测。`,
  wrongChange: (causes: string) => `变更申请须写明 --item、--on（日期）、--to（数量，不小于 0）与 --cause（${causes} 之一）`,
  changesUsed: ({ year, item, itemUsed, department, departmentUsed }: { year: string; item: string; itemUsed: { used: number; limit: number }; department: string; departmentUsed: { used: number; limit: number } }) =>
    `${year} 年已用变更次数：${item} ${itemUsed.used}/${itemUsed.limit}${department === "" ? "" : `，${department} ${departmentUsed.used}/${departmentUsed.limit}`}`,
  requested: ({ request, item, before, after, start, end, status }: Texts<"request" | "item" | "before" | "after" | "start" | "end" | "status">) => `变更申请 ${request}：${item}，${start} 至 ${end}，${before} → ${after}，${status}`,
  keptScenarios: (scenarios: readonly string[]) => (scenarios.length === 0 ? "已没有情景。" : `现有情景：${scenarios.join("、")}`),
  decided: ({ decision, content, cost, service, stock }: Texts<"decision" | "content" | "cost" | "service" | "stock">) => `决议 ${decision}${content === "" ? "" : `（${content}）`}：成本 ${cost}，服务水平 ${service}，期末库存 ${stock}`,
  actionSet: ({ action, task, owner, due }: { action: string; task: string; owner: string; due?: string }) => `行动项 ${action}：${task}${owner === "" ? "" : `，${owner}负责`}${due === undefined ? "" : `，${due} 前完成`}`,
  actionClosed: ({ action, task }: { action: string; task: string }, status: string) => `行动项 ${action}（${task}）：${status}`,
  bridge: (release: string) => `与发布 ${release} 相比，按标准成本：`,
};
