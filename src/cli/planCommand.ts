import { type Problem, ProblemError, stopsTheRun } from "../engine/problem";
import { rowsLeftOut } from "../input/leaveOut";
import { readRecords } from "../input/readRecords";
import { inputSheets } from "../input/templates";
import { type LanguageCode, languages } from "../language";
import type { PlanningHost, SearchProgress } from "../planningHost";
import { type PlannedWorkbook, planWorkbook } from "../planWorkbook";
import { xlsxWorkbook } from "../workbook/xlsxWorkbook";
import { languageOf, machineLanguage } from "./language";
import { type Input, openInput } from "./openInput";
import { type PlanArguments, planArguments } from "./planArguments";
import { planDocument, planJson } from "./planJson";
import { answerLines, answersTo, isAsked, unanswerable } from "./questions";
import { foundLines, problemLines, summaryLines } from "./summary";
import { type OutputFile, writeFiles } from "./writeFiles";

export const exitCodes = { planned: 0, failure: 1, needsAttention: 2, infeasible: 3 } as const;
type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Where lines go; a test collects them. */
export interface Console {
  print: (line: string) => void;
  complain: (line: string) => void;
  /** Overwrites what it said before, and is wiped by an empty line; only where somebody watches. */
  follow?: (line: string) => void;
}

/** Capacity is elastic at a price, so there is always a plan; one that needs hours nobody has is not feasible. */
const needsMoreThanThereIs = ({ kind }: Problem): boolean => kind === "capacityOverload" || kind === "noCapacity";

type Planned = Extract<PlannedWorkbook, { status: "planned" }>;

/** The workbook that was read with our sheets behind its own; for CSV files, a new one with the inputs as sheets. */
async function plannedBytes({ workbook }: Input, { plan, sheets }: Planned, records: Parameters<typeof inputSheets>[1]["records"], language: LanguageCode): Promise<Uint8Array> {
  const target = workbook ?? xlsxWorkbook();
  const inputs = workbook ? [] : inputSheets(languages[language], { options: plan.options, ...(records && { records }) });
  await target.write([...inputs, ...sheets]);
  return target.bytes();
}

async function plan(args: PlanArguments, host: PlanningHost, output: Console): Promise<ExitCode> {
  const input = await openInput(args.input);
  const language = args.language ?? languageOf(input.grids);
  const words = languages[language];
  const attention = (problems: readonly Problem[], withoutRows: number | undefined): ExitCode => {
    problemLines(problems, words).forEach(output.complain);
    output.complain(words.commandLine.needsAttention(problems.filter(stopsTheRun).length));
    if (withoutRows !== undefined) output.complain(words.commandLine.mayLeaveOut(withoutRows));
    return exitCodes.needsAttention;
  };

  const read = readRecords(input.grids, args.overrides, args.leaveOut);
  const { follow } = output;
  const watched = follow && host.clock ? { ...host, clock: { ...host.clock, tell: (progress: SearchProgress) => follow(words.commandLine.search(progress)) } } : host;
  const result = await planWorkbook(input.grids, { language, overrides: args.overrides, leaveOut: args.leaveOut }, watched);
  follow?.("");
  if (result.status === "needsAttention") {
    foundLines(read.found, words).forEach(output.print);
    return attention(result.problems, result.withoutRows);
  }

  const refused = unanswerable(result.plan, args.questions, words);
  if (refused !== undefined) {
    output.complain(words.commandLine.wrongArguments(refused));
    return exitCodes.failure;
  }
  const answers = answersTo(result.plan, args.questions, words);

  const files: OutputFile[] = [];
  if (args.out !== undefined) files.push({ path: args.out, content: await plannedBytes(input, result, read.records, language) });
  if (args.json !== undefined) files.push({ path: args.json, content: planJson({ ...planDocument(result.plan, result.problems, read.found, words, result.seconds), ...answers }) });
  await writeFiles(files);
  // Who asks a question wants its answer, and no report before it.
  const told = isAsked(args.questions) ? answerLines(result.plan, answers, words, args.out !== undefined) : summaryLines(result.plan, result.problems, read.found, words, result.seconds);
  told.forEach(output.print);
  files.forEach(({ path }) => output.print(words.commandLine.written(path)));
  const rows = rowsLeftOut(result.problems);
  if (rows > 0) output.complain(words.commandLine.leftOut(rows));
  if (!result.plan.problems.some(needsMoreThanThereIs)) return exitCodes.planned;
  output.complain(words.commandLine.infeasible);
  return exitCodes.infeasible;
}

/** `npm run plan`: reads, plans, writes all or nothing, and says how it ended. */
export async function planCommand(argv: readonly string[], host: PlanningHost, output: Console): Promise<ExitCode> {
  const asked = argv[argv.indexOf("--lang") + 1];
  const language = asked === "zh" || asked === "en" ? asked : machineLanguage();
  const words = languages[language];
  const args = planArguments(argv, words);
  if ("refused" in args) {
    output.complain(words.commandLine.wrongArguments(args.refused));
    output.complain(words.commandLine.planUsage);
    return exitCodes.failure;
  }
  try {
    return await plan(args, host, output);
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
