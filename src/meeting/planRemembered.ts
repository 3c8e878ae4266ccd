import type { MeetingMemory } from "../engine/meeting/memory";
import type { Problem } from "../engine/problem";
import type { Plan } from "../engine/plan";
import type { LanguageCode } from "../language";
import type { PlanningHost } from "../planningHost";
import { planWorkbook } from "../planWorkbook";
import { readInputs } from "../readInputs";
import type { Grid, SheetSpec } from "../workbook/port";
import { meetingPageOf } from "./gaps";
import { joined, withSheets } from "./remembering";

export type Planned = { status: "planned"; plan: Plan; sheets: readonly SheetSpec[]; problems: readonly Problem[] } | { status: "needsAttention"; problems: readonly Problem[] };

/** Plans with ledgers that have just changed; they are written together with the plan and the meeting's page. */
export async function planRemembered(grids: readonly Grid[], { memory, sheets }: { memory: MeetingMemory; sheets: readonly SheetSpec[] }, language: LanguageCode, host: PlanningHost): Promise<Planned> {
  const changed = await withSheets(grids, sheets);
  const result = await planWorkbook(changed, { language }, host);
  if (result.status === "needsAttention") return result;
  const { records } = readInputs(changed, { language });
  const page = records ? [meetingPageOf(result.plan, records, memory, language)] : [];
  return { status: "planned", plan: result.plan, problems: result.problems, sheets: joined(result.sheets, sheets, page) };
}
