import type { Plan, WayOut } from "../../src/engine/plan";
import { languages } from "../../src/language";
import { sensitivitySentence, wayOutSentence } from "../../src/language/describeBalance";
import { weeklyHorizon } from "../support/weeklyHorizon";

const plan = { periods: weeklyHorizon(3).periods, capacity: [], options: { currency: "CNY" } } as unknown as Plan;

test("a way out that takes several items names them all", () => {
  const way: WayOut = { kind: "moveLater", item: "A", quantity: 4, toPeriod: 1, further: [{ item: "B", quantity: 3, toPeriod: 2 }], cost: -120 };
  expect(wayOutSentence(plan, languages.zh, way)).toBe("把 A 4 件移到 01/12–01/18，把 B 3 件移到 01/19–01/25：总成本减少 120 CNY");
  expect(wayOutSentence(plan, languages.en, way)).toBe("Move 4 of A to 01/12–01/18, 3 of B to 01/19–01/25: the plan costs 120 CNY less");
  expect(wayOutSentence(plan, languages.en, { kind: "outsource", item: "A", quantity: 4, toPeriod: 1, cost: 50 })).toBe("Outsource 4 of A, due in 01/12–01/18: the plan costs 50 CNY more");
  expect(wayOutSentence(plan, languages.zh, { kind: "expediteMaterial", item: "K", quantity: 18, cost: 0 })).toBe("催 K 18 提前到料：总成本增加 0 CNY");
});

test("how much more forecast the plan bears, what breaks first, and that it is not known", () => {
  expect(sensitivitySentence(plan, languages.en, { forecastRise: 0.058, material: "K", period: 0 })).toBe("The forecast may rise by 5.8% with every date kept; K 01/05–01/11 breaks first.");
  expect(sensitivitySentence(plan, languages.zh, {})).toBe("预测即使翻一倍，仍能全部按期交付。");
  expect(sensitivitySentence(plan, languages.zh, { unknown: true })).toBe("预测还能上升多少，本次尚未算出。");
  expect(sensitivitySentence(plan, languages.en, { unknown: true })).toBe("How much the forecast may rise was not worked out this time.");
});
