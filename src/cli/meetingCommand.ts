import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { bridgeCauses, type PlanBridge } from "../engine/meeting/bridge";
import { round6, sum } from "../engine/arithmetic";
import { type Assumption, changeCauses, type Decision } from "../engine/meeting/memory";
import type { PlanFigures } from "../engine/meeting/planFigures";
import { type Problem, ProblemError, stopsTheRun } from "../engine/problem";
import type { IsoDate } from "../engine/records";
import { asDate, asNumber } from "../input/cellValues";
import { folded } from "../input/headings";
import { type LanguageCode, languages, type Words } from "../language";
import { percentage, wholeFigure } from "../language/format";
import { assumptionOf } from "../meeting/assumptionText";
import { decide } from "../meeting/decide";
import { explainDifference } from "../meeting/explainDifference";
import { openCycle } from "../meeting/openCycle";
import { releasePlan } from "../meeting/releasePlan";
import { restorePlan } from "../meeting/restorePlan";
import { type ChangeWish, requestChange } from "../meeting/requestChange";
import { compareScenarios, dropScenario, keepScenario, promoteScenario } from "../meeting/scenarios";
import type { PlanningHost } from "../planningHost";
import type { Grid, SheetSpec } from "../workbook/port";
import { isLanguage, languageOf, machineLanguage } from "./language";
import { momentOf } from "./moment";
import { openInput } from "./openInput";
import { type Console, exitCodes } from "./planCommand";
import { problemLines } from "./summary";
import { writeFiles } from "./writeFiles";

export const meetingSteps = ["release", "bridge", "restore", "scenario", "compare", "adopt", "drop", "decide", "change", "next"] as const;
type Step = (typeof meetingSteps)[number];

/** Steps that somebody stands for, and steps about a scenario. */
const bySomebody: ReadonlySet<Step> = new Set(["release", "decide", "adopt", "change", "next"]);
const needsName: ReadonlySet<Step> = new Set(["scenario", "drop", "adopt"]);

type AskedChange = Pick<ChangeWish, "item" | "on" | "quantity" | "causeCode" | "cause" | "department" | "approver">;

interface MeetingArguments {
  step: Step;
  input: string;
  by: string;
  note: string;
  /** Of a scenario. */
  name: string;
  assumptions: readonly Assumption[];
  /** Of the next cycle. */
  day?: IsoDate;
  /** Of a request to change. */
  change?: AskedChange;
  out?: string;
  language?: LanguageCode;
  at?: string;
}

/** What a step did: its sheets and what is said of it; or what stands in its way. */
type Done = { sheets: readonly SheetSpec[]; problems: readonly Problem[]; lines: readonly string[] } | { sheets?: undefined; problems: readonly Problem[]; before?: readonly string[] };

interface Situation {
  grids: readonly Grid[];
  args: MeetingArguments & { language: LanguageCode; at: string };
  host: PlanningHost;
  words: Words;
}

