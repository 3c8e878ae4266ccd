/** The words of the result sheets. */
const sheets = {
  dashboard: "看板",
  sop: "产销平衡",
  mps: "主生产计划",
  capacity: "产能负荷",
  salesVariance: "销售差异",
  capacityVariance: "产能差异",
  inventoryVariance: "库存差异",
  mrp: "物料需求",
  purchases: "采购计划",
  shippingPlan: "发货计划",
  issueList: "发料计划",
  pegging: "追溯",
  exceptions: "例外",
  actuals: "实绩依据",
  runLog: "运行记录",
};

const titles: Record<keyof typeof sheets, string> = {
  dashboard: "产销平衡看板",
  sop: "产销平衡表（按产品大类与月份）",
  mps: "主生产计划 MPS",
  capacity: "产能负荷（粗能力计划）",
  salesVariance: "销售差异分析",
  capacityVariance: "产能差异分析",
  inventoryVariance: "库存差异分析",
  mrp: "物料需求计划 MRP",
  purchases: "采购计划",
  shippingPlan: "发货计划（本周余日与下周）",
  issueList: "发料计划（按开工日与工作中心）",
  exceptions: "例外信息（按紧迫程度）",
  pegging: "需求追溯（单层反查）",
  actuals: "实绩依据",
  runLog: "运行记录",
};

const common = {
  mark: ({ planDate, input, plan, area }: { planDate: string; input: string; plan: string; area: string }) => `计划日期 ${planDate} · 输入指纹 ${input} · 计划指纹 ${plan} · 范围 ${area}`,
  input: "输入",
  decision: "计划决策",
  formula: "公式",
  checkSum: "校验合计",
  check: "校验",
  unitsQuantity: "数量按各物料的单位；校验 = 引擎结果 − 公式结果，应为 0。",
  unitsHours: "单位：小时；校验 = 引擎结果 − 公式结果，应为 0。",
  unitsMoney: (currency: string) => `金额按标准成本，${currency}；校验 = 引擎结果 − 公式结果，应为 0。`,
  item: "物料编码",
  name: "名称",
  family: "产品大类",
  type: "类型",
  measure: "项目",
  unit: "单位",
  standardCost: "标准成本",
  unitFactor: "标准单位系数",
  openingOrYield: "期初 / 成品率",
  pastDue: "逾期",
  month: "月份",
  zone: "区段",
  workingDays: "工作日",
  days: "日历天数",
  monthTotal: (month: string) => `${month} 合计`,
  total: "合计",
  hours: "小时",
  notKnown: "—",
};

const zones = { frozen: "冻结区", slushy: "半冻结区", liquid: "自由区" };
const types = { finished: "成品", semiFinished: "半成品", raw: "原材料" };

const mps = {
  netForecast: "净预测",
  orders: "客户订单",
  demand: "需求合计",
  receipts: "在制在途",
  production: "主生产计划 MPS",
  outsourced: "外包完工",
  available: "预计可用库存 PAB",
  availableToPromise: "可承诺量 ATP（累计）",
  shipments: "预计发货",
  late: "未按期满足",
  releases: "计划下达",
  released: "已发布计划",
  value: "计价成本",
  safetyStock: "安全库存",
  unusable: "不可用库存",
  priority: "优先级",
  change: "计划变动金额",
  hoursPerUnit: (workCentre: string) => `${workCentre} 工时/件`,
};

const capacity = {
  rated: "额定产能",
  available: "可用产能（扣除余量）",
  committed: "已下达负荷",
  independent: "半成品独立需求负荷",
  load: "计划负荷",
  unconstrainedLoad: "平衡前负荷",
  loadShare: "产能负荷率",
  overtimeLimit: "加班上限",
  overtime: "加班",
  overload: "超负荷",
  overtimeCost: "加班费",
  workCentre: "工作中心",
  department: "部门",
  rate: "每小时费用",
  headroom: "产能余量",
  peak: "最高负荷率",
  peakPeriod: "最高负荷期间",
};

