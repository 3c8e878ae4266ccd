import { exceptions } from "../../engine/exceptions/exceptions";
import type { PlanRelease } from "../../engine/meeting/memory";
import { type Role, roles, type Variance, type VarianceKind } from "../../engine/plan";
import type { ItemType } from "../../engine/records";
import { describeProblem } from "../../language/describeProblem";
import { figure, wholeFigure } from "../../language/format";
import { lastClosedMonthOf, openMonthOf } from "../context";
import { recordOf, subjectName } from "../reasons";
import { actionParagraphs, carriedActions, deadlineOf, decisionParagraphs, forecastTable, gapParagraphs, isOverdue, materialParagraphs, meetingDay, type MeetingFacts, nextHoursTable, orderParagraphs, seriesTable, threeSeriesTable, varianceBlocks, variancesByAnswer } from "./blocks";
import { costFigure, lastHours, loadFigure, overReleased, peakFigures, salesFigure, sopFigure, stockFigure, tileFigure } from "./figures";
import { cashTable, conclusion, keyMeasures, lastSales, resolutionTable } from "./minutes";
import { type DocumentSection, type DocumentTable, type Figure, type MeetingDocument, type Paragraph, paragraph, question, quote, withOwnKeys } from "./model";

export interface PreReadMade {
  /** "P-2026-11-1". */
  version: string;
  at: string;
  by: string;
  release?: PlanRelease;
  /** The plan was made again since. */
  hasMoved?: boolean;
}

/** Paragraph of the ledger line that says that a pre-read was made, and of which plan. */
export const preReadLine = "0";

/** What stands in place of an earlier cycle's pre-read until this one's is made. */
export function preReadToCome({ context: { plan, words } }: MeetingFacts): MeetingDocument {
  const { minutes: w } = words;
  const cycle = openMonthOf(plan);
  return { kind: "preRead", title: w.preReadTitleToCome(cycle), heads: [], sections: [{ title: w.preReadSections.cover, blocks: [paragraph("0.0", [w.preReadToCome(cycle)])] }] };
}

/** 会前资料: the agenda in the meeting's own order, a page each, and what every department has to answer before it. */
export function preReadDocument(facts: MeetingFacts, made: PreReadMade): MeetingDocument {
  const { context: { plan, words } } = facts;
  const { minutes: w } = words;
  return withOwnKeys({
    kind: "preRead",
    title: w.preReadTitle(openMonthOf(plan), made.version),
    heads: [],
    sections: [cover(facts, made), actions(facts), sales(facts), capacity(facts), inventory(facts), balance(facts), questions(facts)],
  });
}

function cover(facts: MeetingFacts, { version, at, by, release, hasMoved }: PreReadMade): DocumentSection {
  const { minutes: w } = facts.context.words;
  const meeting = deadlineOf(facts, "meeting");
  const agenda = Object.values(w.preReadSections).slice(1);
  return {
    title: w.preReadSections.cover,
    blocks: [
      quote("0.1", w.preReadMade({ at, by, release: release?.release ?? w.preReadNone })),
      ...(hasMoved ? [quote("0.1.1", w.preReadMoved(version), "warning")] : []),
      paragraph("0.2", [w.recipientsLine]),
      ...(meeting ? [paragraph("0.3", [w.agendaTime(meeting.day, meeting.from ?? "", meeting.until ?? "")])] : []),
      paragraph("0.4", [w.agenda]),
      ...agenda.map((title, index) => paragraph(`0.4.${index + 1}`, [title])),
      keyMeasures(facts, "0.5"),
      threeSeriesTable(facts, "0.T1"),
    ],
  };
}

function actions(facts: MeetingFacts): DocumentSection {
  const { minutes: w } = facts.context.words;
  return { title: w.preReadSections.actions, blocks: [...actionParagraphs(facts, "1.1", carriedActions(facts), w.noActions), ...varianceBlocks(facts, "1.2")] };
}

function sales(facts: MeetingFacts): DocumentSection {
  const { context } = facts;
  const { minutes: w, reports } = context.words;
  const unknown = reports.common.notKnown;
  const figures = ["lastPlan", "lastActual", "thisPlan", "latest"] as const;
  const row = (name: string, family?: string) => ({ name, cells: figures.map((one) => salesFigure(context, one, family) ?? unknown), ...(family === undefined && { isTotal: true as const }) });
  const families: DocumentTable = { kind: "table", key: "2.T1", title: w.salesTitle, heads: w.salesHeads, rows: [...context.plan.salesVariances.map(({ family }) => row(family, family)), row(reports.common.total)] };
  return { title: w.preReadSections.sales, blocks: [lastSales(facts, "2.1"), families, forecastTable(facts, "2.T2"), ...orderParagraphs(facts, "2.2")] };
}

