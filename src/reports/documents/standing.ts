import { monthOf, workingCalendar } from "../../engine/calendar";
import { cycleDeadlines } from "../../engine/meeting/cycleCalendar";
import type { MinutesLine } from "../../engine/meeting/memory";
import { planGaps } from "../../engine/meeting/planGaps";
import { lastRelease } from "../../engine/meeting/releases";
import type { Records } from "../../engine/records";
import type { Words } from "../../language";
import type { Grid, SheetSpec } from "../../workbook/port";
import type { ReportContext } from "../context";
import { meetingPage } from "../meetingPage";
import { isMarked } from "../ownership";
import { type DocumentAnswers, type DocumentKind, readAnswers } from "./answers";
import type { MeetingFacts } from "./blocks";
import { documentSheet } from "./documentSheet";
import { minutesDocument } from "./minutes";
import type { MeetingDocument } from "./model";
import { preReadDocument, preReadLine, preReadToCome } from "./preRead";

/** What documents of a plan are made from. */
export const factsOf = (context: ReportContext, records: Records): MeetingFacts => ({
  context,
  memory: context.memory,
  gaps: planGaps(context.plan, records),
  orders: records.orders,
  deadlines: cycleDeadlines(monthOf(context.plan.options.planDate), context.plan.options, workingCalendar(records.calendar)),
});

/** What people wrote on this cycle's document; words about another month are not this one's. */
export function answersOf({ context: { plan } }: MeetingFacts, grids: readonly Grid[], kind: DocumentKind, inOrder: readonly Words[]): DocumentAnswers {
  const written = readAnswers(grids, kind, inOrder);
  return written?.cycle === monthOf(plan.options.planDate) ? written.answers : new Map();
}

/** A document as its sheet, with what people wrote on it. */
export const sheetOfDocument = (document: MeetingDocument, { context: { plan, words } }: MeetingFacts, answers: DocumentAnswers): SheetSpec =>
  documentSheet(document, { words, cycle: monthOf(plan.options.planDate), currency: plan.options.currency, inputFingerprint: plan.inputFingerprint, planFingerprint: plan.planFingerprint, answers });

/** Number of the issued minutes or pre-read of a cycle that comes next, "M-2026-11-2". */
export function nextSerial(letter: "M" | "P", { context: { plan }, memory }: MeetingFacts): string {
  const begins = `${letter}-${monthOf(plan.options.planDate)}-`;
  return `${begins}${1 + Math.max(0, ...memory.minutes.flatMap(({ minutes }) => (minutes.startsWith(begins) ? [Number(minutes.slice(begins.length))] : [])).filter(Number.isInteger))}`;
}

/** The last pre-read of the cycle as it was made; undefined where there is none. */
function lastPreRead({ context: { plan }, memory }: MeetingFacts): Parameters<typeof preReadDocument>[1] | undefined {
  const line = memory.minutes.filter(({ minutes, paragraph }) => minutes.startsWith(`P-${monthOf(plan.options.planDate)}-`) && paragraph === preReadLine).at(-1);
  const release = lastRelease(memory.releases);
  return line && { version: line.minutes, at: line.issuedAt, by: line.issuedBy, hasMoved: !line.content.endsWith(plan.planFingerprint.slice(0, 12)), ...(release && { release }) };
}

/**
 * Meeting page, pre-read and minutes that stand in the workbook, made again of this plan, so that none of their numbers speaks of another
 * one. What people wrote on them stays; a pre-read of an earlier cycle gives way to word that this one's is to come.
 */
export function standingDocuments(grids: readonly Grid[], context: ReportContext, records: Records, inOrder: readonly Words[]): SheetSpec[] {
  const { words } = context;
  const stands = (name: string) => grids.some((grid) => grid.sheet.trim().toLowerCase() === name.toLowerCase() && isMarked(grid));
  const facts = factsOf(context, records);
  const made = lastPreRead(facts);
  return [
    ...(stands(words.gaps.sheet) ? [meetingPage(context, facts.gaps, facts.memory.decisions)] : []),
    ...(stands(words.minutes.preReadSheet) ? [sheetOfDocument(made ? preReadDocument(facts, made) : preReadToCome(facts), facts, answersOf(facts, grids, "preRead", inOrder))] : []),
    ...(stands(words.minutes.sheet) ? [sheetOfDocument(minutesDocument(facts, nextSerial("M", facts)), facts, answersOf(facts, grids, "minutes", inOrder))] : []),
  ];
}

const documentsOfACycle: readonly (readonly [DocumentKind, "M" | "P"])[] = [["minutes", "M"], ["preRead", "P"]];

/** What people wrote on documents of an earlier cycle and no line of the ledger has: it goes there, under number 0, before the sheets are made anew. */
export function unissuedAnswers(grids: readonly Grid[], { plan, memory }: Pick<ReportContext, "plan" | "memory">, inOrder: readonly Words[]): MinutesLine[] {
  return documentsOfACycle.flatMap(([kind, letter]) => {
    const written = readAnswers(grids, kind, inOrder);
    if (!written || written.cycle === "" || written.cycle === monthOf(plan.options.planDate)) return [];
    const { cycle, answers } = written;
    const ofTheCycle = memory.minutes.filter(({ minutes }) => minutes.startsWith(`${letter}-${cycle}-`));
    return [...answers]
      .filter(([key, { words }]) => !ofTheCycle.some(({ paragraph, content }) => paragraph === key && content === words))
      .map(([paragraph, { words }]) => ({ minutes: `${letter}-${cycle}-0`, cycle, issuedAt: plan.options.planDate, issuedBy: "", paragraph, content: words }));
  });
}
