import { monthOf } from "../engine/calendar";
import { type MeetingMemory, type MinutesLine, nothingRemembered } from "../engine/meeting/memory";
import { lastRelease } from "../engine/meeting/releases";
import type { Plan } from "../engine/plan";
import type { Problem } from "../engine/problem";
import { languageOrder } from "../language";
import type { PlanningHost } from "../planningHost";
import { planWorkbook } from "../planWorkbook";
import { keptOf, readInputs } from "../readInputs";
import { reportContext } from "../reports/context";
import { type MeetingFacts, variancesByAnswer } from "../reports/documents/blocks";
import { documentLines, documentText } from "../reports/documents/documentText";
import { minutesDocument } from "../reports/documents/minutes";
import type { MeetingDocument } from "../reports/documents/model";
import { preReadDocument, preReadLine } from "../reports/documents/preRead";
import { answersOf, factsOf, nextSerial, sheetOfDocument, unissuedAnswers } from "../reports/documents/standing";
import { takenNames } from "../reports/ownership";
import type { Grid, SheetSpec } from "../workbook/port";
import { documentFile } from "./documentFile";
import type { MeetingFile, MeetingRequest } from "./meetingSteps";
import { joined, remembering } from "./remembering";

type Attention = { status: "needsAttention"; problems: readonly Problem[] };

export type Drafted = { status: "drafted"; unanswered: number; sheets: readonly SheetSpec[]; problems: readonly Problem[] } | Attention;
export type Issued = { status: "issued"; serial: string; file: MeetingFile; text: string; sheets: readonly SheetSpec[]; problems: readonly Problem[] } | Attention;
export type PreReadWritten = { status: "written"; version: string; sheets: readonly SheetSpec[]; problems: readonly Problem[] } | Attention;

interface Ready {
  facts: MeetingFacts;
  memory: MeetingMemory;
  plan: Plan;
  /** Result sheets, and documents that stand. */
  sheets: readonly SheetSpec[];
  problems: readonly Problem[];
}

/** Plans, so that the document's links and the sheets agree, and gathers what it is made from. */
async function ready(grids: readonly Grid[], kind: MeetingDocument["kind"], { language }: MeetingRequest, host: PlanningHost): Promise<Ready | Attention> {
  const [words] = languageOrder(language);
  const { records, memory: remembered = nothingRemembered, problems: found } = readInputs(grids, { language });
  const taken = takenNames(grids, [kind === "minutes" ? words.minutes.sheet : words.minutes.preReadSheet, words.tables.sheets.minutesLines]);
  if (!records || taken.length > 0) return { status: "needsAttention", problems: [...found, ...taken] };
  const result = await planWorkbook(grids, { language }, host);
  if (result.status === "needsAttention") return result;
  const { plan, problems, sheets } = result;
  // Lines of a month that was left without issuing its minutes go into the ledger with ours.
  const memory = { ...remembered, minutes: [...remembered.minutes, ...unissuedAnswers(grids, { plan, memory: remembered }, languageOrder(language))] };
  return { facts: factsOf(reportContext(plan, problems, words, undefined, keptOf(grids, language), memory), records), memory, plan, sheets, problems };
}

/** Drafts the minutes 会议纪要 from the plan and the ledgers; what people wrote on an earlier draft stays. */
export async function draftMinutes(grids: readonly Grid[], request: MeetingRequest, host: PlanningHost): Promise<Drafted> {
  const found = await ready(grids, "minutes", request, host);
  if ("status" in found) return found;
  const { facts, sheets, problems } = found;
  const sheet = sheetOfDocument(minutesDocument(facts, nextSerial("M", facts)), facts, answersOf(facts, grids, "minutes", languageOrder(request.language)));
  return { status: "drafted", unanswered: variancesByAnswer(facts).unanswered.length, problems, sheets: joined(sheets, [sheet]) };
}

/** Issues the minutes as drafted and rewritten: numbered, kept line by line in the ledger, as text and as a .docx file. */
export async function issueMinutes(grids: readonly Grid[], { by }: { by: string }, request: MeetingRequest, host: PlanningHost): Promise<Issued> {
  const found = await ready(grids, "minutes", request, host);
  if ("status" in found) return found;
  const { facts, memory, plan } = found;
  const { words } = facts.context;
  const answers = answersOf(facts, grids, "minutes", languageOrder(request.language));
  const [serial, cycle] = [nextSerial("M", facts), monthOf(plan.options.planDate)];
  const document = minutesDocument(facts, serial);
  const lines = documentLines(document, answers).map(({ key, text }): MinutesLine => ({ minutes: serial, cycle, issuedAt: request.at, issuedBy: by.trim(), paragraph: key, content: text }));
  const { sheets } = await remembering(grids, { ...memory, minutes: [...memory.minutes, ...lines] }, ["minutesLines"], { planDate: plan.options.planDate, today: request.at.slice(0, 10), words });
  return {
    status: "issued",
    serial,
    text: documentText(document, answers),
    file: { fileName: words.minutes.fileName(cycle, serial), bytes: await documentFile(document, answers, `${serial} · ${request.at} · ${plan.planFingerprint.slice(0, 12)}`) },
    problems: found.problems,
    sheets: joined(found.sheets, [sheetOfDocument(document, facts, answers)], sheets),
  };
}

/** Writes the pre-read pack 会前资料, marked with version, time and who made it; replies of departments on an earlier version stay. */
export async function writePreRead(grids: readonly Grid[], { by }: { by: string }, request: MeetingRequest, host: PlanningHost): Promise<PreReadWritten> {
  const found = await ready(grids, "preRead", request, host);
  if ("status" in found) return found;
  const { facts, memory, plan } = found;
  const { words } = facts.context;
  const version = nextSerial("P", facts);
  const release = lastRelease(memory.releases);
  const document = preReadDocument(facts, { version, at: request.at, by: by.trim(), ...(release && { release }) });
  const line: MinutesLine = { minutes: version, cycle: monthOf(plan.options.planDate), issuedAt: request.at, issuedBy: by.trim(), paragraph: preReadLine, content: `${document.title} · ${plan.planFingerprint.slice(0, 12)}` };
  const { sheets } = await remembering(grids, { ...memory, minutes: [...memory.minutes, line] }, ["minutesLines"], { planDate: plan.options.planDate, today: request.at.slice(0, 10), words });
  const answers = answersOf(facts, grids, "preRead", languageOrder(request.language));
  return { status: "written", version, problems: found.problems, sheets: joined(found.sheets, [sheetOfDocument(document, facts, answers)], sheets) };
}
