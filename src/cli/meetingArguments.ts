import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { type Assumption, changeCauses } from "../engine/meeting/memory";
import { customerGrades, type IsoDate } from "../engine/records";
import { asDate, asNumber } from "../input/cellValues";
import { folded } from "../input/headings";
import { type LanguageCode, languages, type Words } from "../language";
import { assumptionOf } from "../meeting/assumptionText";
import type { MeetingStep, MeetingStepName } from "../meeting/meetingSteps";
import { isLanguage } from "./language";
import { momentOf } from "./moment";

export interface MeetingArguments {
  /** `status` reads and says where the cycle stands. */
  step: MeetingStep | { step: "status" };
  input: string;
  /** "1.2": the option of a gap to decide on; the step's assumptions are then its own. */
  option?: string;
  out?: string;
  /** Where minutes go as a document. */
  docx?: string;
  language?: LanguageCode;
  /** Local time; without it, now. */
  at?: string;
}

const text = { type: "string" } as const;
const options = {
  by: text, note: text, name: text, assume: { type: "string", multiple: true }, item: text, on: text, to: text, cause: text, reason: text, department: text, approve: text, date: text, out: text, lang: text, at: text,
  gap: text, option: text, decision: text, request: text, answer: text, task: text, owner: text, due: text, class: text, origin: text, action: text, status: text, result: text, docx: text,
} as const;

const parse = (argv: readonly string[]) => parseArgs({ args: [...argv], allowPositionals: true, options });
type Values = ReturnType<typeof parse>["values"];
type Refused = { refused: string };

const textOf = (values: Values, name: Exclude<keyof Values, "assume">): string => (values[name] ?? "").trim();

/** The code a word stands for, in any language, or the code itself. */
const codeOf = <C extends string>(codes: readonly C[], said: string): C | undefined =>
  codes.find((code) => [code, ...Object.values(languages).map(({ tables }) => (tables.choices as Readonly<Record<string, string>>)[code])].some((name) => name !== undefined && folded(name) === folded(said)));

/** Each step with what it needs said. */
const steps: { readonly [S in MeetingStepName | "status"]: (values: Values, words: Words) => Extract<MeetingStep, { step: S }> | Refused | (S extends "status" ? { step: "status" } : never) } = {
  status: () => ({ step: "status" }),
  release: (values, words) => needsBy(values, words) ?? { step: "release", by: textOf(values, "by"), note: textOf(values, "note") },
  bridge: () => ({ step: "bridge" }),
  restore: () => ({ step: "restore" }),
  compare: () => ({ step: "compare" }),
  gaps: () => ({ step: "gaps" }),
  minutes: () => ({ step: "minutes" }),
  scenario(values, words) {
    const assumptions = assumptionsOf(values, words);
    if ("refused" in assumptions) return assumptions;
    return needsName(values, words) ?? { step: "scenario", name: textOf(values, "name"), by: textOf(values, "by"), note: textOf(values, "note"), assumptions };
  },
  adopt: (values, words) => needsName(values, words) ?? needsBy(values, words) ?? { step: "adopt", name: textOf(values, "name"), by: textOf(values, "by") },
  drop: (values, words) => needsName(values, words) ?? { step: "drop", name: textOf(values, "name") },
  decide(values, words) {
    const assumptions = assumptionsOf(values, words);
    if ("refused" in assumptions) return assumptions;
    return needsBy(values, words) ?? { step: "decide", by: textOf(values, "by"), content: textOf(values, "note"), gap: textOf(values, "gap"), assumptions };
  },
  withdraw: (values, words) => needed(values, ["decision", "by"], words) ?? { step: "withdraw", decision: textOf(values, "decision"), by: textOf(values, "by") },
  change(values, words) {
    const [on, quantity, causeCode] = [asDate(textOf(values, "on")), asNumber(textOf(values, "to")), codeOf(changeCauses, textOf(values, "cause"))];
    if (textOf(values, "item") === "" || on === undefined || quantity === undefined || quantity < 0 || !causeCode) return { refused: words.meeting.wrongChange(changeCauses.join(", ")) };
    return needsBy(values, words) ?? { step: "change", item: textOf(values, "item"), on, quantity, causeCode, cause: textOf(values, "reason"), department: textOf(values, "department"), by: textOf(values, "by"), approver: textOf(values, "approve"), note: textOf(values, "note") };
  },
  settle(values, words) {
    const status = codeOf(["approved", "rejected"] as const, textOf(values, "answer"));
    if (!status) return { refused: words.meeting.wrongAnswer };
    return needed(values, ["request", "by"], words) ?? { step: "settle", request: textOf(values, "request"), status, by: textOf(values, "by"), note: textOf(values, "note") };
  },
  preRead: (values, words) => needsBy(values, words) ?? { step: "preRead", by: textOf(values, "by") },
  issue: (values, words) => needsBy(values, words) ?? { step: "issue", by: textOf(values, "by") },
  action(values, words) {
    const due = asDate(textOf(values, "due"));
    const actionClass = textOf(values, "class") === "" ? "C" : codeOf(customerGrades, textOf(values, "class"));
    if ((textOf(values, "due") !== "" && due === undefined) || !actionClass) return { refused: words.meeting.wrongAction };
    return needed(values, ["task"], words) ?? { step: "action", task: textOf(values, "task"), owner: textOf(values, "owner"), department: textOf(values, "department"), ...(due !== undefined && { due }), actionClass, origin: textOf(values, "origin") };
  },
  close(values, words) {
    const status = textOf(values, "status") === "" ? "done" : codeOf(["done", "cancelled"] as const, textOf(values, "status"));
    if (!status) return { refused: words.meeting.wrongAction };
    return needed(values, ["action"], words) ?? { step: "close", action: textOf(values, "action"), status, result: textOf(values, "result") };
  },
  next(values, words) {
    const day: IsoDate | undefined = values.date === undefined ? undefined : asDate(values.date);
    if (values.date !== undefined && day === undefined) return { refused: words.commandLine.wrongDate };
    return needsBy(values, words) ?? { step: "next", by: textOf(values, "by"), ...(day !== undefined && { day }) };
  },
};