function capacity(facts: MeetingFacts): DocumentSection {
  const { context } = facts;
  const { minutes: w } = context.words;
  const { plan } = context;
  const rows = plan.capacityVariances.map((line) => ({
    name: plan.capacity.find(({ workCentre }) => workCentre === line.workCentre)?.name || line.workCentre,
    cells: [lastHours(context, line, "rated"), lastHours(context, line, "earned"), loadFigure(context, line, "thisAvailable"), loadFigure(context, line, "thisCommitted"), loadFigure(context, line, "thisLoad")],
  }));
  const peak = peakFigures(context);
  return {
    title: w.preReadSections.capacity,
    blocks: [
      { kind: "table", key: "3.T1", title: w.capacityTitle(`${lastClosedMonthOf(plan)} / ${openMonthOf(plan)}`), heads: w.capacityHeads, rows },
      ...(context.months.length > 1 ? [nextHoursTable(facts, "3.T2", context.months[1]!)] : []),
      ...(peak ? [paragraph("3.1", w.peak(peak))] : []),
      seriesTable(facts, "3.T3", w.productionByMonth, ["production"]),
      ...materialParagraphs(facts, "3.2"),
    ],
  };
}

function inventory({ context }: MeetingFacts): DocumentSection {
  const { minutes: w, reports } = context.words;
  const [value, turns] = [tileFigure(context, "inventoryValue"), tileFigure(context, "inventoryTurns")];
  const row = (name: string, group?: string) => {
    const [stock, target] = [stockFigure(context, "value", group), stockFigure(context, "target", group)];
    const apart: Figure = { cell: `${stock.cell}-${target.cell}`, value: stock.value - target.value, format: "money" };
    return { name, cells: [stock, target, apart], ...(group === undefined && { isTotal: true as const }) };
  };
  const nameOf = (group: string, type: ItemType) => (type === "finished" ? group : reports.types[type]);
  const groups: DocumentTable = { kind: "table", key: "4.T1", title: w.inventoryTitle, heads: w.inventoryHeads, rows: [...context.plan.inventory.map(({ group, type }) => row(nameOf(group, type), group)), row(reports.common.total)] };
  return { title: w.preReadSections.inventory, blocks: [paragraph("4.1", w.inventoryLine({ value, turns })), groups] };
}

function balance(facts: MeetingFacts): DocumentSection {
  const { context } = facts;
  const { minutes: w } = context.words;
  const difference = overReleased(context);
  return {
    title: w.preReadSections.balance,
    blocks: [
      ...conclusion(facts, "5.1"),
      ...gapParagraphs(facts, "5.2"),
      ...decisionParagraphs(facts, "5.3"),
      ...(context.months.length > 1 ? [resolutionTable(facts, "5.T1"), paragraph("5.4", w.outsourced({ month: context.months[1]!, money: sopFigure(context, "outsourced", 1) }))] : []),
      paragraph("5.5", w.remedies({ overtime: costFigure(context, "overtime"), outsourcing: costFigure(context, "outsourcing"), total: costFigure(context, "total") })),
      ...(difference ? [paragraph("5.6", w.overReleased({ difference }))] : []),
      cashTable(facts, "5.T2"),
    ],
  };
}

/** Who answers for a variance. */
const answers: Record<VarianceKind, Role> = {
  salesLastMonth: "sales", salesThisMonth: "sales", officeAttainment: "sales", clerkAttainment: "sales", production: "manufacturing", conformity: "manufacturing", capacity: "manufacturing", upph: "manufacturing",
  load: "planner", inventory: "planner", turns: "planner",
};
const mostEach = 8;

/** 会前问题: variances without reasons, overdue actions and pressing exceptions, each for the department that can answer; their replies are kept. */
function questions(facts: MeetingFacts): DocumentSection {
  const { context: { plan, words } } = facts;
  const { minutes: w } = words;
  const pressing = exceptions(plan.problems, plan);
  const { unanswered } = variancesByAnswer(facts);
  const blocks = roles.flatMap((role): Paragraph[] => {
    const asked = [
      ...unanswered.filter(({ kind }) => answers[kind] === role).map((variance) => question(recordOf(variance), varianceQuestion(facts, variance))),
      ...pressing.filter(({ owner }) => owner === role).slice(0, mostEach).map(({ problem }) => question(`${problem.kind}${"item" in problem ? `-${problem.item}` : "workCentre" in problem ? `-${problem.workCentre}` : ""}${"period" in problem ? `-${plan.periods[problem.period]?.start ?? problem.period}` : ""}`, describeProblem(problem, words, plan.periods, plan.items))),
    ];
    return asked.length === 0 ? [] : [paragraph(`6.${role}`, [w.questionsOf(w.departments[role])]), ...onceEach(asked)];
  });
  const late = carriedActions(facts).filter((action) => isOverdue(action, meetingDay(facts))).map(({ action, task, owner }) => question(action, w.questionAction({ action, task, owner })));
  return { title: w.preReadSections.questions, blocks: blocks.length + late.length === 0 ? [paragraph("6.0", [w.noQuestions])] : [...late, ...blocks] };
}

const onceEach = (paragraphs: readonly Paragraph[]): Paragraph[] => paragraphs.filter(({ key }, index) => paragraphs.findIndex((one) => one.key === key) === index);

function varianceQuestion({ context: { plan, words } }: MeetingFacts, variance: Variance): string {
  const { minutes: w, variances } = words;
  const shown = (value: number) => (Math.abs(value) >= 100 ? wholeFigure(value) : figure(value));
  return w.questionVariance({ kind: variances.kinds[variance.kind], subject: subjectName(variance, plan, words), expected: shown(variance.expected), actual: shown(variance.actual) });
}
