import { round6, sum } from "../engine/arithmetic";
import { bridgeCauses, type PlanBridge } from "../engine/meeting/bridge";
import type { ChangeBudget } from "../engine/meeting/changeBudget";
import type { ChangeRequest, Decision, PlanRelease } from "../engine/meeting/memory";
import type { PlanFigures } from "../engine/meeting/planFigures";
import type { Words } from ".";
import { percentage, wholeFigure } from "./format";

const signed = (value: number): string => `${value > 0 ? "+" : ""}${wholeFigure(value)}`;

/** What was released, by whom and when. */
export const releaseLine = ({ release, releasedBy, releasedAt, quantity, planFingerprint }: PlanRelease, { meeting }: Words): string =>
  meeting.released({ release, by: releasedBy, at: releasedAt, quantity: wholeFigure(quantity), fingerprint: planFingerprint.slice(0, 12) });

/** A plan in one line: what scenarios are compared by. */
export const figuresLine = (name: string, { relevantCost, serviceLevel, closingStock, cashNeed, latePieces }: PlanFigures, { scenarios: { measures } }: Words): string =>
  `${name}: ${[[measures.relevantCost, wholeFigure(relevantCost)], [measures.serviceLevel, percentage(serviceLevel)], [measures.closingStock, wholeFigure(closingStock)], [measures.cashNeed, wholeFigure(cashNeed)], [measures.latePieces, wholeFigure(latePieces)]].map(([label, value]) => `${label} ${value}`).join(" · ")}`;

/** A decision with what it does to cost, service and stock. */
export const decisionLine = ({ decision, content, costChange, serviceChange, stockChange }: Decision, { meeting }: Words): string =>
  meeting.decided({ decision, content, cost: signed(costChange), service: `${serviceChange > 0 ? "+" : ""}${percentage(serviceChange)}`, stock: signed(stockChange) });

/** From the released plan to this one in money at standard cost, group by group, and how nervous the plan is. */
export function bridgeLines({ lines, nervousness }: PlanBridge, release: string, { bridge, meeting }: Words): string[] {
  const money = (of: (line: PlanBridge["lines"][number]) => number) => wholeFigure(Math.round(round6(sum(lines.map((line) => of(line) * line.standardCost)))));
  return [
    meeting.bridge(release),
    ...[[bridge.released, money(({ released }) => released)], ...bridgeCauses.map((cause) => [bridge.causes[cause], money(({ parts }) => parts[cause])]), [bridge.planned, money(({ planned }) => planned)]].map(([label, value]) => `  ${label}: ${value}`),
    ...(nervousness === undefined ? [] : [`${bridge.nervousness}: ${percentage(nervousness)}`]),
  ];
}

/** How much of a year's changes of the frozen zone is used up, by item and department. */
export const budgetLine = ({ year, item: itemUsed, department: departmentUsed }: ChangeBudget, item: string, department: string, { meeting }: Words): string =>
  meeting.changesUsed({ year, item, itemUsed, department, departmentUsed });

/** A request to change the frozen zone, and where it stands. */
export const requestLine = ({ request, item, before, after, start, end, status }: ChangeRequest, { meeting, tables }: Words): string =>
  meeting.requested({ request, item, before: wholeFigure(before), after: wholeFigure(after), start, end, status: tables.choices[status] });