export const meetingSteps = Object.keys(steps) as readonly (MeetingStepName | "status")[];

const needsBy = (values: Values, { meeting }: Words): Refused | undefined => (textOf(values, "by") === "" ? { refused: meeting.missingBy } : undefined);
const needsName = (values: Values, { meeting }: Words): Refused | undefined => (textOf(values, "name") === "" ? { refused: meeting.missingName } : undefined);

function needed(values: Values, names: readonly Exclude<keyof Values, "assume">[], { meeting }: Words): Refused | undefined {
  const missing = names.find((name) => textOf(values, name) === "");
  return missing && { refused: meeting.missing(`--${missing}`) };
}

function assumptionsOf({ assume = [] }: Values, { meeting }: Words): readonly Assumption[] | Refused {
  const assumptions = assume.map(assumptionOf);
  const unread = assume.find((_, index) => assumptions[index] === undefined);
  return unread === undefined ? assumptions.flatMap((assumption) => assumption ?? []) : { refused: meeting.wrongAssumption(unread) };
}

/** The arguments, or the message of a wrong call, in words. */
export function meetingArguments(argv: readonly string[], words: Words): MeetingArguments | Refused {
  const { commandLine, meeting, approval } = words;
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(argv);
  } catch (error) {
    return { refused: (error as Error).message };
  }
  const { values, positionals: [asked, input, ...more] } = parsed;
  const { out, lang, docx, option, at: said } = values;
  const name = meetingSteps.find((known) => known.toLowerCase() === asked?.toLowerCase());
  if (!name) return { refused: meeting.wrongStep(meetingSteps.join(", ")) };
  if (input === undefined || more.length > 0) return { refused: commandLine.missingInput };
  const step = steps[name](values, words);
  if ("refused" in step) return step;
  if (option !== undefined && !/^\d+\.\d+$/.test(option)) return { refused: meeting.wrongOption };
  if (lang !== undefined && !isLanguage(lang)) return { refused: commandLine.wrongLanguage };
  const at = said === undefined ? undefined : momentOf(said);
  if (said !== undefined && at === undefined) return { refused: approval.wrongMoment };
  if (out !== undefined && !/\.xlsx$/i.test(out)) return { refused: commandLine.outNotXlsx };
  if (out !== undefined && resolve(out) === resolve(input)) return { refused: commandLine.outIsInput };
  if (docx !== undefined && !/\.docx$/i.test(docx)) return { refused: meeting.outNotDocx };
  return { step, input, ...(option !== undefined && { option }), ...(out !== undefined && { out }), ...(docx !== undefined && { docx }), ...(lang !== undefined && { language: lang as LanguageCode }), ...(at !== undefined && { at }) };
}
