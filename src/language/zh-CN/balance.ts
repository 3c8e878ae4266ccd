import { figure, percentage, wholeFigure } from "../format";
import type { BalanceWords } from "../balanceWords";

/** Cost, certificate, bottlenecks and ways out, for sheets, pane and command line alike. */
const needKinds = { committed: "已下达工单", independent: "零部件独立需求", frozen: "冻结区的计划", byHand: "手工固定的计划" };

/** “A 128 件、已下达工单” */
const firmWords = (firm: Parameters<BalanceWords["contradiction"]>[0]["firm"]): string =>
  firm.map(({ kind, item, quantity }) => (item === undefined ? needKinds[kind] : ` ${item} ${quantity === undefined ? "" : `${figure(quantity)} 件`}`)).join("、");

export const balance: BalanceWords = {
  costs: {
    overtime: "加班", outsourcing: "外包", holding: "库存持有", safetyShortfall: "低于安全库存", backlog: "欠交", lostSales: "失销", setups: "换产准备",
    storage: "库容超限", materialShortage: "关键物料不足", change: "计划变动", overload: "超负荷", total: "合计",
  },
  ended: { complete: "计算完成", time: "时限已到，采用当时最好的方案", stopped: "按您的要求停止，采用当时最好的方案" },
  methods: { structured: "结构化内点法", general: "通用求解器 HiGHS" },
  took: (seconds) => `用时 ${figure(Math.round(seconds * 10) / 10)} 秒`,
  span: (from, to) => (from === to ? from : `${from} 至 ${to}`),
  bottleneck: ({ workCentre, span, price, upTo, currency }) =>
    upTo > 0
      ? `${workCentre} 在 ${span} 每多 1 小时可节省 ${figure(price)} ${currency}，直到多出 ${figure(upTo)} 小时为止`
      : `${workCentre} 在 ${span} 每多 1 小时约可节省 ${figure(price)} ${currency}`,
  hourLost: ({ cost, downTo, currency }) => `每少 1 小时则多花 ${figure(cost)} ${currency}${downTo > 0 ? `，直到少 ${figure(downTo)} 小时为止` : ""}`,
  remedyKinds: { overtime: "增加平日加班", weekendOvertime: "增加双休日加班", outsource: "外包", addHours: "增加产能", acceptLateness: "接受延期" },
  remedy: ({ kind, workCentre, item, quantity, hours, price, saves, currency }) => {
    const what = {
      overtime: `${workCentre} 平日加班增加 ${figure(hours)} 小时`,
      weekendOvertime: `${workCentre} 双休日加班增加 ${figure(hours)} 小时`,
      outsource: `外包 ${item} ${figure(quantity)} 件，腾出 ${figure(hours)} 小时`,
      addHours: `${workCentre} 增加产能 ${figure(hours)} 小时`,
      acceptLateness: "接受延期交付",
    }[kind];
    const worth = saves >= 0 ? `其余成本可省 ${wholeFigure(saves)} ${currency}` : `其余成本增加 ${wholeFigure(-saves)} ${currency}`;
    return `${what}：${price === undefined ? "表中没有单价" : `花费 ${wholeFigure(price)} ${currency}`}，${worth}`;
  },
  contradiction: ({ kind, of, period, firm, needed, limit }) =>
    kind === "hours"
      ? `${of} 在 ${period}：仅${firmWords(firm)}就需要 ${figure(needed)} 小时，连同全部加班最多只有 ${figure(limit)} 小时`
      : `${of} 到 ${period} 为止：仅${firmWords(firm)}就需要 ${figure(needed)}，库存与在途最多只有 ${figure(limit)}`,
  needKinds,
  wayKinds: { addHours: "增加工时", moveLater: "移到以后", outsource: "外包", expediteMaterial: "催料提前" },
  wayOut: ({ kind, pieces, cost, currency }) => {
    const [{ item, quantity } = { item: "", quantity: 0 }] = pieces;
    const what = {
      addHours: `增加 ${figure(quantity)} 小时`,
      moveLater: pieces.map((piece) => `把 ${piece.item} ${figure(piece.quantity)} 件移到 ${piece.to}`).join("，"),
      outsource: `外包 ${pieces.map((piece) => `${piece.item} ${figure(piece.quantity)} 件（${piece.to} 交货）`).join("、")}`,
      expediteMaterial: `催 ${item} ${figure(quantity)} 提前到料`,
    }[kind];
    return `${what}：总成本${cost >= 0 ? `增加 ${wholeFigure(cost)}` : `减少 ${wholeFigure(-cost)}`} ${currency}`;
  },
  sensitivity: ({ rise, where }) => {
    const first = where === "" ? "" : `；首先受限的是 ${where}`;
    if (rise === undefined) return "预测即使翻一倍，仍能全部按期交付。";
    return rise <= 0 ? `按现在的预测已无法全部按期交付${first}。` : `预测最多可上升 ${percentage(rise)} 而仍全部按期交付${first}。`;
  },
  sensitivityUnknown: "预测还能上升多少，本次尚未算出。",
  lostSales: ({ quantity, items, cost, currency }) => `失销：${wholeFigure(items)} 种产品共 ${wholeFigure(quantity)} 件，计 ${wholeFigure(cost)} ${currency}`,
  causes: { demand: "需求变化", stock: "库存变化", capacity: "产能", material: "物料", lot: "批量", byHand: "手工改动", cost: "成本更低" },
};
