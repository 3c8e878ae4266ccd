import type { BottleneckRemedies, Plan } from "../engine/plan";
import { type Problem, type ProblemKind, severities, type Severity, stopsTheRun } from "../engine/problem";
import type { FoundTable } from "../input/readRecords";
import type { Words } from "../language";
import { bottleneckSentence, contradictionSentence, lostSalesSentence, remedySentence, sensitivitySentence, wayOutSentence, worthwhileRemedy } from "../language/describeBalance";
import { describeProblem, periodName, placeOf } from "../language/describeProblem";
import { figure, percentage, wholeFigure } from "../language/format";
import { groupsByColumn } from "../language/problemGroups";
import { columnsOfText } from "./columnsOfText";

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const shown = 3;

/** "销售预测!C7  “数量”应为数字……" */
export function problemLine(problem: Problem, words: Words, plan?: Plan): string {
  const place = placeOf(problem);
  return `${place === "" ? "" : `${place}  `}${describeProblem(problem, words, plan?.periods, plan?.items)}`;
}

/** How much a problem matters beside others of its kind: money where it has a price, else hours. */
function weight(problem: Problem, plan: Plan | undefined): number {
  if ("quantity" in problem && "item" in problem) return problem.quantity * (plan?.items[problem.item]?.standardCost ?? 1);
  return problem.kind === "capacityOverload" ? problem.load - problem.capacity : 0;
}

/** The worst few; of what stops the run everything, since it all has to be corrected, but a whole wrong column in its first cells. */
function linesOfKind(all: readonly Problem[], words: Words, plan: Plan | undefined): string[] {
  const line = (problem: Problem): string => `    ${problemLine(problem, words, plan)}`;
  const rest = (more: number, text: string): string[] => (more > 0 ? [`    ${text}`] : []);
  if (!all.some(stopsTheRun)) return [...all.slice(0, shown).map(line), ...rest(all.length - shown, words.commandLine.more(all.length - shown))];
  return groupsByColumn(all).flatMap(({ problems, more }) => [...problems.map(line), ...rest(more, words.commandLine.moreInColumn(more))]);
}

/** Each kind with its count and its worst. */
export function problemLines(problems: readonly Problem[], words: Words, plan?: Plan): string[] {
  const urgency: readonly Severity[] = ["stops", "warns", "informs"];
  const kinds = [...new Set(problems.map(({ kind }) => kind))].sort((a, b) => urgency.indexOf(severities[a]) - urgency.indexOf(severities[b]));
  const ofKind = (kind: ProblemKind): Problem[] => problems.filter((problem) => problem.kind === kind).sort((a, b) => weight(b, plan) - weight(a, plan));
  return kinds.flatMap((kind) => {
    const all = ofKind(kind);
    return [words.commandLine.problemKind(words.commandLine.severities[severities[kind]], words.problemTitles[kind], all.length), ...linesOfKind(all, words, plan)];
  });
}

/** The input sheets that were read, a line each. */
export const foundLines = (found: readonly FoundTable[], words: Words): string[] => [
  words.commandLine.found,
  ...columnsOfText(found.map(({ table, sheet, rows }) => [`  ${words.tables.sheets[table]}`, sheet === words.tables.sheets[table] ? "" : sheet, wholeFigure(rows)]), [2]),
];

/** Before: as if capacity were unlimited. After: as decided. Each at its highest share of available hours. */
function loadLines({ capacity }: Plan, words: Words): string[] {
  const { load } = words.commandLine;
  const peak = (hours: readonly number[], available: readonly number[]): string => {
    const share = Math.max(0, ...hours.map((value, t) => (value <= 0 ? 0 : value / Math.max(available[t]!, 0))));
    return share === Infinity ? "∞" : percentage(share);
  };
  const rows = capacity.map((centre) => [
    `  ${centre.name || centre.workCentre}`,
    wholeFigure(sum(centre.available)),
    wholeFigure(sum(centre.load)),
    peak(centre.unconstrainedLoad, centre.available),
    peak(centre.load, centre.available),
    wholeFigure(sum(centre.overtime) + sum(centre.weekendOvertime)),
    wholeFigure(sum(centre.overload)),
  ]);
  return [load.title, ...columnsOfText([["  ", load.available, load.planned, load.peakBefore, load.peakAfter, load.overtime, load.overload], ...rows], [1, 2, 3, 4, 5, 6])];
}

