import { monthOf, workingCalendar } from "../engine/calendar";
import { cycleDeadlines } from "../engine/meeting/cycleCalendar";
import { type MeetingMemory, type MinutesLine, nothingRemembered } from "../engine/meeting/memory";
import { planGaps } from "../engine/meeting/planGaps";
import { lastRelease } from "../engine/meeting/releases";
import type { Plan } from "../engine/plan";
import type { Problem } from "../engine/problem";
import { type LanguageCode, languageCodes, languages } from "../language";
import type { PlanningHost } from "../planningHost";
import { planWorkbook } from "../planWorkbook";
import { keptOf, readInputs } from "../readInputs";
import { reportContext } from "../reports/context";
import { type DocumentAnswers, readAnswers } from "../reports/documents/answers";
import { type MeetingFacts, variancesByAnswer } from "../reports/documents/blocks";
import { documentSheet } from "../reports/documents/documentSheet";
import { documentLines, documentText } from "../reports/documents/documentText";
import { minutesDocument } from "../reports/documents/minutes";
import type { MeetingDocument } from "../reports/documents/model";
import { preReadDocument } from "../reports/documents/preRead";
import { takenNames } from "../reports/ownership";
import type { Grid, SheetSpec } from "../workbook/port";
import { documentFile } from "./documentFile";
import { meetingPageOf } from "./gaps";
import type { MeetingFile, MeetingRequest } from "./meetingSteps";
import { nextNumber } from "./numbers";
import { joined, remembering } from "./remembering";

type Attention = { status: "needsAttention"; problems: readonly Problem[] };

export type Drafted = { status: "drafted"; unanswered: number; sheets: readonly SheetSpec[]; problems: readonly Problem[] } | Attention;
export type Issued = { status: "issued"; serial: string; file: MeetingFile; text: string; sheets: readonly SheetSpec[]; problems: readonly Problem[] } | Attention;
export type PreReadWritten = { status: "written"; version: string; sheets: readonly SheetSpec[]; problems: readonly Problem[] } | Attention;

interface Ready {
  facts: MeetingFacts;
  answers: DocumentAnswers;
  memory: MeetingMemory;
  plan: Plan;
  /** Result sheets and the meeting's page. */
  sheets: readonly SheetSpec[];
  problems: readonly Problem[];
}

/** Plans, so that the document's links and the sheets agree, and gathers what it is made from. */
async function ready(grids: readonly Grid[], kind: MeetingDocument["kind"], { language, at }: MeetingRequest, host: PlanningHost): Promise<Ready | Attention> {
  const words = languages[language];
  const { records, options, memory = nothingRemembered, problems: found } = readInputs(grids, { language });
  const taken = takenNames(grids, [kind === "minutes" ? words.minutes.sheet : words.minutes.preReadSheet, words.gaps.sheet, words.tables.sheets.minutesLines]);
  if (!records || !options || taken.length > 0) return { status: "needsAttention", problems: [...found, ...taken] };
  const result = await planWorkbook(grids, { language }, host);
  if (result.status === "needsAttention") return result;
  const { plan, problems } = result;
  const deadlines = cycleDeadlines(monthOf(options.planDate), options, workingCalendar(records.calendar));
  const facts: MeetingFacts = { context: reportContext(plan, problems, words, undefined, keptOf(grids, language), memory), memory, gaps: planGaps(plan, records), orders: records.orders, deadlines, today: at.slice(0, 10) };
  return { facts, answers: readAnswers(grids, kind, inOrder(language)), memory, plan, sheets: joined(result.sheets, [meetingPageOf(plan, records, memory, language)]), problems };
}

const inOrder = (language: LanguageCode) => [language, ...languageCodes.filter((code) => code !== language)].map((code) => languages[code]);

const sheetOf = (document: MeetingDocument, { facts, answers, plan }: Ready): SheetSpec =>
  documentSheet(document, { words: facts.context.words, currency: plan.options.currency, inputFingerprint: plan.inputFingerprint, planFingerprint: plan.planFingerprint, answers });

const serialOf = ({ memory, plan }: Ready, letter: "M" | "P"): string => nextNumber(letter, monthOf(plan.options.planDate), [...new Set(memory.minutes.map(({ minutes }) => minutes))]);

/** Drafts the minutes 会议纪要 from the plan and the ledgers; what people wrote on an earlier draft stays. */
export async function draftMinutes(grids: readonly Grid[], request: MeetingRequest, host: PlanningHost): Promise<Drafted> {
  const found = await ready(grids, "minutes", request, host);
  if ("status" in found) return found;
  const document = minutesDocument(found.facts, serialOf(found, "M"));
  return { status: "drafted", unanswered: variancesByAnswer(found.facts).unanswered.length, problems: found.problems, sheets: joined(found.sheets, [sheetOf(document, found)]) };
}

/** Issues the minutes as drafted and rewritten: numbered, kept line by line in the ledger, as text and as a .docx file. */
export async function issueMinutes(grids: readonly Grid[], { by }: { by: string }, request: MeetingRequest, host: PlanningHost): Promise<Issued> {
  const found = await ready(grids, "minutes", request, host);
  if ("status" in found) return found;
  const { facts, answers, memory, plan } = found;
  const { words } = facts.context;
  const serial = serialOf(found, "M");
  const cycle = monthOf(plan.options.planDate);
  const document = minutesDocument(facts, serial);
  const lines = documentLines(document, answers).map(({ key, text }): MinutesLine => ({ minutes: serial, cycle, issuedAt: request.at, issuedBy: by.trim(), paragraph: key, content: text }));
  const { sheets } = await remembering(grids, { ...memory, minutes: [...memory.minutes, ...lines] }, ["minutesLines"], { planDate: plan.options.planDate, today: facts.today, words });
  const footer = `${serial} · ${request.at} · ${plan.planFingerprint.slice(0, 12)}`;
  return {
    status: "issued",
    serial,
    text: documentText(document, answers),
    file: { fileName: words.minutes.fileName(cycle, serial), bytes: await documentFile(document, answers, footer) },
    problems: found.problems,
    sheets: joined(found.sheets, [sheetOf(document, found)], sheets),
  };
}

/** Writes the pre-read pack 会前资料, marked with version, time and who made it; replies of departments on an earlier version stay. */
export async function writePreRead(grids: readonly Grid[], { by }: { by: string }, request: MeetingRequest, host: PlanningHost): Promise<PreReadWritten> {
  const found = await ready(grids, "preRead", request, host);
  if ("status" in found) return found;
  const { facts, memory, plan } = found;
  const { words } = facts.context;
  const version = serialOf(found, "P");
  const release = lastRelease(memory.releases);
  const document = preReadDocument(facts, { version, at: request.at, by: by.trim(), ...(release && { release }) });
  const line: MinutesLine = { minutes: version, cycle: monthOf(plan.options.planDate), issuedAt: request.at, issuedBy: by.trim(), paragraph: "0", content: `${document.title} · ${plan.planFingerprint.slice(0, 12)}` };
  const { sheets } = await remembering(grids, { ...memory, minutes: [...memory.minutes, line] }, ["minutesLines"], { planDate: plan.options.planDate, today: facts.today, words });
  return { status: "written", version, problems: found.problems, sheets: joined(found.sheets, [sheetOf(document, found)], sheets) };
}
