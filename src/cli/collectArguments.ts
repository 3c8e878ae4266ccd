import { resolve } from "node:path";
import { parseArgs } from "node:util";
import type { IsoDate } from "../engine/records";
import { asDate } from "../input/cellValues";
import type { LanguageCode, Words } from "../language";
import { isLanguage } from "./language";

export interface CollectArguments {
  input: string;
  returns: readonly string[];
  out?: string;
  /** Take every proposal. */
  accept: boolean;
  language?: LanguageCode;
  /** Day the files came in. */
  date?: IsoDate;
}

function parse(argv: readonly string[]) {
  const text = { type: "string" } as const;
  return parseArgs({ args: [...argv], allowPositionals: true, options: { out: text, lang: text, date: text, accept: { type: "boolean" } } });
}

/** The arguments, or the message of a wrong call, in words. */
export function collectArguments(argv: readonly string[], { commandLine, review: { command } }: Words): CollectArguments | { refused: string } {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(argv);
  } catch (error) {
    return { refused: (error as Error).message };
  }
  const { values: { out, lang, date: day, accept }, positionals: [input, ...returns] } = parsed;
  if (input === undefined) return { refused: commandLine.missingInput };
  if (!/\.xlsx$/i.test(input)) return { refused: command.inputNotXlsx };
  if (returns.length === 0) return { refused: command.missingReturns };
  if (lang !== undefined && !isLanguage(lang)) return { refused: commandLine.wrongLanguage };
  const date = day === undefined ? undefined : asDate(day);
  if (day !== undefined && date === undefined) return { refused: commandLine.wrongDate };
  if (out !== undefined && !/\.xlsx$/i.test(out)) return { refused: commandLine.outNotXlsx };
  if (out !== undefined && [input, ...returns].some((path) => resolve(path) === resolve(out))) return { refused: commandLine.outIsInput };
  return { input, returns, accept: accept === true, ...(out !== undefined && { out }), ...(lang !== undefined && { language: lang as LanguageCode }), ...(date !== undefined && { date }) };
}
