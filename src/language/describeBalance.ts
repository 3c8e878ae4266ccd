import type { BottleneckRemedies, Contradiction, Plan, Remedy, Sensitivity, WayOut } from "../engine/plan";
import type { Words } from ".";
import { periodName } from "./describeProblem";

/** Work centres are called by their name, where they have one. */
export const workCentreName = ({ capacity }: Plan, code: string): string => capacity.find(({ workCentre }) => workCentre === code)?.name || code;

const periodAt = ({ periods }: Plan, t: number): string => (periods[t] ? periodName(periods[t]) : String(t + 1));

/** "12/01–12/06 to 2027-02": first and last of the periods. */
export const spanName = (plan: Plan, { balance }: Words, from: number, to: number): string => balance.span(periodAt(plan, from), periodAt(plan, to));

/** "Each further hour at … saves …, up to … hours" */
export function bottleneckSentence(plan: Plan, words: Words, { workCentre, period, untilPeriod, pricePerHour, upToHours }: BottleneckRemedies): string {
  const where = { workCentre: workCentreName(plan, workCentre), span: spanName(plan, words, period, untilPeriod) };
  return words.balance.bottleneck({ ...where, price: pricePerHour, upTo: upToHours, currency: plan.options.currency });
}

/** What one hour less at a bottleneck costs, and down to how many hours that holds. */
export const hourLostSentence = (plan: Plan, { balance }: Words, { costPerHourLost, downToHours }: BottleneckRemedies): string =>
  balance.hourLost({ cost: costPerHourLost, downTo: downToHours, currency: plan.options.currency });

/** What a remedy at a bottleneck costs and saves. */
export const remedySentence = (plan: Plan, { balance }: Words, workCentre: string, { kind, item = "", quantity = 0, hours, price, saves }: Remedy): string =>
  balance.remedy({ kind, workCentre: workCentreName(plan, workCentre), item, quantity, hours, price, saves, currency: plan.options.currency });

/** The one that leaves the whole plan cheapest, or a way to hours no sheet gives a price for; undefined where none pays. */
export const worthwhileRemedy = ({ remedies }: BottleneckRemedies): Remedy | undefined => remedies.find(({ price = 0, saves }) => saves > price);

/** What is firm at the place of a contradiction, all together. */
export const neededBy = ({ firm }: Contradiction): number => firm.reduce((all, { amount }) => all + amount, 0);

/** Which firm things cannot all be true, and where. */
export const contradictionSentence = (plan: Plan, { balance }: Words, contradiction: Contradiction): string => {
  const { kind, of, period, limit, firm } = contradiction;
  return balance.contradiction({ kind, of: kind === "hours" ? workCentreName(plan, of) : of, period: periodAt(plan, period), firm, needed: neededBy(contradiction), limit });
};

/** What would have to give way, and at which price. */
export const wayOutSentence = (plan: Plan, { balance }: Words, { kind, item = "", quantity, toPeriod, further = [], cost }: WayOut): string => {
  const pieces = [{ item, quantity, toPeriod }, ...further].map((move) => ({ ...move, to: move.toPeriod === undefined ? "" : periodAt(plan, move.toPeriod) }));
  return balance.wayOut({ kind, pieces, cost, currency: plan.options.currency });
};

/** By how much the forecast may rise, and what breaks first. */
export function sensitivitySentence(plan: Plan, { balance }: Words, { forecastRise, unknown, workCentre, material, period }: Sensitivity): string {
  if (unknown) return balance.sensitivityUnknown;
  const what = workCentre === undefined ? material : workCentreName(plan, workCentre);
  const where = what === undefined ? "" : [what, ...(period === undefined ? [] : [periodAt(plan, period)])].join(" ");
  return balance.sensitivity({ rise: forecastRise, where });
}

/** undefined where every sale is made. */
export function lostSalesSentence({ masterSchedule, balance: { cost }, options }: Plan, { balance }: Words): string | undefined {
  const lost = masterSchedule.map((line) => line.lost.reduce((all, pieces) => all + pieces, 0)).filter((pieces) => pieces > 0);
  if (lost.length === 0) return undefined;
  return balance.lostSales({ quantity: lost.reduce((all, pieces) => all + pieces, 0), items: lost.length, cost: cost.lostSales, currency: options.currency });
}
