import { resolve } from "node:path";
import { parseArgs } from "node:util";
import type { PromiseRequest } from "../engine/masterSchedule/promise";
import type { PlanningOptions } from "../engine/options";
import { asCode, asDate, asNumber } from "../input/cellValues";
import type { LanguageCode, Words } from "../language";
import { isLanguage } from "./language";
import type { Questions } from "./questions";

export interface PlanArguments {
  input: string;
  out?: string;
  json?: string;
  language?: LanguageCode;
  overrides: Partial<PlanningOptions>;
  /** Plan without the rows that are wrong. */
  leaveOut: boolean;
  questions: Questions;
}

/** The message of a wrong call, in words; undefined where all is well. */
type Refusal = { refused: string };

function parse(argv: readonly string[]) {
  const text = { type: "string" } as const;
  return parseArgs({ args: [...argv], allowPositionals: true, options: { out: text, json: text, lang: text, date: text, seconds: text, why: text, promise: text, "leave-out": { type: "boolean" } } });
}

/** "F100,30,2026-12-18"; a code may hold commas itself. */
function promiseRequest(text: string): PromiseRequest | undefined {
  const [, code = "", count = "", day = ""] = /^(.+)[,，]([^,，]+)[,，]([^,，]+)$/.exec(text) ?? [];
  const [item, quantity, wished] = [asCode(code), asNumber(count), asDate(day)];
  return item && quantity !== undefined && quantity > 0 && wished ? { item, quantity, wished } : undefined;
}

/** What `npm run plan` was asked for, or why it cannot be understood. */
export function planArguments(argv: readonly string[], { commandLine: words }: Words): PlanArguments | Refusal {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(argv);
  } catch (error) {
    return { refused: (error as Error).message };
  }
  const { values, positionals } = parsed;
  const [input, ...more] = positionals;
  if (input === undefined || more.length > 0) return { refused: words.missingInput };
  if (values.lang !== undefined && !isLanguage(values.lang)) return { refused: words.wrongLanguage };
  const planDate = values.date === undefined ? undefined : asDate(values.date);
  if (values.date !== undefined && planDate === undefined) return { refused: words.wrongDate };
  const solverSeconds = values.seconds === undefined ? undefined : Number(values.seconds);
  if (solverSeconds !== undefined && !(solverSeconds > 0)) return { refused: words.wrongSeconds };
  const promise = values.promise === undefined ? undefined : promiseRequest(values.promise);
  if (values.promise !== undefined && !promise) return { refused: words.wrongPromise };
  if (values.out !== undefined && !/\.xlsx$/i.test(values.out)) return { refused: words.outNotXlsx };
  if ([values.out, values.json].some((path) => path !== undefined && resolve(path) === resolve(input))) return { refused: words.outIsInput };
  return {
    input,
    ...(values.out !== undefined && { out: values.out }),
    ...(values.json !== undefined && { json: values.json }),
    ...(values.lang !== undefined && { language: values.lang as LanguageCode }),
    overrides: { ...(planDate !== undefined && { planDate }), ...(solverSeconds !== undefined && { solverSeconds }) },
    leaveOut: values["leave-out"] === true,
    questions: { ...(values.why !== undefined && { why: asCode(values.why) ?? values.why }), ...(promise && { promise }) },
  };
}
