import { sum } from "../engine/arithmetic";
import { ranked } from "../engine/exceptions/exceptions";
import type { Plan } from "../engine/plan";
import { type Problem, type ProblemKind, severityOf } from "../engine/problem";
import { describeProblem } from "../language/describeProblem";
import { wholeFigure } from "../language/format";
import type { ReportContext } from "./context";
import { type CellPlace, problemPlace } from "./problemPlaces";
import { asReleasedAt } from "./runLogPlaces";

/** What a problem is about; of several about the same thing, the meeting hears the largest. */
const subject = (problem: Problem): string => `${problem.kind} ${"item" in problem ? problem.item : "workCentre" in problem ? problem.workCentre : ""}`;

/** The few things that stand in the way, the most pressing first: no mere notes, each subject once, and one of each kind before a second of any. */
export function forDecision(plan: Plan, problems: readonly Problem[], count: number): Problem[] {
  const heard = new Set<string>();
  const pressing = ranked(problems, plan)
    .map(({ problem }) => problem)
    .filter((problem) => severityOf(problem) !== "informs" && !heard.has(subject(problem)) && heard.add(subject(problem)));
  const first = pressing.filter((problem, index) => pressing.findIndex(({ kind }) => kind === problem.kind) === index);
  return [...first, ...pressing.filter((problem) => !first.includes(problem))].slice(0, count);
}

/** Something the meeting has to settle, in words, and the cell it is about. */
export interface MeetingDecision {
  sentence: string;
  place: CellPlace | undefined;
}

/** What no plan can do away with: customers, hours or rooms come short. It is heard before what the plan itself asks for. */
const shortfalls: ReadonlySet<ProblemKind> = new Set(["contradiction", "lateDemand", "lostSale", "capacityOverload", "noCapacity", "timeFenceConflict", "storageFull"]);

/** 需要决策的事项: what comes short, then what the plan asks leave for, then what else is pressing. */
export function meetingDecisions(context: ReportContext, count: number): MeetingDecision[] {
  const { plan, problems, words } = context;
  const told = forDecision(plan, problems, problems.length);
  const say = (problem: Problem): MeetingDecision => ({ sentence: describeProblem(problem, words, plan.periods, plan.items), place: problemPlace(context, problem) });
  const isShort = ({ kind }: Problem) => shortfalls.has(kind);
  return [...told.filter(isShort).slice(0, count - 2).map(say), ...proposals(context), ...told.filter((problem) => !isShort(problem)).map(say), ...told.filter(isShort).slice(count - 2).map(say)].slice(0, count);
}

/** Departing from what was released, overtime, and pieces from outside: the plan proposes them, people approve them. */
const proposals = (context: ReportContext): MeetingDecision[] => [departure(context), overtime(context), outsourcing(context)].flatMap((proposal) => proposal ?? []);

function departure({ plan, words }: ReportContext): MeetingDecision | undefined {
  const { cost, costAsReleased: released } = plan.balance;
  if (!released || plan.changes.length === 0) return undefined;
  const [items, difference] = [new Set(plan.changes.map(({ item }) => item)).size, cost.total - released.total];
  const sentence = words.overview.decide.departure({ items, cheaper: difference <= 0, difference: wholeFigure(Math.abs(difference)), currency: plan.options.currency });
  return { sentence, place: { sheet: words.reports.sheets.runLog, row: asReleasedAt.row, column: asReleasedAt.column + 1 } };
}

function overtime({ plan, words, layout: { capacity } }: ReportContext): MeetingDecision | undefined {
  const asked = plan.capacity
    .map((centre) => ({ centre, hours: sum(centre.overtime) + sum(centre.weekendOvertime), cost: sum(centre.overtime) * centre.overtimeCost + sum(centre.weekendOvertime) * centre.weekendCost }))
    .filter(({ hours }) => hours >= 0.05)
    .sort((a, b) => b.cost - a.cost);
  const [most] = asked;
  if (!most) return undefined;
  const sentence = words.overview.decide.overtime({
    hours: wholeFigure(sum(asked.map(({ hours }) => hours))),
    cost: wholeFigure(sum(asked.map(({ cost }) => cost))),
    currency: plan.options.currency,
    workCentre: most.centre.name || most.centre.workCentre,
    most: wholeFigure(most.hours),
  });
  return { sentence, place: { sheet: words.reports.sheets.capacity, row: capacity.rowOf(most.centre.workCentre, "overtimeCost"), column: capacity.columns.total } };
}

function outsourcing({ plan, words, layout: { mps } }: ReportContext): MeetingDecision | undefined {
  const bought = plan.masterSchedule
    .map(({ item, outsourced }) => ({ item, outsourced, pieces: sum(outsourced) }))
    .filter(({ pieces }) => pieces > 0)
    .sort((a, b) => b.pieces * plan.items[b.item]!.standardCost - a.pieces * plan.items[a.item]!.standardCost);
  const [most] = bought;
  if (!most) return undefined;
  const sentence = words.overview.decide.outsourcing({
    items: bought.length,
    cost: wholeFigure(plan.balance.cost.outsourcing),
    currency: plan.options.currency,
    item: most.item,
    most: `${wholeFigure(most.pieces)} ${plan.items[most.item]!.unit}`,
  });
  const period = most.outsourced.findIndex((quantity) => quantity > 0);
  return { sentence, place: { sheet: words.reports.sheets.mps, row: mps.rowOf(most.item, "outsourced"), column: mps.columns.period(period) } };
}
