import { addMonths } from "../../engine/calendar";
import type { MinutesLine } from "../../engine/meeting/memory";
import { lastClosedMonthOf, openMonthOf } from "../context";
import { familiesOf } from "../familyFigures";
import { actionParagraphs, carriedActions, deadlineOf, decisionParagraphs, forecastTable, gapParagraphs, materialParagraphs, type MeetingFacts, monthsToShow, newActions, nextHoursTable, orderParagraphs, seriesTable, threeSeriesTable, varianceBlocks } from "./blocks";
import { cashFigures, costFigure, loadTotal, overReleased, peakFigures, quotient, salesFigure, seriesSum, sopFigure, tileFigure } from "./figures";
import { type DocumentSection, type DocumentTable, type MeetingDocument, paragraph, question, quote, withOwnKeys } from "./model";

/** Heads of the minutes that stay from month to month: attendees, chair, place, who writes. */
const carriedHeads = ["0.3", "0.4", "0.5", "0.6"] as const;

/**
 * 会议纪要 in the process document's own template: heads, then five parts. Sales and production of last month and the year, next month's
 * capacity, the three series with a conclusion, decisions, the resolution by family, funds, actions and who it is sent to.
 */
export function minutesDocument(facts: MeetingFacts, serial: string): MeetingDocument {
  const { context: { plan, words }, memory } = facts;
  const { minutes: w } = words;
  const cycle = openMonthOf(plan);
  const meeting = deadlineOf(facts, "meeting");
  const before = headsBefore(memory.minutes);
  const labels = [w.people, w.chair, w.place, w.recorder] as const;
  const title = w.title(cycle.slice(0, 4), String(Number(cycle.slice(5))));
  return withOwnKeys({
    kind: "minutes",
    title,
    heads: [
      paragraph("0.1", [`${w.topic}${title}`]),
      paragraph("0.2", [w.time(meeting?.day ?? plan.options.planDate, meeting?.from ?? "13:00", meeting?.until ?? "14:30")]),
      ...carriedHeads.map((key, index) => quote(key, before.get(key) ?? `${labels[index]}${w.toFill}`)),
      quote("0.7", w.serial(serial)),
    ],
    sections: [review(facts), sales(facts), production(facts), assessment(facts), execution(facts)],
  });
}

/** As the last issued minutes have them. */
function headsBefore(lines: readonly MinutesLine[]): ReadonlyMap<string, string> {
  const last = [...lines].sort((a, b) => (a.issuedAt < b.issuedAt ? -1 : 1)).filter(({ minutes }) => minutes.startsWith("M-")).at(-1)?.minutes;
  return new Map(lines.filter(({ minutes }) => minutes === last).map(({ paragraph: key, content }) => [key, content]));
}

/** Last month's accuracy and attainment in one sentence. */
export function keyMeasures({ context }: MeetingFacts, key: string) {
  const [accuracy, attainment, conformity] = (["forecastAccuracy", "salesAttainment", "planConformity"] as const).map((tile) => tileFigure(context, tile));
  return paragraph(key, context.words.minutes.keyMeasures({ accuracy: accuracy!, attainment: attainment!, conformity: conformity! }));
}

function review(facts: MeetingFacts): DocumentSection {
  const { minutes: w } = facts.context.words;
  return { title: w.sections.review, blocks: [...varianceBlocks(facts, "1.1"), keyMeasures(facts, "1.2"), ...actionParagraphs(facts, "1.3", carriedActions(facts), w.noActions)] };
}

/** Last month's shipments against the plan. */
export function lastSales({ context }: MeetingFacts, key: string) {
  const { minutes: w } = context.words;
  const month = lastClosedMonthOf(context.plan);
  const [planned, actual] = [salesFigure(context, "lastPlan"), salesFigure(context, "lastActual")];
  if (!actual) return paragraph(key, [w.noSalesPlan({ month, actual: context.words.reports.common.notKnown }).join("")]);
  return paragraph(key, planned ? w.lastSales({ month, plan: planned, actual, attained: quotient(actual, planned) }) : w.noSalesPlan({ month, actual }));
}

function sales(facts: MeetingFacts): DocumentSection {
  const { context } = facts;
  const { minutes: w } = context.words;
  const next = addMonths(openMonthOf(context.plan), 1);
  const [forecast, actual] = [sopFigure(context, "demand", 1), salesFigure(context, "lastActual")];
  const peak = peakFigures(context);
  return {
    title: w.sections.sales,
    blocks: [
      lastSales(facts, "2.1"),
      seriesTable(facts, "2.T1", w.salesByMonth, ["sales"]),
      ...(actual && context.months.length > 1 ? [paragraph("2.2", w.nextSales({ month: next, forecast, share: quotient(forecast, actual) }))] : []),
      forecastTable(facts, "2.T2"),
      ...orderParagraphs(facts, "2.3"),
      ...(peak ? [paragraph("2.4", w.peak(peak))] : []),
    ],
  };
}

