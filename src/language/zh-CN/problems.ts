import type { Problem, ProblemKind, Stopper } from "../../engine/problem";
import { tables } from "./tables";
import { figure, percentage } from "../format";
import type { ProblemNames, ProblemSentences } from "../problemSentences";

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
  externalLinks: "引用了其他工作簿或外部数据源。请粘贴为数值、断开链接后再试",
  embedded: "含有嵌入对象或控件。请删除后再试",
  documentType: "含有文档类型或实体声明，正常的表格软件不会这样写。请把数字抄到新的模板里",
  notATemplate: "不是我们发出的预测模板：缺少模板标识或填报表。请把数字抄到发给您的模板里",
};
const doYouMean = (similar: string | undefined): string => (similar === undefined ? "" : `您是否指“${similar}”？`);
const range = ({ minimum, maximum, above }: { minimum?: number; maximum?: number; above?: number }): string =>
  [above === undefined ? "" : `大于 ${figure(above)}`, minimum === undefined ? "" : `不小于 ${figure(minimum)}`, maximum === undefined ? "" : `不大于 ${figure(maximum)}`]
    .filter((part) => part !== "")
    .join("、");

type StopperClauses = { readonly [K in Stopper["kind"]]: (stopper: Extract<Stopper, { kind: K }>, names: ProblemNames) => string };
const stoppers: StopperClauses = {
  frozenZone: ({ untilPeriod }, names) => `${names.period(untilPeriod)} 及以前为冻结区，不能增排`,
  firmPlan: ({ period }, names) => `${names.period(period)} 的数量已经确认，不再变动`,
  capacity: ({ workCentre, period }, names) => `工作中心 ${workCentre} 在 ${names.period(period)} 的产能已用完`,
  leadTime: ({ item, leadTimeDays }) => `${item} 的提前期为 ${figure(leadTimeDays)} 个工作日，现在下达已来不及`,
  material: ({ item, period, release }, names) => `子件 ${item} 在 ${names.period(period)} 缺料，其订单应于 ${release} 前下达`,
  lotLimits: ({ item }) => `${item} 的批量上下限排不出所缺的数量`,
  keyMaterial: ({ item, period }, names) => `关键物料 ${item} 到 ${names.period(period)} 为止的库存与到货已全部排用`,
  storage: ({ period }, names) => `${names.period(period)} 仓库已满，不能提前生产备货`,
  cost: () => "等待的代价低于加班、外包等补救措施",
};
const stoppedBy = (causes: readonly Stopper[], names: ProblemNames): string => {
  const clauses = causes.map((cause) => (stoppers[cause.kind] as (cause: Stopper, names: ProblemNames) => string)(cause, names));
  return clauses.length === 0 ? "" : `原因：${clauses.join("；")}。`;
};
const heldUp = (endItems: readonly string[]): string =>
  endItems.length === 0 ? "" : `受影响的需求：${endItems.slice(0, 5).join("、")}${endItems.length > 5 ? ` 等 ${endItems.length} 种` : ""}。`;
const because = (problem: Problem, names: ProblemNames): string => (problems[problem.kind] as (problem: Problem, names: ProblemNames) => string)(problem, names);

