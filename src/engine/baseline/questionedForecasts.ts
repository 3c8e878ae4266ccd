import { byText, round6, sum } from "../arithmetic";
import { addMonths, monthOf } from "../calendar";
import type { PlanningOptions } from "../options";
import type { Baseline, QuestionedLine } from "../plan/baseline";
import type { Problem } from "../problem";
import type { Item, Records } from "../records";
import { baselineForecasts } from "./baselineForecasts";

/** Months of history a plan keeps. */
const monthsShown = 12;

type Said = Pick<QuestionedLine, "forecast" | "mean" | "lower" | "upper">;

/**
 * Months whose forecast the past does not bear out. The open month is left alone: its orders and shipments are known better
 * than any statistics.
 */
export const questionedMonths = ({ forecast, lower, upper }: Said): number[] =>
  forecast.flatMap((quantity, h) => (h > 0 && quantity !== undefined && (quantity < lower[h]! || quantity > upper[h]!) ? [h] : []));

/** The baseline of a plan, and its questions to sales: the ones of most money, as many as the settings say. It changes no forecast. */
export function planBaseline(records: Records, options: PlanningOptions): { baseline: Baseline; problems: Problem[] } {
  const { planDate, horizonMonths, baselineCoverage, questionedForecasts } = options;
  const items = new Map(records.items.map((item) => [item.item, item]));
  const made = baselineForecasts(records, { planDate, months: horizonMonths + 1, coverage: baselineCoverage });
  const months = Array.from({ length: horizonMonths + 1 }, (_, h) => addMonths(monthOf(planDate), h));
  const lines = made
    .map(({ item, channel, office, history, forecast, mean, lower, upper, method, members }): QuestionedLine => {
      const line = { item, channel, office, history: history.slice(-monthsShown), forecast, mean, lower, upper, method, members };
      return { ...line, money: moneyOutside(line, items.get(item)!) };
    })
    .sort((a, b) => b.money - a.money || difference(b, items.get(b.item)!) - difference(a, items.get(a.item)!) || byText(a.item, b.item) || byText(a.channel, b.channel) || byText(a.office, b.office));
  return {
    baseline: { historyMonths: made[0]?.historyMonths.slice(-monthsShown) ?? [], months, lines },
    problems: lines.filter(({ money }) => money > 0).slice(0, questionedForecasts).map((line) => question(line, months)),
  };
}

const apart = ({ forecast, mean }: Said, h: number): number => Math.abs((forecast[h] ?? mean[h]!) - mean[h]!);

/** Without a history there is nothing to hold against a forecast. */
const moneyOutside = (line: Said & Pick<QuestionedLine, "method">, { standardCost }: Item): number =>
  line.method === "noHistory" ? 0 : round6(sum(questionedMonths(line).map((h) => apart(line, h))) * standardCost);

const difference = (line: Said, { standardCost }: Item): number => sum(line.mean.map((_, h) => apart(line, h))) * standardCost;

function question(line: QuestionedLine, months: Baseline["months"]): Problem {
  const outside = questionedMonths(line);
  const worst = outside.reduce((a, b) => (apart(line, b) > apart(line, a) ? b : a));
  const { item, channel, office, forecast, mean, lower, upper } = line;
  return {
    kind: "forecastQuestioned", item, channel, office, month: months[worst]!, forecast: forecast[worst]!, baseline: mean[worst]!, lower: lower[worst]!, upper: upper[worst]!,
    months: outside.length, quantity: round6(sum(outside.map((h) => apart(line, h)))),
  };
}