function costLines({ balance, options }: Plan, words: Words): string[] {
  const { cost } = balance;
  const parts = (Object.keys(words.balance.costs) as (keyof typeof cost)[]).filter((part) => cost[part] !== 0 || part === "total");
  return [words.commandLine.costTitle(options.currency), ...columnsOfText(parts.map((part) => [`  ${words.balance.costs[part]}`, wholeFigure(cost[part])]), [1])];
}

function demandLines({ masterSchedule, keyFigures, options }: Plan, words: Words): string[] {
  const demand = sum(masterSchedule.map((line) => sum(line.demand.total) + line.demand.orders.pastDue));
  const produced = sum(masterSchedule.map((line) => sum(line.production)));
  const outsourced = sum(masterSchedule.map((line) => sum(line.outsourced)));
  const { serviceLevel, inventoryValue } = keyFigures;
  return words.commandLine.plan({ items: masterSchedule.length, demand, produced, outsourced, serviceLevel, inventoryValue, currency: options.currency });
}

/** Contradictions with their ways out, the dearest bottlenecks with the cheapest remedy of each, and how much the forecast may rise. */
function limitLines(plan: Plan, words: Words): string[] {
  const { commandLine } = words;
  const { remedies, bottlenecks, contradictions, sensitivity } = plan.balance;
  const of = (stretch: BottleneckRemedies): string[] => [
    `  ${bottleneckSentence(plan, words, stretch)}`,
    ...[worthwhileRemedy(stretch)].filter((remedy) => remedy !== undefined).map((remedy) => `    ${commandLine.cheapest(remedySentence(plan, words, stretch.workCentre, remedy))}`),
  ];
  const contradicting = contradictions.flatMap((contradiction) => [
    `  ${contradictionSentence(plan, words, contradiction)}`,
    ...contradiction.waysOut.map((way) => `    ${wayOutSentence(plan, words, way)}`),
  ]);
  const lost = lostSalesSentence(plan, words);
  return [
    ...(contradicting.length > 0 ? [commandLine.contradictions, ...contradicting, ""] : []),
    commandLine.bottlenecks,
    ...(bottlenecks.length === 0 ? [`  ${commandLine.noBottleneck}`] : remedies.slice(0, shown).flatMap(of)),
    ...(lost === undefined ? [] : [`  ${lost}`]),
    `  ${sensitivitySentence(plan, words, sensitivity)}`,
  ];
}

function changeLines({ changes, items, periods, options }: Plan, words: Words): string[] {
  if (changes.length === 0) return [];
  const rows = changes.slice(0, shown).map(({ item, period, released, planned, money, cause }) => [
    `  ${item}`, items[item]?.name ?? "", periodName(periods[period]!), `${figure(released)} → ${figure(planned)}`, `${wholeFigure(Math.abs(money))} ${options.currency}`, words.balance.causes[cause],
  ]);
  return ["", words.commandLine.changes(changes.length), ...columnsOfText(rows, [3, 4])];
}

/** What a planner wants to know before opening the workbook. */
export function summaryLines(plan: Plan, problems: readonly Problem[], found: readonly FoundTable[], words: Words, seconds?: number): string[] {
  const { commandLine, balance } = words;
  const { certificate } = plan.balance;
  const purchases = plan.purchases.length;
  const spend = sum(plan.purchases.map(({ item, quantity }) => quantity * (plan.items[item]?.standardCost ?? 0)));
  return [
    commandLine.title(plan.options.planDate, plan.periods.length, plan.periods.at(-1)!.end),
    "",
    ...foundLines(found, words),
    "",
    ...demandLines(plan, words),
    commandLine.purchases(purchases, spend, plan.options.currency),
    "",
    ...loadLines(plan, words),
    "",
    ...costLines(plan, words),
    commandLine.certificate(certificate, plan.options.currency),
    commandLine.ended(balance.ended[certificate.ended], balance.methods[certificate.method], seconds === undefined ? undefined : balance.took(seconds)),
    "",
    ...limitLines(plan, words),
    ...changeLines(plan, words),
    "",
    ...(problems.length > 0 ? [commandLine.problems, ...problemLines(problems, words, plan)] : [commandLine.noProblems]),
  ];
}