const steps: { readonly [S in Step]: (situation: Situation) => Promise<Done> } = {
  async release({ grids, args: { language, by, at, note }, host, words }) {
    const done = await releasePlan(grids, { language, releasedBy: by, at, note }, host);
    if (done.status === "needsAttention") return done;
    const { release, releasedBy, quantity, planFingerprint } = done.release;
    return { ...done, lines: [words.meeting.released({ release, by: releasedBy, at, quantity: wholeFigure(quantity), fingerprint: planFingerprint.slice(0, 12) })] };
  },
  async bridge({ grids, args: { language }, host, words }) {
    const done = await explainDifference(grids, { language }, host);
    return done.status === "needsAttention" ? done : { ...done, lines: bridgeLines(done.bridge, done.release.release, words) };
  },
  async restore({ grids, args: { language }, host, words }) {
    const done = await restorePlan(grids, { language }, host);
    return done.status === "needsAttention" ? done : { ...done, problems: [], lines: [words.meeting.restored({ planDate: done.plan.options.planDate, fingerprint: done.plan.planFingerprint.slice(0, 12) })] };
  },
  async scenario({ grids, args: { language, at, name, by, note, assumptions }, words }) {
    const done = await keepScenario(grids, { language, at, scenario: name, createdBy: by, note, assumptions });
    return done.status === "needsAttention" ? done : { ...done, problems: [], lines: [words.meeting.keptScenarios(done.scenarios.map(({ scenario }) => scenario))] };
  },
  async drop({ grids, args: { language, at, name }, words }) {
    const done = await dropScenario(grids, { language, at, scenario: name });
    return done.status === "needsAttention" ? done : { ...done, problems: [], lines: [words.meeting.keptScenarios(done.scenarios.map(({ scenario }) => scenario))] };
  },
  async compare({ grids, args: { language }, host, words }) {
    const done = await compareScenarios(grids, { language }, host);
    if (done.status === "needsAttention") return done;
    return { ...done, lines: [figureLine(words.scenarios.asItIs, done.base, words), ...done.scenarios.map(({ scenario, figures }) => figureLine(scenario.scenario, figures, words))] };
  },
  async adopt({ grids, args: { language, at, name, by }, host, words }) {
    const done = await promoteScenario(grids, { language, at, scenario: name, decidedBy: by }, host);
    return done.status === "needsAttention" ? done : { ...done, lines: [decisionLine(done.decision, words)] };
  },
  async decide({ grids, args: { language, at, by, note, assumptions }, host, words }) {
    const done = await decide(grids, { language, at, decidedBy: by, content: note, gap: "", assumptions }, host);
    return done.status === "needsAttention" ? done : { ...done, lines: [decisionLine(done.decision, words)] };
  },
  async change({ grids, args: { language, at, by, note, change }, host, words }) {
    const done = await requestChange(grids, { ...change!, language, at, requester: by, note }, host);
    const used = done.budget ? [words.meeting.changesUsed({ year: done.budget.year, item: change!.item, itemUsed: done.budget.item, department: change!.department, departmentUsed: done.budget.department })] : [];
    if (done.status === "needsAttention") return { problems: done.problems, before: used };
    const { request, before, after, start, end, status } = done.request;
    return { ...done, lines: [...used, words.meeting.requested({ request, item: change!.item, before: wholeFigure(before), after: wholeFigure(after), start, end, status: words.tables.choices[status] })] };
  },
  async next({ grids, args: { language, at, by, day }, words }) {
    const done = await openCycle(grids, { language, at, openedBy: by, ...(day !== undefined && { planDate: day }) });
    return done.status === "needsAttention" ? done : { ...done, lines: [words.meeting.opened({ cycle: done.cycle.cycle, planDate: done.cycle.planDate })] };
  },
};

const figureLine = (name: string, { relevantCost, serviceLevel, closingStock, cashNeed, latePieces }: PlanFigures, { scenarios: { measures } }: Words): string =>
  `${name}: ${[[measures.relevantCost, wholeFigure(relevantCost)], [measures.serviceLevel, percentage(serviceLevel)], [measures.closingStock, wholeFigure(closingStock)], [measures.cashNeed, wholeFigure(cashNeed)], [measures.latePieces, wholeFigure(latePieces)]].map(([label, value]) => `${label} ${value}`).join(" · ")}`;

const signed = (value: number): string => `${value > 0 ? "+" : ""}${wholeFigure(value)}`;
const decisionLine = ({ decision, content, costChange, serviceChange, stockChange }: Decision, { meeting }: Words): string =>
  meeting.decided({ decision, content, cost: signed(costChange), service: `${serviceChange > 0 ? "+" : ""}${percentage(serviceChange)}`, stock: signed(stockChange) });

function bridgeLines({ lines, nervousness }: PlanBridge, release: string, { bridge, meeting }: Words): string[] {
  const money = (of: (line: PlanBridge["lines"][number]) => number) => wholeFigure(Math.round(round6(sum(lines.map((line) => of(line) * line.standardCost)))));
  return [
    meeting.bridge(release),
    ...[[bridge.released, money(({ released }) => released)], ...bridgeCauses.map((cause) => [bridge.causes[cause], money(({ parts }) => parts[cause])]), [bridge.planned, money(({ planned }) => planned)]].map(([label, value]) => `  ${label}: ${value}`),
    ...(nervousness === undefined ? [] : [`${bridge.nervousness}: ${percentage(nervousness)}`]),
  ];
}

