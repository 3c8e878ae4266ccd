import { resolve } from "node:path";
import { parseArgs } from "node:util";
import type { PlanningOptions } from "../engine/options";
import { asDate } from "../input/cellValues";
import type { LanguageCode, Words } from "../language";
import { isLanguage } from "./language";

export interface PlanArguments {
  input: string;
  out?: string;
  json?: string;
  language?: LanguageCode;
  overrides: Partial<PlanningOptions>;
}

/** The message of a wrong call, in words; undefined where all is well. */
type Refusal = { refused: string };

function parse(argv: readonly string[]) {
  const text = { type: "string" } as const;
  return parseArgs({ args: [...argv], allowPositionals: true, options: { out: text, json: text, lang: text, date: text, seconds: text } });
}

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
  if (values.out !== undefined && !/\.xlsx$/i.test(values.out)) return { refused: words.outNotXlsx };
  if ([values.out, values.json].some((path) => path !== undefined && resolve(path) === resolve(input))) return { refused: words.outIsInput };
  return {
    input,
    ...(values.out !== undefined && { out: values.out }),
    ...(values.json !== undefined && { json: values.json }),
    ...(values.lang !== undefined && { language: values.lang as LanguageCode }),
    overrides: { ...(planDate !== undefined && { planDate }), ...(solverSeconds !== undefined && { solverSeconds }) },
  };
}