/** 每种问题一句话：错在哪里，下一步怎么办。 */
export const problems: ProblemSentences = {
  notAWorkbook: ({ file, reason }) => `“${file}”${unreadable[reason]}。`,
  emptyWorkbook: () => "工作簿中没有任何数据。请先填写各输入表，可从空白模板开始。",
  missingSheet: ({ table }, names) => `缺少“${names.table(table)}”表。请添加该工作表，或在模板中填写后粘贴过来。`,
  missingColumn: ({ table, column, similar }, names) =>
    `“${names.table(table)}”表缺少“${names.column(column)}”列。${similar === undefined ? "请补上该列标题。" : `现有标题“${similar}”是否就是这一列？如是，请改回“${names.column(column)}”。`}`,
  emptySheet: ({ table }, names) => `“${names.table(table)}”表只有标题，没有数据。请填写后再试。`,
  sheetNameTaken: ({ at }) => `工作表“${at.sheet}”与结果表同名，但不是由本程序生成的。请将其改名，以免被覆盖。`,
  unreadableCell: ({ column, found, expected: kind, choices }, names) =>
    `“${names.column(column)}”应为${expected[kind]}${kind === "choice" && choices ? `（${choices.map(names.choice).join("、")}）` : ""}，现为“${found}”。请更正。`,
  missingValue: ({ column }, names) => `“${names.column(column)}”未填写。请补上。`,
  outOfRange: ({ column, found, ...limits }, names) => `“${names.column(column)}”应${range(limits)}，现为 ${figure(found)}。请更正。`,
  unknownReference: ({ column, found, table, similar, leftOut: gone }, names) =>
    gone ? `${names.column(column)}“${found}”在“${names.table(table)}”表中的那一行未计入，本行随之未计入。` :
    `${names.column(column)}“${found}”在“${names.table(table)}”表中不存在。${doYouMean(similar)}请更正${table === "settings" ? "或删去该行" : `，或在“${names.table(table)}”表中补上`}。`,
  exactlyOne: ({ columns, given }, names) => {
    const list = columns.map((column) => `“${names.column(column)}”`).join("与");
    return given === 0 ? `${list}均未填写，须填其中一项。` : `${list}只能填其中一项。请删去多余的。`;
  },
  duplicateRow: ({ first, key }) => `“${key}”与 ${first.cell ?? first.sheet} 重复。请合并或删去其中一处。`,
  bomCycle: ({ path }) => `物料清单循环：${path.join(" → ")}。请删去其中一行。`,
  headingTakenAs: ({ heading, column }, names) => `“${heading}”列按“${names.column(column)}”读取；如有不符，请改列名。`,
  indentedBom: ({ lines, products }) => `按缩排式物料清单读取：${figure(products)} 个产品，共 ${figure(lines)} 行；用量按紧邻上级一件计。`,
  sheetNotRead: ({ headings, nearest, lacking }, names) =>
    `此表未读取（列名：${headings.join("、") || "无"}）。${nearest ? `最接近“${names.table(nearest)}”，但缺少${lacking.map((column) => `“${names.column(column)}”`).join("、")}列。` : "没有哪张输入表有这样的列名。"}`,
  unknownColumn: ({ heading }) => `“${heading}”列不在模板约定的列中，未读取。`,
  fractionalPieces: ({ column, found, item, unit }, names) => `${item} 按整${unit || "件"}计数，“${names.column(column)}”却为 ${found}。请改为整数，或把该物料的“${names.column("wholePieces")}”改为“否”。`,
  discontinuedItem: ({ item, from, quantity }) => `${item} 自 ${from} 起停产，此后仍有需求 ${figure(quantity)}。请改用替代物料、删去该行，或更正停产日期。`,
  lotLimits: ({ item, minimum, maximum }) => `${item}：每单至少 ${figure(minimum)}、至多 ${figure(maximum)}，没有可下的数量。请更正批量的上下限或倍数。`,
  noOrderingCost: ({ item, rule }, names) => `${item}：批量规则“${names.choice(rule)}”要用订货成本，现为空，只能按需下单。请填写“${names.column("orderingCost")}”，或改用别的规则。`,
  severalSuppliers: ({ item, suppliers }, names) => `${item}：${suppliers.join("、")} 都有供应商条件。请在“${names.table("items")}”表中写明按哪一家计划。`,
  weekendOvertimeCheaper: ({ workCentre, weekday, weekend }) => `${workCentre}：双休日加班单价 ${figure(weekend)} 低于平日加班单价 ${figure(weekday)}，暂按平日单价计算，并在平日加班用完后才安排。请核对单价。`,
  workCentreWithoutCapacity: ({ workCentre, items }, names) => `${workCentre}：人数（机台数）、班次或每班工时为 0，没有产能，却有 ${items} 种物料的工序。请补上产能，或在“${names.table("routing")}”表中改用别的工作中心。`,
  downtimeExceedsMonth: ({ workCentre, downtime, hours }) => `${workCentre}：计划停机 ${figure(downtime)} 小时，超过该月的 ${figure(hours)} 小时，该月按没有产能计划。请更正停机或工作日数。`,
  offsetBeyondLeadTime: ({ item, offsetDays, leadTimeDays }) => `${item}：工序提前期偏置 ${offsetDays} 个工作日，长于该物料的提前期 ${leadTimeDays} 个工作日，工序会早于开工。请更正其一。`,
  routingOfBoughtItem: ({ item }) => `${item} 为外购，其工序不占产能。如系自制，请更正“自制/外购”。`,
  neverEffective: ({ firstDay, lastDay }) => `失效日期 ${lastDay} 早于生效日期 ${firstDay}，该行从不生效。请更正。`,
  noCalendar: ({ year }, names) => `${year} 年没有节假日与调休，暂按周一至周五为工作日计划。请在“${names.table("calendar")}”表中补上。`,
  leftOut: ({ because: cause }, names) => `该行已按您的选择略去，未参与计划：${because(cause, names)}`,
  handEditKept: ({ item, found, proposed }) => `${item}：手工改为 ${figure(found)} 的数量按确认数量保留（原计划 ${figure(proposed)}）。要交还系统安排，请清空主生产计划表中该物料的手工固定单元格。`,
  handEditDropped: ({ item, found, proposed }, names) => `${item}：手工改为 ${figure(found)} 的数量没有保留，按 ${figure(proposed)} 计划。计划日期之前的期间不再保留；其余请核对“${names.column("keepHandEdits")}”。`,
  approvedVersionChanged: ({ version, approver, lines, found, quantity, foundQuantity }, names) =>
    `预测版本 ${version} 由${approver || "销售管理层"}批准后被改动：批准时 ${figure(lines)} 行、合计 ${figure(quantity)}，现为 ${figure(found)} 行、合计 ${figure(foundQuantity)}。批准的版本已锁定。请在“${names.table("approvedForecasts")}”表中恢复原数，或把改动写入“${names.table("forecastAdjustments")}”后重新批准为新版本。`,
  versionWithoutApproval: ({ version }, names) => `“${names.table("approvedForecasts")}”表中的版本 ${version} 没有批准记录。请恢复“${names.table("forecastApprovals")}”表中的登记行，或删除这些行。`,
  versionStoredTwice: ({ version }, names) => `版本 ${version} 在“${names.table("forecastLog")}”表中也有一份，以批准的版本为准。请删除或改名。`,
  approvedVersionPlanned: ({ version, quantity, sheet }, names) => `按已批准的预测版本 ${version} 计划（合计 ${figure(quantity)}）；“${names.table("forecast")}”表中同期的数字（合计 ${figure(sheet)}）没有采用。`,
  officesMissing: ({ offices }) => `还没有收到预测：${offices.join("、")}。请催交，或选择沿用上一版本后批准。`,
  nothingSubmitted: ({ cycle }) => `${cycle} 还没有收到任何预测，无法批准。请先收集各办事处的预测。`,
  adjustedBelowZero: ({ item, channel, office, month, entered, change }, names) =>
    `${[item, channel, office].filter((part) => part !== "").join(" · ")}：${month} 提交 ${names.quantity(item, entered)}，调整 ${figure(change)} 后成为负数。请更正“${names.table("forecastAdjustments")}”表。`,
  nothingDecided: () => "没有内容：情景须有名称和至少一条假设，决议与行动项须写明内容。",
  tooManyScenarios: ({ most, scenarios }) => `最多保存 ${most} 个情景（${scenarios.join("、")}），请先删去一个。`,
  unknownScenario: ({ scenario, scenarios }) => `没有名为“${scenario}”的情景；现有：${scenarios.join("、") || "无"}。`,
  unknownRecord: ({ ledger, record }, names) => `“${names.table(ledger)}”表中没有待处理的“${record}”。`,
  frozenPlanChanged: ({ item, period, released, planned, release, request }, names) =>
    `${item} 在 ${names.period(period)} 属冻结区：发布 ${release} 为 ${names.quantity(item, released)}，本次计划为 ${names.quantity(item, planned)}。${request === undefined ? "没有已批准的变更申请：请补办申请，或改回原数量。" : `依据变更申请 ${request}。`}`,
  frozenHoursChanged: ({ workCentre, period, released, planned, release }, names) => `${workCentre} 在 ${names.period(period)}：发布 ${release} 为 ${figure(released)} 小时，本次计划为 ${figure(planned)} 小时，属冻结区。`,
  frozenEdited: ({ item, start, released, found, release }, names) => `${item} 自 ${start} 起的一期属冻结区：发布 ${release} 为 ${names.quantity(item, released)}，表上现为 ${names.quantity(item, found)}，没有已批准的变更申请。请补办申请，或改回原数量。`,
  frozenHoursEdited: ({ workCentre, start, released, found, release }) => `${workCentre} 自 ${start} 起的一期属冻结区：发布 ${release} 为 ${figure(released)} 小时，表上现为 ${figure(found)} 小时。`,
  notReleased: ({ item, on, release }) => `发布 ${release} 中没有 ${item} 在 ${on} 的计划，无从变更。`,
  cycleNotLater: ({ planDate, current }) => `下一周期的计划日期须晚于 ${current}，${planDate} 不行。`,
  notFrozen: ({ item, start }) => `${item} 自 ${start} 起的一期不在冻结区：直接修改主生产计划即可，不需申请。`,
  changesUsedUp: ({ item, department, year, exhausted, used }) =>
    `${year} 年的变更次数已用完：${exhausted.map((of) => (of === "item" ? `${item}（${used.item} 次）` : `${department}（${used.department} 次）`)).join("、")}。再次变更须召集相关部门召开计划调整专题会，并以会议结论作为说明方可批准；不可抗力不计次数。`,
  nothingToRestore: ({ snapshot }, names) => (snapshot === undefined ? "本工作簿没有保存更早的计划。" : `“${names.table("snapshots")}”中上一版计划（${snapshot}）的内容已被改动，无法恢复。`),
  nothingReleased: ({ release }, names) => (release === undefined ? "本工作簿还没有发布过计划，无从比较。请先发布计划。" : `“${names.table("snapshots")}”中已没有发布 ${release} 的输入，无法说明差异。`),
  assumptionWithoutEffect: ({ statedFor, assumption, subject, reason }) =>
    `${statedFor}不起作用（${tables.choices[assumption]}${subject === "" ? "" : `，${subject}`}）：${reason === "noPrice" ? "没有外包报价，也未填单价" : "输入表中没有这个名称"}。`,
  adjustedWithoutEntry: ({ item, channel, office, month, change }, names) =>
    `${[item, channel, office].filter((part) => part !== "").join(" · ")}：${month} 没有提交预测，按调整的 ${names.quantity(item, change)} 计入。请确认。`,
  forecastQuestioned: ({ item, channel, office, month, forecast, baseline, lower, upper, months }, names) =>
    `${[item, channel, office].filter((part) => part !== "").join(" · ")}：${month} 预测 ${names.quantity(item, forecast)}，按历史推算约 ${names.quantity(item, baseline)}（${names.quantity(item, lower)}～${names.quantity(item, upper)}）${months > 1 ? `，共 ${figure(months)} 个月超出区间` : ""}。如有依据请说明，否则请修正预测。`,
  forecastIgnored: ({ item, quantity }, names) => `${item}：按区段的需求规则，有 ${names.quantity(item, quantity)}净预测没有计入需求。如仍会成交，请尽快转为订单，或调整该区段的需求规则。`,
  ordersBeyondForecast: ({ item, channel, quantity }, names) =>
    `${item}${channel === "" ? "" : `（${channel}）`}：有 ${names.quantity(item, quantity)}订单在冲销窗口内没有预测可冲，已加到需求中。请核对预测；若属一次性需求，请标为异常需求。`,
  familyForecastExceeded: ({ family, channel, office, start, quantity }) =>
    `${[family, channel, office].filter((part) => part !== "").join(" / ")}：自 ${start} 起，各物料的预测合计比大类预测多 ${figure(quantity)}，按物料预测计划。请核对两处数字。`,
  familyWithoutItems: ({ family, channel, office, start, quantity }, names) =>
    `${[family, channel, office].filter((part) => part !== "").join(" / ")}：自 ${start} 起的大类预测 ${figure(quantity)} 没有可分摊的物料，未计入需求。请核对“${names.table("items")}”表中的大类。`,
  timeFenceConflict: ({ item, period, quantity, stoppedBy: causes }, names) =>
    `${item}：${names.period(period)} 在冻结区内，还缺 ${names.quantity(item, quantity)}而计划不能改动。${stoppedBy(causes, names)}请与销售商定交期，或批准冻结区变更。`,
  lateDemand: ({ item, period, quantity, untilPeriod, stoppedBy: causes }, names) =>
    `${item}：${names.period(period)} 的需求有 ${names.quantity(item, quantity)}不能按期交付，${untilPeriod === undefined ? "计划期内无法补齐" : `延至 ${names.period(untilPeriod)}`}。${stoppedBy(causes, names)}请与客户商定交期，或${causes.length === 0 ? "增加产能" : "消除上述原因"}。`,
  belowSafetyStock: ({ item, period, quantity }, names) => `${item}：自 ${names.period(period)} 起低于安全库存，最多缺 ${names.quantity(item, quantity)}。`,
  capacityOverload: ({ workCentre, period, untilPeriod, load, capacity }, names) =>
    `${workCentre}：${names.period(period)}${untilPeriod === period ? "" : ` 至 ${names.period(untilPeriod)}`} 负荷 ${figure(load)} 小时，可用 ${figure(capacity)} 小时${capacity > 0 ? `（${percentage(load / capacity)}）` : ""}，加班后仍超。请提交会议决定加班、外包或调整交期。`,
  pastDueRelease: ({ item, quantity }, names) => `${item}：${names.quantity(item, quantity)}本应已经下达。请立即下达并催办，或推迟需求。`,
  pastDueReceipt: ({ order, item, quantity, due }, names) => `${order}：${item} 的 ${names.quantity(item, quantity)}应于 ${due} 到货，已逾期。请核实新的到货日期。`,
  materialShortage: ({ item, period, quantity, release, endItems }, names) =>
    `${item}：${names.period(period)} 缺料 ${names.quantity(item, quantity)}${release === undefined ? "" : `，所缺订单应于 ${release} 前下达`}。${heldUp(endItems)}请催交在途订单或紧急采购。`,
  demandOutsideHorizon: ({ item, quantity, due }, names) => `${item}：${due} 的 ${names.quantity(item, quantity)}超出计划期，本次未排。`,
  noRouting: ({ item }) => `${item}：自制件没有工艺，未计入产能负荷。请在“工艺”表中补上。`,
  noCapacity: ({ workCentre, period, load }, names) => `${workCentre}：${names.period(period)} 有 ${figure(load)} 小时负荷，却没有可用产能。请核对工作日与停机。`,
  noBom: ({ item }) => `${item}：自制件没有物料清单，未产生用料需求。请在“物料清单”表中补上。`,
  expiredBom: ({ item, period }, names) => `${item}：自 ${names.period(period)} 起的开工，物料清单没有一行在有效期内，未产生用料需求。请延长有效期，或补上新的用料。`,
  noSupplier: ({ item }) => `${item}：有采购计划，却没有供应商。请在“物料”表中补上。`,
  negativeOnHand: ({ item, quantity }, names) => `${item}：现有量为 ${names.quantity(item, quantity)}。请盘点，并补录漏记的入库或出库。`,
  releaseNow: ({ item, quantity, until }, names) => `${item}：数量 ${names.quantity(item, quantity)}的计划订单须在 ${until} 之前下达。请核对后下达。`,
  expedite: ({ order, item, quantity, due, to }, names) => `${order}（${item}，数量 ${names.quantity(item, quantity)}）：定于 ${due} 到货，${to} 就要用。请催交，提前到 ${to}。`,
  defer: ({ order, item, quantity, due, to }, names) => `${order}（${item}，数量 ${names.quantity(item, quantity)}）：定于 ${due} 到货，${to} 才用。可推迟到 ${to}。`,
  cancel: ({ order, item, quantity, due }, names) => `${order}（${item}，数量 ${names.quantity(item, quantity)}）：定于 ${due} 到货，计划期内用不上。请考虑取消。`,
  excessStock: ({ item, period, quantity }, names) => `${item}：自 ${names.period(period)} 起，除去安全库存与计划期内的全部需求，仍多 ${names.quantity(item, quantity)}。请停止补货，并商定处理办法。`,
  outsourcingBelowCost: ({ item, price, materialCost }, names) =>
    `${item}：${names.column("unitCost")} ${figure(price)} 低于一件的材料成本 ${figure(materialCost)}，平衡时外包按不另花钱计，会优先于自制。请核对单价是否含料，以及材料的标准成本。`,
  horizonTooShort: ({ items, longestItem, leadTimeDays, horizonDays }) =>
    `${items} 种物料的累计提前期长于计划期的 ${figure(horizonDays)} 个工作日，最长的是 ${longestItem}，${figure(leadTimeDays)} 个工作日。计划期之后的需求现在就该订料，本次计划还看不到。请延长计划期，或为长周期物料备库存。`,
  contradiction: ({ resource, of, period, needed, limit }, names) =>
    resource === "hours"
      ? `${of}：${names.period(period)} 有 ${figure(needed)} 小时的已定工作，而连同全部加班最多只有 ${figure(limit)} 小时，不可能都做到。请从计划所列的解决办法中选定一种。`
      : `${of}：到 ${names.period(period)} 为止，有些已定的生产要用 ${figure(needed)}，而库存与到货一共只有 ${figure(limit)}，不可能都做到。请从计划所列的解决办法中选定一种。`,
  lostSale: ({ item, period, quantity, stoppedBy: causes }, names) =>
    `${item}：${names.period(period)} 的需求有 ${names.quantity(item, quantity)}在客户愿意等待的时间内交不出，按失销计。${stoppedBy(causes, names)}请与客户商定能否延期，或消除上述原因。`,
  storageFull: ({ period, used, limit }, names) => `${names.period(period)} 成品库存占用 ${figure(used)}，超出仓储上限 ${figure(limit)}（标准单位）。请外租仓库、提前发货，或推迟生产。`,
  fenceTooShort: ({ items, longestItem, leadTimeDays, fenceDays }) =>
    `${items} 种物料的累计提前期长于冻结区与半冻结区合计的 ${figure(fenceDays)} 个工作日，最长的是 ${longestItem}，${figure(leadTimeDays)} 个工作日。请放长计划时界，或为关键物料备库存。`,
};

