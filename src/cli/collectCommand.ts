import { basename } from "node:path";
import type { Decisions, Resolved, ReturnedForecast, ReturnFinding } from "../demandReview/returned";
import { readReturn, type ReturnContext } from "../demandReview/returns/readReturn";
import { resolve } from "../demandReview/returns/resolve";
import { submitForecasts } from "../demandReview/submitForecasts";
import { monthOf } from "../engine/calendar";
import type { Consolidation } from "../engine/demandReview/consolidation";
import { nothingReviewed } from "../engine/demandReview/review";
import { type Problem, ProblemError, stopsTheRun } from "../engine/problem";
import type { IsoDate } from "../engine/records";
import { readRecords } from "../input/readRecords";
import { languages, type Words } from "../language";
import { describeFinding } from "../language/describeFinding";
import { wholeFigure } from "../language/format";
import { type CollectArguments, collectArguments } from "./collectArguments";
import { columnsOfText } from "./columnsOfText";
import { languageOf, machineLanguage } from "./language";
import { openInput } from "./openInput";
import { type Console, exitCodes } from "./planCommand";
import { readReturnedFile, returnedPaths } from "./returnedFiles";
import { problemLine, problemLines } from "./summary";
import { writeFiles } from "./writeFiles";

interface Read {
  returned: ReturnedForecast;
  decisions: Decisions;
  resolved: Resolved;
}

/** What strangers wrote goes to a terminal: without the signs that would move its cursor. */
const harmless = (line: string): string => line.replace(/[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "\ufffd");

const accepting = (findings: readonly ReturnFinding[]): Decisions => Object.fromEntries(findings.filter(({ proposed }) => proposed !== undefined).map(({ id }) => [id, "accept"]));

/** One file, whatever is in it; a broken one is named and harms no other. */
async function readOne(path: string, context: ReturnContext, accept: boolean, on: IsoDate): Promise<Read> {
  const file = await readReturnedFile(path);
  const tooLarge: ReturnedForecast = { file: basename(path), figures: [], findings: [], problems: [{ kind: "notAWorkbook", file: basename(path), reason: "tooLarge" }] };
  const returned = file ? await readReturn(file, context) : tooLarge;
  const decisions = accept ? accepting(returned.findings) : {};
  return { returned, decisions, resolved: returned.identity ? resolve(returned, decisions, { on }) : { entries: [], open: [], leftOut: [] } };
}

function fileLines({ returned: { file, identity, figures, findings, problems }, decisions, resolved: { open } }: Read, words: Words): string[] {
  const { command } = words.review;
  if (!identity) return [command.refused(file), ...problems.map((problem) => `    ${problemLine(problem, words)}`)];
  const undecided = new Set(open.map(({ id }) => id));
  return [
    command.file(file, wholeFigure(figures.length), wholeFigure(findings.length)),
    ...findings.map((finding) => {
      const { sentence, proposal } = describeFinding(finding, words);
      const said = proposal === undefined ? [] : [decisions[finding.id] === "accept" ? command.accepted(proposal) : command.proposed(proposal)];
      const { sheet, cell } = finding.at;
      return `    ${[cell === undefined ? sheet : `${sheet}!${cell}`, sentence, ...said, ...(undecided.has(finding.id) ? [command.undecided] : [])].join("  ")}`;
    }),
  ];
}

/** Who has submitted and who has not. */
const statusLines = ({ offices, due, review: day }: Consolidation, { review }: Words): string[] => {
  const expected = offices.filter(({ listed }) => listed);
  const rows = offices.map(({ office, channel, clerk, status, submitted, lines, listed }) => [`  ${office}`, channel, clerk, listed ? review.statuses[status] : review.unlisted(review.statuses[status]), submitted ?? "", wholeFigure(lines)]);
  return [review.headline({ submitted: expected.filter(({ submitted }) => submitted !== undefined).length, of: expected.length, due, review: day }), ...columnsOfText(rows, [5])];
};

async function collect(args: CollectArguments, today: IsoDate, output: Console): Promise<number> {
  const input = await openInput(args.input);
  const language = args.language ?? languageOf(input.grids);
  const words = languages[language];
  const { command } = words.review;
  const say = (line: string): void => output.print(harmless(line));
  const complain = (line: string): void => output.complain(harmless(line));
  const attention = (problems: readonly Problem[]): number => {
    problemLines(problems, words).forEach(complain);
    complain(words.commandLine.needsAttention(problems.filter(stopsTheRun).length));
    return exitCodes.needsAttention;
  };
  const { records, review = nothingReviewed, options, problems } = readRecords(input.grids, {});
  if (!records || !options) return attention(problems);
  const paths = await returnedPaths(args.returns);
  if (paths.length === 0) complain(command.noFiles(args.returns.join(" ")));

  const on = args.date ?? today;
  const files: Read[] = [];
  for (const path of paths) {
    const read = await readOne(path, { records, review, cycle: monthOf(options.planDate) }, args.accept, on);
    fileLines(read, words).forEach(say);
    files.push(read);
  }
  const entries = files.flatMap(({ resolved }) => resolved.entries);
  const submitted = submitForecasts(input.grids, entries, { language, today: on });
  if (!submitted.consolidation) return attention(submitted.problems);
  submitted.replaced.forEach(({ office, channel, file }) => say(command.replaced([office, channel].filter(Boolean).join(" · "), file)));
  say(command.takenOver(wholeFigure(entries.length)));
  if (args.accept) say(command.acceptedAll(wholeFigure(files.reduce((count, { decisions }) => count + Object.keys(decisions).length, 0))));
  statusLines(submitted.consolidation, words).forEach(say);
  if (args.out !== undefined && input.workbook) {
    await input.workbook.write(submitted.sheets);
    await writeFiles([{ path: args.out, content: await input.workbook.bytes() }]);
    say(words.commandLine.written(args.out));
  }
  const open = files.reduce((count, { resolved }) => count + resolved.open.length, 0);
  const refused = files.filter(({ returned }) => !returned.identity).length;
  if (open > 0) complain((args.accept ? command.openWithoutProposal : command.open)(wholeFigure(open)));
  if (refused > 0) complain(command.refusedFiles(wholeFigure(refused)));
  return open > 0 || refused > 0 || paths.length === 0 ? exitCodes.needsAttention : exitCodes.planned;
}

/** `npm run collect`: returned templates into the ledgers. `today` serves where no date is given. */
export async function collectCommand(argv: readonly string[], today: IsoDate, output: Console): Promise<number> {
  const asked = argv[argv.indexOf("--lang") + 1];
  const words = languages[asked === "zh" || asked === "en" ? asked : machineLanguage()];
  const args = collectArguments(argv, words);
  if ("refused" in args) {
    output.complain(words.commandLine.wrongArguments(args.refused));
    output.complain(words.review.command.usage);
    return exitCodes.failure;
  }
  try {
    return await collect(args, today, output);
  } catch (error) {
    if (error instanceof ProblemError) {
      problemLines([error.problem], words).forEach((line) => output.complain(harmless(line)));
      output.complain(words.commandLine.needsAttention(1));
      return exitCodes.needsAttention;
    }
    output.complain(words.commandLine.failure(error instanceof Error ? (error.stack ?? error.message) : String(error)));
    return exitCodes.failure;
  }
}
