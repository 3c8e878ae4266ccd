import type { ProblemKind } from "../../engine/problem";
import { figure, percentage } from "../format";
import type { ProblemSentences } from "../problemSentences";

const expected = {
  number: "数字",
  wholeNumber: "整数",
  date: "日期（如 2026-11-26）",
  month: "带年份的月份或周（如 2026-11、2026-W49）",
  text: "文字",
  choice: "下列之一",
  yesOrNo: "“是”或“否”",
};
const unreadable = {
  unreadable: "不是 Excel 工作簿，或已损坏。请在 Excel 中另存为 .xlsx 后再试",
  encrypted: "已加密。请取消打开密码后再试",
  oldFormat: "是旧的 .xls 格式。请另存为 .xlsx 后再试",
  macros: "含有宏。请另存为不含宏的 .xlsx 后再试",
  tooLarge: "过大，无法安全打开。请删去无关的工作表后再试",
  missing: "不存在。请核对路径",
};
const doYouMean = (similar: string | undefined): string => (similar === undefined ? "" : `您是否指“${similar}”？`);
const range = ({ minimum, maximum, above }: { minimum?: number; maximum?: number; above?: number }): string =>
  [above === undefined ? "" : `大于 ${figure(above)}`, minimum === undefined ? "" : `不小于 ${figure(minimum)}`, maximum === undefined ? "" : `不大于 ${figure(maximum)}`]
    .filter((part) => part !== "")
    .join("、");

/** 每种问题一句话：错在哪里，下一步怎么办。 */
export const problems: ProblemSentences = {
  notAWorkbook: ({ file, reason }) => `“${file}”${unreadable[reason]}。`,
  emptyWorkbook: () => "工作簿中没有任何数据。请先填写各输入表，可从空白模板开始。",
  missingSheet: ({ table }, names) => `缺少“${names.table(table)}”表。请添加该工作表，或在模板中填写后粘贴过来。`,
  missingColumn: ({ table, column, similar }, names) =>
    `“${names.table(table)}”表缺少“${names.column(column)}”列。${similar === undefined ? "请补上该列标题。" : `现有标题“${similar}”是否就是这一列？如是，请改回“${names.column(column)}”。`}`,
  emptySheet: ({ table }, names) => `“${names.table(table)}”表只有标题，没有数据。请填写后再试。`,
  noteOnResultSheet: ({ at, found }) => `结果表“${at.sheet}”的 ${at.cell} 有您写的内容“${found}”。结果表会整表重写，请先把它移到自己的表里，再重新平衡。`,
  sheetNameTaken: ({ at }) => `工作表“${at.sheet}”与结果表同名，但不是由本程序生成的。请将其改名，以免被覆盖。`,
  unreadableCell: ({ column, found, expected: kind, choices }, names) =>
    `“${names.column(column)}”应为${expected[kind]}${kind === "choice" && choices ? `（${choices.map(names.choice).join("、")}）` : ""}，现为“${found}”。请更正。`,
  missingValue: ({ column }, names) => `“${names.column(column)}”未填写。请补上。`,
  outOfRange: ({ column, found, ...limits }, names) => `“${names.column(column)}”应${range(limits)}，现为 ${figure(found)}。请更正。`,
  unknownReference: ({ column, found, table, similar }, names) =>
    `${names.column(column)}“${found}”在“${names.table(table)}”表中不存在。${doYouMean(similar)}请更正${table === "settings" ? "或删去该行" : `，或在“${names.table(table)}”表中补上`}。`,
  exactlyOne: ({ columns, given }, names) => {
    const list = columns.map((column) => `“${names.column(column)}”`).join("与");
    return given === 0 ? `${list}均未填写，须填其中一项。` : `${list}只能填其中一项。请删去多余的。`;
  },
  duplicateRow: ({ first, key }) => `“${key}”与 ${first.cell ?? first.sheet} 重复。请合并或删去其中一处。`,
  bomCycle: ({ path }) => `物料清单循环：${path.join(" → ")}。请删去其中一行。`,
  unknownColumn: ({ heading }) => `“${heading}”列不在模板约定的列中，未读取。`,
  timeFenceConflict: ({ item, period, quantity }, names) => `${item}：${names.period(period)} 在冻结区内，还缺 ${figure(quantity)} 件而计划不能改动。请与销售商定交期，或批准冻结区变更。`,
  lateDemand: ({ item, period, quantity, untilPeriod }, names) =>
    `${item}：${names.period(period)} 的需求有 ${figure(quantity)} 件不能按期交付，${untilPeriod === undefined ? "计划期内无法补齐" : `延至 ${names.period(untilPeriod)}`}。请与客户商定交期，或增加产能。`,
  belowSafetyStock: ({ item, period, quantity }, names) => `${item}：自 ${names.period(period)} 起低于安全库存，最多缺 ${figure(quantity)} 件。`,
  capacityOverload: ({ workCentre, period, untilPeriod, load, capacity }, names) =>
    `${workCentre}：${names.period(period)}${untilPeriod === period ? "" : ` 至 ${names.period(untilPeriod)}`} 负荷 ${figure(load)} 小时，可用 ${figure(capacity)} 小时${capacity > 0 ? `（${percentage(load / capacity)}）` : ""}，加班后仍超。请提交会议决定加班、外包或调整交期。`,
  pastDueRelease: ({ item, quantity }) => `${item}：${figure(quantity)} 件本应已经下达。请立即下达并催办，或推迟需求。`,
  pastDueReceipt: ({ order, item, quantity, due }) => `${order}：${item} 的 ${figure(quantity)} 件应于 ${due} 到货，已逾期。请核实新的到货日期。`,
  materialShortage: ({ item, period, quantity }, names) => `${item}：${names.period(period)} 缺料 ${figure(quantity)}。请催交在途订单或紧急采购。`,
  demandOutsideHorizon: ({ item, quantity, due }) => `${item}：${due} 的 ${figure(quantity)} 件超出计划期，本次未排。`,
  noRouting: ({ item }) => `${item}：自制件没有工艺，未计入产能负荷。请在“工艺”表中补上。`,
  noCapacity: ({ workCentre, period, load }, names) => `${workCentre}：${names.period(period)} 有 ${figure(load)} 小时负荷，却没有可用产能。请核对工作日与停机。`,
  noBom: ({ item }) => `${item}：自制件没有物料清单，未产生用料需求。请在“物料清单”表中补上。`,
};

/** 每种问题的名称，用作一组问题的标题。 */
export const problemTitles: Readonly<Record<ProblemKind, string>> = {
  notAWorkbook: "文件无法读取",
  emptyWorkbook: "工作簿为空",
  missingSheet: "缺少工作表",
  missingColumn: "缺少列",
  emptySheet: "没有数据",
  noteOnResultSheet: "结果表上的备注",
  sheetNameTaken: "工作表重名",
  unreadableCell: "单元格无法识别",
  missingValue: "未填写",
  outOfRange: "超出范围",
  unknownReference: "编码不存在",
  exactlyOne: "二选一",
  duplicateRow: "重复",
  bomCycle: "物料清单循环",
  unknownColumn: "未读取的列",
  timeFenceConflict: "冻结区冲突",
  lateDemand: "延期交付",
  belowSafetyStock: "低于安全库存",
  capacityOverload: "产能超负荷",
  pastDueRelease: "逾期未下达",
  pastDueReceipt: "逾期未到货",
  materialShortage: "缺料",
  demandOutsideHorizon: "超出计划期的需求",
  noRouting: "没有工艺",
  noCapacity: "没有产能",
  noBom: "没有物料清单",
};