const sop = {
  demand: "需求",
  shipments: "预计发货",
  receipts: "在制在途",
  production: "自制完工",
  outsourced: "外包完工",
  inventory: "期末库存",
  backlog: "欠交",
  gap: "供需缺口（供给 − 需求）",
  opening: "期初 / 逾期",
  allFamilies: "全部大类",
  inUnits: (unit: string) => `数量（${unit || "标准单位"}）`,
  atCost: (currency: string) => `标准成本（${currency}）`,
};

const mrp = {
  gross: "毛需求",
  independent: "独立需求",
  receipts: "在制在途",
  plannedReceipts: "计划接收",
  available: "预计可用库存 PAB",
  releases: "计划下达",
  lowLevelCode: "低层码",
  supplier: "供应商",
};

const pegging = {
  component: "子项编码",
  componentName: "子项名称",
  parent: "父项编码",
  parentName: "父项名称",
  quantityPer: "单位用量（含损耗）",
  note: "每行：父项计划下达 × 单位用量 = 子项毛需求；用量不在有效期内的期间为 0。",
};

const purchases = {
  quantity: "数量",
  orders: "订单数",
  release: "下单日",
  due: "到货日",
  status: "状态",
  pastDue: "已逾期",
  onTime: "正常",
  unitCost: "单价（标准成本）",
  amount: "金额",
  from: "来源",
  sources: { masterSchedule: "主生产计划", outsourcing: "外包", materials: "物料需求" },
  dueMonth: "到货月份",
  byMonth: "按到货月份的采购金额",
};

const shippingPlan = {
  note: ({ from, to }: { from: string; to: string }) => `${from} 至 ${to}。先已签订单（A、B、C 级，再按交期），后预测；发货合计不得超过可发量 = 可用库存 + 在制在途 + 计划完工。`,
  none: "这两周没有可排的发货。",
  kind: "类别",
  kinds: { order: "已签订单", forecast: "预测" },
  order: "订单号",
  customer: "客户",
  grade: "等级",
  channel: "渠道",
  due: "交期",
  week: "发货周",
  open: "待发数量",
  ship: "计划发货",
  short: "缺口",
  available: "可发量",
};

const issueList = {
  note: "冻结区与半冻结区各周开工所需的用料：开工数量 × 单位用量；虚拟件先用库存，不足部分按其子项发料；逾期未开工的列在计划日期。",
  none: "冻结区与半冻结区内没有要发料的开工。",
  start: "开工日",
  order: "工单号",
  started: "开工数量",
  quantity: "发料数量",
  status: "状态",
  pastDue: "已逾期",
  onTime: "正常",
  amount: "金额",
};

const exceptions = {
  rank: "序号",
  owner: "责任",
  kind: "类别",
  severity: "程度",
  subject: "物料 / 工作中心",
  order: "订单号",
  when: "期间 / 日期",
  quantity: "数量",
  money: "涉及金额",
  place: "位置",
  what: "说明与处理",
  count: "条数",
  roles: { planner: "生管", sales: "销售", purchasing: "采购", manufacturing: "生产", engineering: "工艺", warehouse: "仓储" },
  none: "没有例外。",
};

const actuals = {
  shipped: "已发货",
  produced: "已完工",
  scrapped: "报废",
  closingStock: "月末库存",
  plannedShipped: "其中有计划物料的发货",
  scheduled: "主计划物料",
  salesPlan: "销售计划",
  note: "销售计划取各月开始之前最后一次发布的预测版本；最后一列为本月截至计划日。",
};

const salesVariance = {
  lastPlan: (month: string) => `上月计划 ${month}`,
  lastActual: "上月实际发货",
  variance: "差异",
  attainment: "达成率",
  thisPlan: (month: string) => `本月计划 ${month}`,
  shippedToDate: "本月已发货",
  stillToShip: "本月预计再发",
  latestEstimate: "本月最新预计",
};

