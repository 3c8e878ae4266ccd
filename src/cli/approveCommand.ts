import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { approveForecast } from "../demandReview/approveForecast";
import { ProblemError, stopsTheRun } from "../engine/problem";
import { type LanguageCode, languages, type Words } from "../language";
import { wholeFigure } from "../language/format";
import { isLanguage, languageOf, machineLanguage } from "./language";
import { momentOf } from "./moment";
import { openInput } from "./openInput";
import { type Console, exitCodes } from "./planCommand";
import { problemLines } from "./summary";
import { writeFiles } from "./writeFiles";

interface ApproveArguments {
  input: string;
  approver: string;
  note: string;
  carryOver: boolean;
  out?: string;
  language?: LanguageCode;
  /** "2026-11-26 15:04". */
  at?: string;
}

function parse(argv: readonly string[]) {
  const text = { type: "string" } as const;
  return parseArgs({ args: [...argv], allowPositionals: true, options: { by: text, note: text, out: text, lang: text, at: text, "carry-over": { type: "boolean" } } });
}

function approveArguments(argv: readonly string[], { commandLine, approval }: Words): ApproveArguments | { refused: string } {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(argv);
  } catch (error) {
    return { refused: (error as Error).message };
  }
  const { values, positionals: [input, ...more] } = parsed;
  const { by = "", note = "", out, lang, at: said } = values;
  if (input === undefined || more.length > 0) return { refused: commandLine.missingInput };
  if (by.trim() === "") return { refused: approval.missingApprover };
  if (lang !== undefined && !isLanguage(lang)) return { refused: commandLine.wrongLanguage };
  const at = said === undefined ? undefined : momentOf(said);
  if (said !== undefined && at === undefined) return { refused: approval.wrongMoment };
  if (out !== undefined && !/\.xlsx$/i.test(out)) return { refused: commandLine.outNotXlsx };
  if (out !== undefined && resolve(out) === resolve(input)) return { refused: commandLine.outIsInput };
  return { input, approver: by, note, carryOver: values["carry-over"] === true, ...(out !== undefined && { out }), ...(lang !== undefined && { language: lang as LanguageCode }), ...(at !== undefined && { at }) };
}

async function approve(args: ApproveArguments, now: string, output: Console): Promise<number> {
  const { grids, workbook } = await openInput(args.input);
  const language = args.language ?? languageOf(grids);
  const words = languages[language];
  const { approver, note } = args;
  const result = await approveForecast(grids, { language, approver, note, at: args.at ?? now, missing: args.carryOver ? "carryOver" : "stop" });
  problemLines(result.problems, words).forEach(output.complain);
  if (result.status === "needsAttention") {
    output.complain(words.commandLine.needsAttention(result.problems.filter(stopsTheRun).length));
    return exitCodes.needsAttention;
  }
  const { version, approvedAt, lines, quantity, fingerprint } = result.approval;
  output.print(words.approval.approved({ version, approver: approver.trim(), at: approvedAt, lines: wholeFigure(lines), quantity: wholeFigure(quantity), fingerprint: fingerprint.slice(0, 12) }));
  if (args.out === undefined || !workbook) {
    output.print(words.approval.notWritten);
    return exitCodes.planned;
  }
  await workbook.write(result.sheets);
  await writeFiles([{ path: args.out, content: await workbook.bytes() }]);
  output.print(words.commandLine.written(args.out));
  return exitCodes.planned;
}

/** `npm run approve`: what was collected becomes a numbered, locked version. `now` is the local time, "2026-11-26 15:04". */
export async function approveCommand(argv: readonly string[], now: string, output: Console): Promise<number> {
  const asked = argv[argv.indexOf("--lang") + 1];
  const words = languages[asked !== undefined && isLanguage(asked) ? asked : machineLanguage()];
  const args = approveArguments(argv, words);
  if ("refused" in args) {
    output.complain(words.commandLine.wrongArguments(args.refused));
    output.complain(words.approval.usage);
    return exitCodes.failure;
  }
  try {
    return await approve(args, now, output);
  } catch (error) {
    if (error instanceof ProblemError) {
      problemLines([error.problem], words).forEach(output.complain);
      output.complain(words.commandLine.needsAttention(1));
      return exitCodes.needsAttention;
    }
    output.complain(words.commandLine.failure(error instanceof Error ? (error.stack ?? error.message) : String(error)));
    return exitCodes.failure;
  }
}
