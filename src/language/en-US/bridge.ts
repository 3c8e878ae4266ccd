import type { bridge as zhCN } from "../zh-CN/bridge";

export const bridge: typeof zhCN = {
  sheet: "Plan bridge",
  title: (release, planDate) => `Plan bridge: from release ${release} to the plan of ${planDate}`,
  mark: ({ release, inputs, area }) => `release ${release} · inputs ${inputs} · area ${area}`,
  units: (currency) => `Quantities are completions, open orders included; money at standard cost, ${currency}. One group of inputs is exchanged after the other and planned again, so the parts add up to the whole difference. Check = engine − formula.`,
  causes: { progress: "Time and stock", orders: "Orders", forecast: "Forecast", capacity: "Capacity, outsourcing", parameters: "Settings, master data", byHand: "By hand" },
  released: "Released",
  planned: "Planned",
  pieces: "Quantity",
  money: (currency) => `Money (${currency})`,
  cost: "Standard cost",
  item: "Item",
  name: "Name",
  month: "Month",
  noFamily: "No family",
  nothing: "The two plans have no period in common.",
  nervousness: "Nervousness",
  nervousnessNote: "Nervousness = Σ |planned − released| ÷ Σ released at standard cost; then by zone: frozen, slushy, liquid.",
};