function parse(argv: readonly string[]) {
  const text = { type: "string" } as const;
  return parseArgs({ args: [...argv], allowPositionals: true, options: { by: text, note: text, name: text, assume: { type: "string", multiple: true }, item: text, on: text, to: text, cause: text, reason: text, department: text, approve: text, date: text, out: text, lang: text, at: text } });
}

function meetingArguments(argv: readonly string[], { commandLine, meeting, approval }: Words): MeetingArguments | { refused: string } {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(argv);
  } catch (error) {
    return { refused: (error as Error).message };
  }
  const { values, positionals: [asked, input, ...more] } = parsed;
  const { by = "", note = "", name = "", assume = [], out, lang, at: said } = values;
  const step = meetingSteps.find((known) => known === asked);
  if (!step) return { refused: meeting.wrongStep(meetingSteps.join(", ")) };
  if (input === undefined || more.length > 0) return { refused: commandLine.missingInput };
  if (needsName.has(step) && name.trim() === "") return { refused: meeting.missingName };
  if (bySomebody.has(step) && by.trim() === "") return { refused: meeting.missingBy };
  const assumptions = assume.map(assumptionOf);
  const unread = assume.find((_, index) => assumptions[index] === undefined);
  if (unread !== undefined) return { refused: meeting.wrongAssumption(unread) };
  const change = step === "change" ? askedChange(values) : undefined;
  if (step === "change" && !change) return { refused: meeting.wrongChange(changeCauses.join(", ")) };
  const day = values.date === undefined ? undefined : asDate(values.date);
  if (values.date !== undefined && day === undefined) return { refused: commandLine.wrongDate };
  if (lang !== undefined && !isLanguage(lang)) return { refused: commandLine.wrongLanguage };
  const at = said === undefined ? undefined : momentOf(said);
  if (said !== undefined && at === undefined) return { refused: approval.wrongMoment };
  if (out !== undefined && !/\.xlsx$/i.test(out)) return { refused: commandLine.outNotXlsx };
  if (out !== undefined && resolve(out) === resolve(input)) return { refused: commandLine.outIsInput };
  return { step, input, by, note, name: name.trim(), assumptions: assumptions.flatMap((assumption) => assumption ?? []), ...(change && { change }), ...(day !== undefined && { day }), ...(out !== undefined && { out }), ...(lang !== undefined && { language: lang as LanguageCode }), ...(at !== undefined && { at }) };
}

function askedChange({ item = "", on = "", to = "", cause = "", reason = "", department = "", approve = "" }: ReturnType<typeof parse>["values"]): AskedChange | undefined {
  const [day, quantity] = [asDate(on), asNumber(to)];
  const causeCode = changeCauses.find((code) => [code, ...Object.values(languages).map(({ tables }) => tables.choices[code])].some((name) => folded(name) === folded(cause)));
  if (item.trim() === "" || day === undefined || quantity === undefined || quantity < 0 || !causeCode) return undefined;
  return { item: item.trim(), on: day, quantity, causeCode, cause: reason, department, approver: approve };
}

/** What a planner must hear beside the result; the sheets name the rest. */
const toldAnyway: ReadonlySet<Problem["kind"]> = new Set(["assumptionWithoutEffect", "handEditDropped", "frozenPlanChanged"]);

async function run(args: MeetingArguments, now: string, host: PlanningHost, output: Console): Promise<number> {
  const { grids, workbook } = await openInput(args.input);
  const language = args.language ?? languageOf(grids);
  const words = languages[language];
  const done = await steps[args.step]({ grids, args: { ...args, language, at: args.at ?? now }, host, words });
  const told = done.sheets ? done.problems.filter(({ kind }) => toldAnyway.has(kind)) : done.problems;
  problemLines(told, words).forEach(output.complain);
  if (!done.sheets) {
    done.before?.forEach(output.print);
    output.complain(words.commandLine.needsAttention(done.problems.filter(stopsTheRun).length));
    return exitCodes.needsAttention;
  }
  done.lines.forEach(output.print);
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