const capacityVariance = {
  last: (month: string) => `上月 ${month}`,
  rest: (month: string) => `本月剩余 ${month}`,
  next: (month: string) => `下月 ${month}`,
  rated: "额定产能",
  earned: "实际完成工时",
  variance: "差异",
  available: "可用产能",
  committed: "已下达负荷",
  load: "计划负荷",
  overtime: "加班",
  share: "负荷率",
  gap: "产能余缺",
};

const inventoryVariance = {
  group: "库存类别",
  value: "当前库存价值",
  unusable: "其中不可用",
  target: "目标库存",
  variance: "差异（当前 − 目标）",
  turns: "周转率（次/年）",
  projected: (month: string) => `${month} 月末预计`,
};

const dashboard = {
  serviceLevel: "按期满足率",
  forecastAccuracy: "预测准确率",
  salesAttainment: "销售达成率",
  inventoryValue: "当前库存价值",
  inventoryTurns: "周转率（次/年）",
  peakLoad: "最高负荷率",
  relevantCost: "计划相关成本",
  certificate: "计划质量",
  certificates: {
    optimal: "已证明最优",
    withinGap: (percent: string) => `与最优相差不超过 ${percent}`,
    outOfTime: (percent: string) => `到时停止：与最优相差不超过 ${percent}`,
  },
  checkPassed: "全部校验为 0：表上公式与引擎结果一致",
  checkFailed: "校验不为 0：决策或输入在计划之后被改动，请重新平衡",
  lastMonth: "上月",
  chartTitle: "三序列图：销售、生产、库存（成品，同一标准成本）",
  chartAlt: "同期销售成本、生产产值与库存价值的月度对比图；柱为销售与生产，线为月末库存，同一货币单位。",
  axis: (currency: string) => `标准成本（${currency}）`,
  label: (month: string, kind: "actual" | "open" | "plan") => `${month} ${{ actual: "实绩", open: "本月", plan: "计划" }[kind]}`,
  monthOf: "月份",
  sales: "销售成本",
  production: "生产产值",
  inventory: "库存价值",
  opening: "期初库存",
  other: "其他",
  identity: "恒等式余额",
  identityNote: "恒等式：期初库存 + 生产 − 销售 + 其他 = 期末库存，余额应为 0；其他 = 报废、盘点、调拨等。",
  scope: "范围",
  decisions: "需要决策的事项（最多五件）",
  noDecisions: "没有需要会议决策的事项。",
};

const runLog = {
  section: { run: "本次运行", options: "计划参数", certificate: "最优性证明", cost: "相关成本", bottlenecks: "瓶颈", checks: "各表校验", leftOut: "略去的行（未参与计划）", problems: "问题清单" },
  planDate: "计划日期",
  engineVersion: "引擎版本",
  inputFingerprint: "输入指纹 SHA-256",
  planFingerprint: "计划指纹 SHA-256",
  objective: "目标值",
  bound: "已证明的成本下限",
  gap: "差距",
  largestViolation: "最大约束偏差",
  status: "结论",
  cost: { overtime: "加班", outsourcing: "外包", holding: "库存持有", safetyShortfall: "低于安全库存", backlog: "欠交", change: "计划变动", overload: "超负荷" },
  perHour: ({ workCentre, period, price, currency }: { workCentre: string; period: string; price: string; currency: string }) =>
    `${workCentre} 在 ${period} 每多 1 小时产能，可节省约 ${price} ${currency}。`,
  noBottleneck: "没有瓶颈：多一小时产能不会降低成本。",
  severity: { stops: "须更正", warns: "需关注", informs: "供参考" },
  columns: { severity: "程度", place: "位置", sentence: "说明" },
  noProblems: "没有问题。",
};

export const reports = {
  sheets, titles, common, zones, types, mps, capacity, sop, mrp, pegging, purchases, shippingPlan, issueList, exceptions, actuals,
  salesVariance, capacityVariance, inventoryVariance, dashboard, runLog,
};
