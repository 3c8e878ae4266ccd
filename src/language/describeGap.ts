import type { GapOption, PlanGap } from "../engine/meeting/planGaps";
import type { Assumption } from "../engine/meeting/memory";
import type { Plan } from "../engine/plan";
import type { Words } from ".";
import { bottleneckSentence, contradictionSentence, workCentreName } from "./describeBalance";
import { periodName } from "./describeProblem";
import { figure, wholeFigure } from "./format";

/** What comes short, in one or two sentences. */
export function gapSentence(plan: Plan, words: Words, gap: PlanGap): string {
  const { gaps } = words;
  if (gap.kind === "hours") {
    const { overtimeHours, outsourcedPieces, builtAhead } = gap.alreadyDone;
    return `${gaps.hours(bottleneckSentence(plan, words, gap.stretch))}${gaps.done({ overtime: figure(Math.round(overtimeHours * 10) / 10), outsourced: wholeFigure(outsourcedPieces), ahead: wholeFigure(builtAhead) })}`;
  }
  if (gap.kind === "contradiction") return contradictionSentence(plan, words, gap.contradiction);
  const { name, unit } = plan.items[gap.item]!;
  return gaps.late({ item: gap.item, name, unit, since: periodName(plan.periods[gap.period]!), late: wholeFigure(gap.late), lost: wholeFigure(gap.lost) });
}

/** What would be done, without its price. */
export function optionName(plan: Plan, { balance, gaps, scenarios, tables }: Words, option: GapOption): string {
  if (option.kind === "remedy") {
    const { kind, hours, item, quantity } = option.remedy;
    const subject = kind === "outsource" ? ` ${item ?? ""} ${wholeFigure(quantity ?? 0)}` : kind === "acceptLateness" ? "" : ` ${gaps.hoursOf(Math.round(hours * 10) / 10)}`;
    return `${workCentreName(plan, option.workCentre)} ${balance.remedyKinds[kind]}${subject}`;
  }
  if (option.kind === "wayOut") {
    const said = option.assumptions.map((assumption) => scenarios.assumption(assumption, tables.choices[assumption.kind]));
    return [balance.wayKinds[option.wayOut.kind], ...said].join(" ");
  }
  if (option.kind === "outsourceItem") return gaps.outsourceItem({ item: option.item, quantity: wholeFigure(option.quantity) });
  const { order, customer, grade, item, quantity, shipped, due } = option.order;
  if (option.kind === "moveOrder") return gaps.moveOrder({ order, customer, grade, item, quantity: wholeFigure(quantity - shipped), due, to: option.to });
  return gaps.shortenOrder({ order, customer, grade, item, by: wholeFigure(option.by) });
}

/** An option for a gap, with its price. */
export function optionSentence(plan: Plan, words: Words, option: GapOption): string {
  const { gaps } = words;
  const cost = option.assumptions.length === 0 ? gaps.onlyAction : option.costChange === undefined ? gaps.noPrice : gaps.cost(option.costChange, plan.options.currency);
  return gaps.option(optionName(plan, words, option), cost);
}

/** An assumption of a scenario or decision. */
export const assumptionSentence = ({ scenarios, tables }: Words, assumption: Assumption): string => scenarios.assumption(assumption, tables.choices[assumption.kind]);
