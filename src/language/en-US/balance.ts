import type { BalanceWords } from "../balanceWords";
import { figure, percentage, wholeFigure } from "../format";

const needKinds = { committed: "Released work orders", independent: "Independent demand for parts", frozen: "Plan in the frozen zone", byHand: "Firm by hand" };

/** "128 of A, released work orders" */
const firmWords = (firm: Parameters<BalanceWords["contradiction"]>[0]["firm"]): string =>
  firm.map(({ kind, item, quantity }) => (item === undefined ? needKinds[kind].toLowerCase() : `${quantity === undefined ? "" : `${figure(quantity)} of `}${item}`)).join(", ");

export const balance: BalanceWords = {
  costs: {
    overtime: "Overtime", outsourcing: "Outsourcing", holding: "Inventory holding", safetyShortfall: "Below safety stock", backlog: "Backlog", lostSales: "Lost sales", setups: "Set-ups",
    storage: "Storage beyond limit", materialShortage: "Key material short", change: "Change against released plan", overload: "Overload", total: "Total",
  },
  ended: { complete: "Search complete", time: "Time was up: the best plan so far", stopped: "Stopped as you asked: the best plan so far" },
  methods: { structured: "Structured interior point method", general: "General solver (HiGHS)" },
  took: (seconds) => `${figure(Math.round(seconds * 10) / 10)} s`,
  span: (from, to) => (from === to ? from : `${from} to ${to}`),
  bottleneck: ({ workCentre, span, price, upTo, currency }) =>
    upTo > 0
      ? `Each further hour at ${workCentre} in ${span} saves ${figure(price)} ${currency}, up to ${figure(upTo)} hours`
      : `One more hour at ${workCentre} in ${span} saves about ${figure(price)} ${currency}`,
  hourLost: ({ cost, downTo, currency }) => `each hour lost costs ${figure(cost)} ${currency}${downTo > 0 ? `, down to ${figure(downTo)} hours fewer` : ""}`,
  remedyKinds: { overtime: "More overtime", weekendOvertime: "More overtime on days off", outsource: "Outsource", addHours: "Add capacity", acceptLateness: "Accept lateness" },
  remedy: ({ kind, workCentre, item, quantity, hours, price, saves, currency }) => {
    const what = {
      overtime: `${figure(hours)} more hours of overtime at ${workCentre}`,
      weekendOvertime: `${figure(hours)} more hours on days off at ${workCentre}`,
      outsource: `Outsource ${figure(quantity)} of ${item}, which frees ${figure(hours)} hours`,
      addHours: `${figure(hours)} more hours of capacity at ${workCentre}`,
      acceptLateness: "Accept late deliveries",
    }[kind];
    const worth = saves >= 0 ? `saves ${wholeFigure(saves)} ${currency} elsewhere` : `adds ${wholeFigure(-saves)} ${currency} elsewhere`;
    return `${what}: ${price === undefined ? "no price in the sheets" : `costs ${wholeFigure(price)} ${currency}`}, ${worth}`;
  },
  contradiction: ({ kind, of, period, firm, needed, limit }) =>
    kind === "hours"
      ? `${of} in ${period}: ${firmWords(firm)} alone need ${figure(needed)} hours, and with all overtime there are ${figure(limit)} at most`
      : `${of} up to ${period}: ${firmWords(firm)} alone need ${figure(needed)}, and stock and receipts give ${figure(limit)} at most`,
  needKinds,
  wayKinds: { addHours: "Add hours", moveLater: "Move later", outsource: "Outsource", expediteMaterial: "Expedite material" },
  wayOut: ({ kind, pieces, cost, currency }) => {
    const [{ item, quantity } = { item: "", quantity: 0 }] = pieces;
    const what = {
      addHours: `Add ${figure(quantity)} hours`,
      moveLater: `Move ${pieces.map((piece) => `${figure(piece.quantity)} of ${piece.item} to ${piece.to}`).join(", ")}`,
      outsource: `Outsource ${pieces.map((piece) => `${figure(piece.quantity)} of ${piece.item}, due in ${piece.to}`).join(", ")}`,
      expediteMaterial: `Expedite ${figure(quantity)} of ${item}`,
    }[kind];
    return `${what}: the plan costs ${wholeFigure(Math.abs(cost))} ${currency} ${cost >= 0 ? "more" : "less"}`;
  },
  sensitivity: ({ rise, where }) => {
    const first = where === "" ? "" : `; ${where} breaks first`;
    if (rise === undefined) return "Even at twice the forecast every date can be kept.";
    return rise <= 0 ? `At the present forecast not every date can be kept${first}.` : `The forecast may rise by ${percentage(rise)} with every date kept${first}.`;
  },
  sensitivityUnknown: "How much the forecast may rise was not worked out this time.",
  lostSales: ({ quantity, items, cost, currency }) => `Lost sales: ${wholeFigure(quantity)} pieces of ${wholeFigure(items)} ${items === 1 ? "item" : "items"}, ${wholeFigure(cost)} ${currency}`,
  causes: { demand: "Demand changed", stock: "Stock changed", capacity: "Capacity", material: "Material", lot: "Lots", byHand: "By hand", cost: "Cheaper" },
};