function production(facts: MeetingFacts): DocumentSection {
  const { context } = facts;
  const { minutes: w } = context.words;
  const next = addMonths(openMonthOf(context.plan), 1);
  return {
    title: w.sections.production,
    blocks: [
      seriesTable(facts, "3.T1", w.productionByMonth, ["production"]),
      nextHoursTable(facts, "3.T2", next),
      ...(context.months.length > 1 ? [paragraph("3.1", w.outsourced({ month: next, money: sopFigure(context, "outsourced", 1) }))] : []),
      ...materialParagraphs(facts, "3.2"),
      ...gapParagraphs(facts, "3.3"),
    ],
  };
}

/** Below this share of sales, production and sales are about even. */
const even = 0.02;

/** What sales, production and inventory come to over the horizon. */
export function conclusion(facts: MeetingFacts, key: string) {
  const { context } = facts;
  const { minutes: w } = context.words;
  const months = monthsToShow(facts);
  if (months.length === 0) return [];
  const [sold, made] = [seriesSum(context, months, "sales"), seriesSum(context, months, "production")];
  const at = context.plan.threeSeries.indexOf(months.at(-1)!);
  const inventory = { ...seriesSum(context, [context.plan.threeSeries[at]!], "inventory") };
  const apart = made.value - sold.value;
  const more = Math.abs(apart) <= even * Math.abs(sold.value) ? "even" : apart > 0 ? "production" : "sales";
  return [paragraph(key, w.conclusion({ months: months.length, sales: sold, production: made, inventory, more }))];
}

function assessment(facts: MeetingFacts): DocumentSection {
  const { context } = facts;
  const { minutes: w } = context.words;
  const attained = tileFigure(context, "salesAttainment");
  const difference = overReleased(context);
  return {
    title: w.sections.assessment,
    blocks: [
      threeSeriesTable(facts, "4.T1"),
      ...conclusion(facts, "4.1"),
      paragraph("4.2", w.coordination({ attained })),
      ...decisionParagraphs(facts, "4.3"),
      paragraph("4.4", w.remedies({ overtime: costFigure(context, "overtime"), outsourcing: costFigure(context, "outsourcing"), total: costFigure(context, "total") })),
      ...(difference ? [paragraph("4.5", w.overReleased({ difference }))] : []),
    ],
  };
}

/** What next month's plan comes to by family: the meeting's resolution. */
export function resolutionTable({ context }: MeetingFacts, key: string): DocumentTable {
  const { minutes: w, reports } = context.words;
  const measures = ["demand", "production", "outsourced", "inventory"] as const;
  const row = (name: string, family?: string) => ({ name, cells: measures.map((measure) => sopFigure(context, measure, 1, family)), ...(family === undefined && { isTotal: true as const }) });
  return { kind: "table", key, title: w.resolution(addMonths(openMonthOf(context.plan), 1)), heads: w.resolutionHeads, rows: [...familiesOf(context.plan).map((family) => row(family, family)), row(reports.common.total)] };
}

/** Cash the plan needs, by month of payment. */
export function cashTable({ context }: MeetingFacts, key: string): DocumentTable {
  const { minutes: w } = context.words;
  return { kind: "table", key, title: w.cashTitle, heads: [w.tableHeads.month, ...context.months, w.tableHeads.later, w.tableHeads.total], rows: [{ name: w.tableHeads.cash, cells: cashFigures(context) }] };
}

function execution(facts: MeetingFacts): DocumentSection {
  const { context } = facts;
  const { minutes: w } = context.words;
  const next = addMonths(openMonthOf(context.plan), 1);
  const hasNext = context.months.length > 1;
  return {
    title: w.sections.execution,
    blocks: [
      ...(hasNext ? [resolutionTable(facts, "5.T1"), paragraph("5.1", w.ownCapacity({ month: next, available: loadTotal(context, "nextAvailable"), overtime: loadTotal(context, "nextOvertime"), load: loadTotal(context, "nextLoad") }))] : []),
      cashTable(facts, "5.T2"),
      paragraph("5.2", [w.newActions]),
      ...actionParagraphs(facts, "5.3", newActions(facts), w.noNewActions),
      paragraph("5.4", [w.guide]),
      paragraph("5.5", [w.send(deadlineOf(facts, "minutes")?.until ?? "17:30")]),
      ...w.recipients.map((name, index) => question(`5.6.${index + 1}`, w.recipient(name))),
    ],
  };
}