/** 每种问题的名称，用作一组问题的标题。 */
export const problemTitles: Readonly<Record<ProblemKind, string>> = {
  notAWorkbook: "文件无法读取",
  emptyWorkbook: "工作簿为空",
  missingSheet: "缺少工作表",
  missingColumn: "缺少列",
  emptySheet: "没有数据",
  sheetNameTaken: "工作表重名",
  unreadableCell: "单元格无法识别",
  missingValue: "未填写",
  outOfRange: "超出范围",
  unknownReference: "编码不存在",
  exactlyOne: "二选一",
  duplicateRow: "重复",
  bomCycle: "物料清单循环",
  unknownColumn: "未读取的列",
  headingTakenAs: "按其他名称识别的列",
  indentedBom: "缩排式物料清单",
  sheetNotRead: "未读取的工作表",
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
  fractionalPieces: "数量不是整件",
  discontinuedItem: "停产物料仍有需求",
  lotLimits: "批量上下限矛盾",
  noOrderingCost: "没有订货成本",
  severalSuppliers: "供应商不唯一",
  weekendOvertimeCheaper: "双休日加班单价偏低",
  workCentreWithoutCapacity: "工作中心无产能",
  downtimeExceedsMonth: "停机超过月工时",
  offsetBeyondLeadTime: "偏置长于提前期",
  routingOfBoughtItem: "外购件有工序",
  neverEffective: "从不生效",
  noCalendar: "没有日历",
  leftOut: "略去的行",
  handEditKept: "保留的手工改动",
  handEditDropped: "未保留的手工改动",
  approvedVersionChanged: "已批准的预测被改动",
  versionWithoutApproval: "版本没有批准记录",
  versionStoredTwice: "预测版本重名",
  approvedVersionPlanned: "按批准版本计划",
  officesMissing: "预测未交齐",
  nothingSubmitted: "尚未收到预测",
  adjustedBelowZero: "调整后为负",
  adjustedWithoutEntry: "只有调整、没有提交",
  assumptionWithoutEffect: "假设不起作用",
  frozenPlanChanged: "冻结区计划被改动",
  frozenHoursChanged: "冻结区工时变化",
  frozenEdited: "冻结区数量被手工改动",
  frozenHoursEdited: "冻结区工时随手工改动变化",
  notReleased: "不在已发布计划中",
  cycleNotLater: "计划日期未推后",
  notFrozen: "不在冻结区",
  changesUsedUp: "全年变更次数已用完",
  nothingToRestore: "没有可恢复的计划",
  nothingDecided: "没有内容",
  tooManyScenarios: "情景过多",
  unknownScenario: "没有这个情景",
  unknownRecord: "台账中没有",
  nothingReleased: "尚未发布计划",
  forecastQuestioned: "预测存疑",
  forecastIgnored: "未计入的预测",
  ordersBeyondForecast: "超出预测的订单",
  familyForecastExceeded: "超出大类预测",
  familyWithoutItems: "大类没有物料",
  expiredBom: "物料清单失效",
  noSupplier: "没有供应商",
  negativeOnHand: "负库存",
  releaseNow: "应下达",
  expedite: "提前",
  defer: "推迟",
  cancel: "取消",
  excessStock: "超储",
  outsourcingBelowCost: "外包单价低于材料成本",
  horizonTooShort: "计划期过短",
  contradiction: "已定事项互相矛盾",
  lostSale: "失销",
  storageFull: "仓库容量不足",
  fenceTooShort: "计划时界过短",
};
