import type { Problem } from "../engine/problem";
import { ProblemError, stopsTheRun } from "../engine/problem";
import { type LanguageCode, languages, type Words } from "../language";
import { standingLine } from "../language/describeCycle";
import { describeProblem } from "../language/describeProblem";
import { meetingOverview } from "../meeting/meetingOverview";
import type { MeetingStep, StepDone, StepTaken } from "../meeting/meetingSteps";
import { takeStep } from "../meeting/takeStep";
import type { PlanningHost } from "../planningHost";
import type { Grid } from "../workbook/port";
import { isLanguage, languageOf, machineLanguage } from "./language";
import { type MeetingArguments, meetingArguments } from "./meetingArguments";
import { openInput } from "./openInput";
import { type Console, exitCodes } from "./planCommand";
import { problemLines } from "./summary";
import { writeFiles } from "./writeFiles";

/** What a planner must hear beside the result; the sheets name the rest. */
const toldAnyway: ReadonlySet<Problem["kind"]> = new Set(["assumptionWithoutEffect", "handEditDropped", "frozenPlanChanged"]);

interface Situation {
  grids: readonly Grid[];
  at: string;
  language: LanguageCode;
  host: PlanningHost;
  words: Words;
}

/** Where the cycle stands, a line a deadline. Nothing is planned or written. */
async function status({ grids, at, language, words }: Situation): Promise<StepTaken> {
  const found = await meetingOverview(grids, { language, at });
  if (found.status === "needsAttention") return { ...found, lines: [] };
  const doubts = found.frozenEdits.map((problem) => describeProblem(problem, words));
  return { status: "done", sheets: [], problems: [], lines: [...found.standings.map((standing) => standingLine(standing, words)), ...doubts] };
}

/** The gaps, each with its options numbered as `--option` takes them. */
const gapLines = ({ gaps = [] }: StepDone): string[] => gaps.flatMap(({ sentence, options }, g) => [`${g + 1}. ${sentence}`, ...options.map((option, o) => `   ${g + 1}.${o + 1} ${option.sentence}`)]);

async function take(asked: MeetingArguments, { grids, at, language, host, words }: Situation): Promise<StepTaken> {
  const request = { language, at };
  if (asked.step.step === "status") return status({ grids, at, language, host, words });
  const step = await withOption(asked.step, asked.option, () => takeStep({ step: "gaps" }, grids, request, host));
  if (!step) return { status: "needsAttention", problems: [{ kind: "unknownRecord", ledger: "decisions", record: asked.option! }], lines: [] };
  const done = await takeStep(step, grids, request, host);
  return done.status === "done" && done.gaps ? { ...done, lines: [...done.lines, ...gapLines(done)] } : done;
}

/** A decision for an option of a gap takes over what the option changes. */
async function withOption(step: MeetingStep, option: string | undefined, findGaps: () => Promise<StepTaken>): Promise<MeetingStep | undefined> {
  if (step.step !== "decide" || option === undefined) return step;
  const [gap, which] = option.split(".").map(Number);
  const found = await findGaps();
  const chosen = found.status === "done" ? found.gaps?.[gap! - 1] : undefined;
  const taken = chosen?.options[which! - 1];
  return chosen && taken && { ...step, gap: chosen.gap, content: step.content || taken.sentence, assumptions: taken.assumptions };
}

async function run(args: MeetingArguments, now: string, host: PlanningHost, output: Console): Promise<number> {
  const { grids, workbook } = await openInput(args.input);
  const language = args.language ?? languageOf(grids);
  const words = languages[language];
  const done = await take(args, { grids, language, at: args.at ?? now, host, words });
  const told = done.status === "done" ? done.problems.filter(({ kind }) => toldAnyway.has(kind)) : done.problems;
  problemLines(told, words).forEach(output.complain);
  done.lines.forEach(output.print);
  if (done.status === "needsAttention") {
    output.complain(words.commandLine.needsAttention(done.problems.filter(stopsTheRun).length));
    return exitCodes.needsAttention;
  }
  const [document] = done.files ?? [];
  if (document && args.docx !== undefined) {
    await writeFiles([{ path: args.docx, content: document.bytes }]);
    output.print(words.commandLine.written(args.docx));
  }
  if (done.sheets.length === 0) return exitCodes.planned;
  if (args.out === undefined || !workbook) {
    output.print(words.approval.notWritten);
    return exitCodes.planned;
  }
  await workbook.write(done.sheets);
  await writeFiles([{ path: args.out, content: await workbook.bytes() }]);
  output.print(words.commandLine.written(args.out));
  return exitCodes.planned;
}

/** `npm run meeting`: a step of the S&OP meeting on a workbook. `now` is the local time, "2026-11-28 15:04". */
export async function meetingCommand(argv: readonly string[], now: string, host: PlanningHost, output: Console): Promise<number> {
  const asked = argv[argv.indexOf("--lang") + 1];
  const words = languages[asked !== undefined && isLanguage(asked) ? asked : machineLanguage()];
  const args = meetingArguments(argv, words);
  if ("refused" in args) {
    output.complain(words.commandLine.wrongArguments(args.refused));
    output.complain(words.meeting.usage);
    return exitCodes.failure;
  }
  try {
    return await run(args, now, host, output);
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
