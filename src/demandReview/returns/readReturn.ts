import { type Problem, ProblemError } from "../../engine/problem";
import { readReturnedWorkbook, type ReturnedWorkbook } from "../../workbook/returnedWorkbook";
import type { ReturnedFile, ReturnedForecast } from "../returned";
import { templateVersion } from "../templateIdentity";
import type { ReturnContext } from "./context";
import { doubtsAbout, type Doubts } from "./doubts";
import { candidates, cycleWindow, readLayout } from "./entrySheet";
import { identityOf } from "./identity";
import { readEntries } from "./readEntries";

export type { ReturnContext } from "./context";

const refused = (file: string, problem: Problem): ReturnedForecast => ({ file, figures: [], findings: [], problems: [problem] });

/** An office's items and customers: ten times what a large one has. */
const mostEntryRows = 20_000;

/** A returned file, never trusted: its figures with what is doubtful about them, or why it is refused. Never throws. */
export async function readReturn(file: ReturnedFile, context: ReturnContext): Promise<ReturnedForecast> {
  try {
    return readBook(file.name, readReturnedWorkbook(file.bytes, file.name), context);
  } catch (error) {
    // Whatever a stranger's file can still break is the file's fault, and must not cost the other files.
    return refused(file.name, error instanceof ProblemError ? error.problem : { kind: "notAWorkbook", file: file.name, reason: "unreadable" });
  }
}

function readBook(file: string, book: ReturnedWorkbook, context: ReturnContext): ReturnedForecast {
  const identity = identityOf(book);
  if (!identity) return refused(file, { kind: "notAWorkbook", file, reason: "notATemplate" });
  const doubts = doubtsAbout(file);
  const window = cycleWindow(identity.cycle);
  const sheets = candidates(book, window);
  const entry = sheets[0];
  if (!entry) return refused(file, { kind: "notAWorkbook", file, reason: "notATemplate" });
  if (entry.sheet.rows.size > mostEntryRows) return refused(file, { kind: "notAWorkbook", file, reason: "tooLarge" });
  const codes = new Set(context.records.items.map(({ item }) => item));
  const layout = readLayout(entry, window, book.date1904, (found) => codes.has(found), doubts);
  if (!layout.keys.has("item") || layout.months.length === 0) return refused(file, { kind: "notAWorkbook", file, reason: "notATemplate" });
  const figures = readEntries(file, layout, identity, context, doubts);
  const all = figures.map((_, index) => index);
  const sheet = entry.sheet.name;
  for (const other of sheets.slice(1)) doubts.add("severalSheets", { sheet: other.sheet.name, found: other.sheet.name, mustDecide: true, facts: { taken: sheet } });
  if (identity.templateVersion !== templateVersion) doubts.add("otherTemplateVersion", { sheet, found: identity.templateVersion, figures: all, mustDecide: true, canKeep: true, facts: { version: templateVersion } });
  if (identity.cycle !== context.cycle) doubts.add("otherCycle", { sheet, found: identity.cycle, figures: all, mustDecide: true, canKeep: true, facts: { cycle: context.cycle } });
  doubtOffices(identity.offices, sheet, context, doubts, figures);
  missingRows(identity.offices, sheet, context, doubts, figures);
  if (book.date1904) doubts.add("date1904", { sheet, found: "1904" });
  return { file, identity, figures, findings: doubts.findings, problems: [] };
}

/** Offices the workbook does not know, and offices whose forecast of the month came in another file already. */
function doubtOffices(offices: readonly { office: string; channel: string }[], sheet: string, { records, review, cycle }: ReturnContext, doubts: Doubts, figures: ReturnedForecast["figures"]): void {
  for (const { office, channel } of offices) {
    const same = (one: { office: string; channel: string }) => one.office === office && one.channel === channel;
    const of = figures.flatMap((one, index) => (same(one) ? [index] : []));
    const found = [office, channel].filter(Boolean).join(" · ");
    if (records.salesOffices.length > 0 && !records.salesOffices.some(same)) doubts.add("otherOffice", { sheet, found, figures: of, mustDecide: true, canKeep: false });
    const before = review.entries.find((entry) => entry.cycle === cycle && same(entry));
    if (before) doubts.add("readTwice", { sheet, found, figures: of, mustDecide: false, facts: { other: before.file } });
  }
}

/** Items forecast for an office last month whose rows are gone. */
function missingRows(offices: readonly { office: string; channel: string }[], sheet: string, { records }: ReturnContext, doubts: Doubts, figures: ReturnedForecast["figures"]): void {
  const key = (one: { item: string; office: string; channel: string }): string => JSON.stringify([one.item, one.office, one.channel]);
  const there = new Set(figures.map(key));
  const items = new Map(records.items.map((item) => [item.item, item]));
  const asked = new Set(offices.map(({ office, channel }) => JSON.stringify([office, channel])));
  for (const forecast of records.forecasts) {
    if (there.has(key(forecast)) || !asked.has(JSON.stringify([forecast.office, forecast.channel]))) continue;
    there.add(key(forecast));
    doubts.add("missingRow", { sheet, found: "", facts: { item: forecast.item, name: items.get(forecast.item)?.name ?? "" } });
  }
}
