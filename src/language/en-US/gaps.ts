import { figure, wholeFigure } from "../format";
import type { gaps as zhCN } from "../zh-CN/gaps";

/** The S&OP meeting on one page: gaps, options, decisions. */
export const gaps: typeof zhCN = {
  sheet: "Meeting",
  title: (cycle) => `S&OP meeting ${cycle}: gaps, options, decisions`,
  mark: ({ inputs, plan, area }) => `Inputs ${inputs} · Plan ${plan} · Area ${area}`,
  units: (currency) => `Money in ${currency}. Change of cost = cost of the plan with the option − cost of this plan; blank: no sheet gives a price. An accepted option re-plans at once and becomes a decision.`,
  hours: (bottleneck) => `${bottleneck}.`,
  done: ({ overtime, outsourced, ahead }) => `The plan already takes here: ${overtime} h of overtime, ${outsourced} pieces outsourced, ${ahead} pieces made ahead.`,
  late: ({ item, name, since, late, lost, unit }) => `${item} ${name} from ${since} on: ${[...(late === "0" ? [] : [`${late} ${unit} late`]), ...(lost === "0" ? [] : [`${lost} ${unit} lost`])].join(", ")}`,
  moveOrder: ({ order, customer, grade, item, quantity, due, to }) => `Move order ${order} (${customer}, grade ${grade}, ${item} ${quantity}) from ${due} to ${to}`,
  shortenOrder: ({ order, customer, grade, item, by }) => `Shorten order ${order} (${customer}, grade ${grade}, ${item}) by ${by}`,
  outsourceItem: ({ item, quantity }) => `Outsource ${quantity} more of ${item}`,
  cost: (change, currency) => `total cost ${change >= 0 ? "up" : "down"} ${wholeFigure(Math.abs(change))} ${currency}`,
  noPrice: "no sheet gives a price; agree on it in the meeting",
  option: (what, cost) => `${what}: ${cost}`,
  onlyAction: "Changes no input; make it an action",
  noGap: "No gap: hours suffice, nothing is late or lost.",
  heads: { gap: "Gap", option: "Options", changes: "Inputs changed", cost: "Change of cost", decide: "Decision" },
  decisions: "Decisions of this cycle",
  noDecision: "No decisions yet.",
  decisionHeads: ["Decision", "Time", "Decided by", "Status", "Δ cost", "Δ service", "Δ closing stock", "Content"],
  total: "Decisions in force",
  cash: "Cash need of the decided plan",
  cashHeads: { cause: "For", later: "Later", total: "Total" },
  found: (count) => (count === 0 ? "No gap: hours suffice, nothing is late or lost." : `${count} ${count === 1 ? "gap" : "gaps"}; options and prices are on the sheet "Meeting".`),
  rechecked: ({ release, changed, uncovered }) =>
    changed === 0
      ? `Freeze check: nothing in the frozen zone differs from release ${release}.`
      : `Freeze check: the frozen zone differs from release ${release} in ${changed} ${changed === 1 ? "place" : "places"}${uncovered === 0 ? ", all covered by approved changes" : `, ${uncovered} without an approved change: request them`}.`,
  withdrawn: (decision) => `Decision ${decision} is withdrawn and the plan made again.`,
  settled: { approved: (request) => `Request ${request} is approved and the plan made again.`, rejected: (request) => `Request ${request} is rejected.` },
  special: (used) => `The year's changes are used up (${used}): call a special meeting, and write what it said into the note to approve.`,
  hoursOf: (value) => `${figure(value)} h`,
};
