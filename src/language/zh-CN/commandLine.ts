import type { Certificate } from "../../engine/plan";
import { figure, gapPercent, percentage, wholeFigure } from "../format";
import type { PlanFigures } from "../planFigures";

/** 命令行所说的话。 */
export const commandLine = {
  planUsage: `用法：npm run plan -- 输入 [--out 结果.xlsx] [--json 结果.json] [--lang zh|en] [--date YYYY-MM-DD] [--seconds N]
       [--leave-out] [--why 物料] [--promise 物料,数量,日期]
  输入    .xlsx 工作簿，或以各输入表命名的 CSV 文件夹
  --out   写出含计划各表与图的工作簿        --json  写出可供核对的完整结果
  --date  计划日期，优先于“参数”表          --seconds  求解时限（秒）
  --leave-out                不计有误的行，先排计划，并逐一列出
  --why 物料                 不列汇总，回答此物料的供应用在哪里、什么延误了
  --promise 物料,数量,日期   不列汇总，回答能否承诺、最早何时；例：--promise F100,30,2026-12-18
  在终端上会显示求解进展；按 Ctrl+C 采用目前最好的方案，再按一次结束命令
  退出码：0 已完成，2 输入须更正，3 已写出但产能不足，1 程序故障`,
  templateFolder: "预测模板写入一个文件夹：npm run template -- 文件夹 --from 输入.xlsx",
  wrongScope: "--by 只能是 office（办事处）、channel（渠道）或 clerk（内勤）",
  templateWritten: (path: string, items: number) => `${path}：${items} 行`,
  noTemplates: "没有可发的模板：请填写“办事处”表，并核对 --only 的名称。",
  templateExists: (path: string) => `${path} 已存在，没有覆盖，也没有写出任何模板。请换一个文件夹。`,
  templateUsage: `用法：npm run template -- 文件.xlsx [--sample] [--lang zh|en] [--date YYYY-MM-DD]
  写出空白输入工作簿；加 --sample 则写出示例工厂
      npm run template -- 文件夹 --from 输入.xlsx [--by office|channel|clerk] [--only 名称] [--lang zh|en] [--date YYYY-MM-DD]
  按办事处、渠道或内勤写出预测模板
      npm run template -- --columns [--lang zh|en]
  列出全部输入表的各列：单位、默认值、校验`,
  contract: { compulsory: "必填", byDefault: (value: string) => `默认 ${value}`, periods: "其后每月（2026-12）或每周（2026-W50）一列" },
  title: (planDate: string, periods: number, until: string) => `产销平衡 · 计划日期 ${planDate}，共 ${periods} 期，至 ${until}`,
  found: "读取的输入表",
  plan: ({ items, demand, produced, outsourced, serviceLevel, inventoryValue, currency }: PlanFigures) => [
    `主生产计划 ${items} 项：需求 ${wholeFigure(demand)} 件，排产 ${wholeFigure(produced)} 件，外包 ${wholeFigure(outsourced)} 件`,
    `按期满足率 ${percentage(serviceLevel)}（按标准成本计）；库存价值 ${wholeFigure(inventoryValue)} ${currency}`,
  ],
  purchases: (count: number, spend: number, currency: string) => `采购与外包计划 ${wholeFigure(count)} 行，按标准成本 ${wholeFigure(spend)} ${currency}`,
  load: { title: "产能负荷（小时；负荷率取最高的一期）", available: "可用", planned: "负荷", peakBefore: "平衡前", peakAfter: "平衡后", overtime: "加班", overload: "仍超" },
  costTitle: (currency: string) => `计划相关成本（${currency}）`,
  certificate: ({ status, objective, bound, gap, largestViolation }: Certificate, currency: string) =>
    `${{
      optimal: "已证明是成本最低的计划",
      withinGap: `任何计划的成本都不可能低于 ${wholeFigure(bound)} ${currency}；本计划 ${wholeFigure(objective)}，相差不超过 ${gapPercent(gap)}`,
    }[status]}。约束的最大偏差 ${figure(largestViolation)}。`,
  ended: (ended: string, method: string, seconds: string | undefined) => `${[ended, method, ...(seconds === undefined ? [] : [seconds])].join("；")}。`,
  search: ({ cost, bound }: { cost?: number; bound: number }) =>
    cost === undefined ? `正在求解：成本下限 ${wholeFigure(bound)}` : `正在求解：目前最好 ${wholeFigure(cost)}，成本下限 ${wholeFigure(bound)}，相差不超过 ${gapPercent((cost - bound) / Math.max(1, Math.abs(cost)))}（按 Ctrl+C 采用目前最好的方案）`,
  bottlenecks: "瓶颈",
  noBottleneck: "没有瓶颈：多一小时产能不会降低成本。",
  cheapest: (remedy: string) => `最省的办法：${remedy}`,
  contradictions: "互相矛盾的已定事项与出路",
  changes: (count: number) => `与已发布计划相比改动 ${wholeFigure(count)} 处，金额最大的是：`,
  problems: "需要关注的事项",
  noProblems: "没有发现问题。",
  severities: { stops: "须更正", warns: "需关注", informs: "供参考" },
  problemKind: (severity: string, title: string, count: number) => `  ${severity} · ${title} · ${count} 项`,
  more: (count: number) => `……另有 ${count} 项`,
  moreInColumn: (count: number) => `……此列还有 ${count} 处`,
  mayLeaveOut: (rows: number) => `如要不计这 ${rows} 行、先排计划，请加 --leave-out。`,
  leftOut: (rows: number) => `注意：有 ${rows} 行全部或部分未计入计划，详见运行记录。`,
  needsAttention: (count: number) => `输入有 ${count} 处须更正，未写出任何文件。`,
  written: (path: string) => `已写出 ${path}`,
  infeasible: "计划所需工时超出正常与加班产能，现状下不可行：请按上列超负荷项增加产能、外包，或推迟需求，再重新平衡。",
  failure: (message: string) => `程序故障，未写出任何文件：${message}`,
  wrongArguments: (message: string) => `参数有误：${message}`,
  outIsInput: "结果文件与输入相同，输入不会被覆盖，请换一个文件名",
  outNotXlsx: "结果文件名须以 .xlsx 结尾",
  missingInput: "没有指定输入",
  wrongLanguage: "--lang 只能是 zh 或 en",
  wrongDate: "--date 须写成 YYYY-MM-DD",
  wrongPromise: "--promise 须写成 物料,数量,日期，如 F100,30,2026-12-18",
  unknownItem: (item: string, near?: string) => `计划中没有物料“${item}”${near === undefined ? "" : `。您是否指“${near}”？`}`,
  wholePieces: (item: string) => `${item} 按整件计，数量须是整数`,
  wrongSeconds: "--seconds 须是大于 0 的数",
};
