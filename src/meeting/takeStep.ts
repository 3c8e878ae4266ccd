import type { Problem } from "../engine/problem";
import { languages, type Words } from "../language";
import { bridgeLines, budgetLine, decisionLine, figuresLine, releaseLine, requestLine } from "../language/describeMeeting";
import type { PlanningHost } from "../planningHost";
import type { Grid } from "../workbook/port";
import { addAction, closeAction } from "./actions";
import { decide, type Decided, withdrawDecision } from "./decide";
import { draftMinutes, issueMinutes, writePreRead } from "./documents";
import { explainDifference } from "./explainDifference";
import { findGaps } from "./gaps";
import type { MeetingRequest, MeetingStep, MeetingStepName, StepTaken } from "./meetingSteps";
import { openCycle } from "./openCycle";
import { releasePlan } from "./releasePlan";
import { type Requested, requestChange, settleRequest } from "./requestChange";
import { restorePlan } from "./restorePlan";
import { compareScenarios, dropScenario, type Kept, keepScenario, promoteScenario } from "./scenarios";

interface Situation extends MeetingRequest {
  grids: readonly Grid[];
  host: PlanningHost;
  words: Words;
}

type Steps = { readonly [S in MeetingStepName]: (asked: Extract<MeetingStep, { step: S }>, situation: Situation) => Promise<StepTaken> };

/** Takes one step of the S&OP meeting on a workbook's grids. Nothing is written: the door writes what comes back. */
export function takeStep(asked: MeetingStep, grids: readonly Grid[], request: MeetingRequest, host: PlanningHost): Promise<StepTaken> {
  const step = steps[asked.step] as (asked: MeetingStep, situation: Situation) => Promise<StepTaken>;
  return step(asked, { ...request, grids, host, words: languages[request.language] });
}

const stopped = ({ problems }: { problems: readonly Problem[] }, lines: readonly string[] = []): StepTaken => ({ status: "needsAttention", problems, lines });

const steps: Steps = {
  async release({ by, note }, { grids, language, at, host, words }) {
    const done = await releasePlan(grids, { language, releasedBy: by, at, note }, host);
    return done.status === "needsAttention" ? stopped(done) : { ...done, status: "done", lines: [releaseLine(done.release, words)], open: words.reports.sheets.mps };
  },
  async bridge(_, { grids, language, host, words }) {
    const done = await explainDifference(grids, { language }, host);
    return done.status === "needsAttention" ? stopped(done) : { ...done, status: "done", lines: bridgeLines(done.bridge, done.release.release, words), open: words.bridge.sheet };
  },
  async restore(_, { grids, language, host, words }) {
    const done = await restorePlan(grids, { language }, host);
    if (done.status === "needsAttention") return stopped(done);
    const { options, planFingerprint } = done.plan;
    return { ...done, status: "done", lines: [words.meeting.restored({ planDate: options.planDate, fingerprint: planFingerprint.slice(0, 12) })], open: words.reports.sheets.dashboard };
  },
  scenario: async ({ name, by, note, assumptions }, { grids, language, at, words }) => keptLines(await keepScenario(grids, { language, at, scenario: name, createdBy: by, note, assumptions }), words),
  drop: async ({ name }, { grids, language, at, words }) => keptLines(await dropScenario(grids, { language, at, scenario: name }), words),
  async compare(_, { grids, language, host, words }) {
    const done = await compareScenarios(grids, { language }, host);
    if (done.status === "needsAttention") return stopped(done);
    const lines = [figuresLine(words.scenarios.asItIs, done.base, words), ...done.scenarios.map(({ scenario, figures }) => figuresLine(scenario.scenario, figures, words))];
    return { ...done, status: "done", lines, open: words.scenarios.sheet };
  },
  adopt: async ({ name, by }, { grids, language, at, host, words }) => decidedLines(await promoteScenario(grids, { language, at, scenario: name, decidedBy: by }, host), words),
  async gaps(_, { grids, language, host, words }) {
    const done = await findGaps(grids, { language }, host);
    if (done.status === "needsAttention") return stopped(done);
    return { ...done, status: "done", lines: [words.gaps.found(done.gaps.length)], open: words.gaps.sheet };
  },
  decide: async ({ by, content, gap, assumptions }, { grids, language, at, host, words }) => decidedLines(await decide(grids, { language, at, decidedBy: by, content, gap, assumptions }, host), words),
  async withdraw({ decision }, { grids, language, at, host, words }) {
    const done = await withdrawDecision(grids, { decision, language, at }, host);
    return done.status === "needsAttention" ? stopped(done) : { ...done, status: "done", lines: [words.gaps.withdrawn(decision), ...recheck(done.problems, words)], open: words.gaps.sheet };
  },
  change: async ({ by, ...wish }, { grids, language, at, host, words }) => requestedLines(await requestChange(grids, { ...wish, language, at, requester: by }, host), wish, words),
  async settle({ request, status, by, note }, { grids, language, at, host, words }) {
    const done = await settleRequest(grids, { request, status, by, note }, { language, at }, host);
    if (done.status === "needsAttention") return stopped(done);
    return { ...done, status: "done", lines: [words.gaps.settled[status](request), ...(status === "approved" ? recheck(done.problems, words) : [])] };
  },
  async next({ by, day }, { grids, language, at, words }) {
    const done = await openCycle(grids, { language, at, openedBy: by, ...(day !== undefined && { planDate: day }) });
    return done.status === "needsAttention" ? stopped(done) : { ...done, status: "done", lines: [words.meeting.opened({ cycle: done.cycle.cycle, planDate: done.cycle.planDate })] };
  },
  async preRead({ by }, { grids, language, at, host, words }) {
    const done = await writePreRead(grids, { by }, { language, at }, host);
    return done.status === "needsAttention" ? stopped(done) : { ...done, status: "done", lines: [words.minutes.preReadDone(done.version)], open: words.minutes.preReadSheet };
  },
  async minutes(_, { grids, language, at, host, words }) {
    const done = await draftMinutes(grids, { language, at }, host);
    return done.status === "needsAttention" ? stopped(done) : { ...done, status: "done", lines: [words.minutes.drafted(done.unanswered)], open: words.minutes.sheet };
  },
  async issue({ by }, { grids, language, at, host, words }) {
    const done = await issueMinutes(grids, { by }, { language, at }, host);
    if (done.status === "needsAttention") return stopped(done);
    return { ...done, status: "done", files: [done.file], lines: [words.minutes.issued({ serial: done.serial, at, by })], open: words.minutes.sheet };
  },
  async action(wish, { grids, language, at, words }) {
    const done = await addAction(grids, wish, { language, at });
    return done.status === "needsAttention" ? stopped(done) : { ...done, status: "done", problems: [], lines: [words.meeting.actionSet(done.told)], open: words.tables.sheets.actions };
  },
  async close(wish, { grids, language, at, words }) {
    const done = await closeAction(grids, wish, { language, at });
    return done.status === "needsAttention" ? stopped(done) : { ...done, status: "done", problems: [], lines: [words.meeting.actionClosed(done.told, words.tables.choices[done.told.status])], open: words.tables.sheets.actions };
  },
};

const keptLines = (done: Kept, words: Words): StepTaken =>
  done.status === "needsAttention" ? stopped(done) : { ...done, status: "done", problems: [], lines: [words.meeting.keptScenarios(done.scenarios.map(({ scenario }) => scenario))], open: words.tables.sheets.scenarios };

const decidedLines = (done: Decided, words: Words): StepTaken =>
  done.status === "needsAttention" ? stopped(done) : { ...done, status: "done", lines: [decisionLine(done.decision, words), ...recheck(done.problems, words)], open: words.gaps.sheet };

function requestedLines(done: Requested, { item, department }: { item: string; department: string }, words: Words): StepTaken {
  const used = done.budget ? [budgetLine(done.budget, item, department, words)] : [];
  if (done.status === "needsAttention") return stopped(done, used);
  const checked = done.request.status === "approved" ? recheck(done.problems, words) : [];
  return { ...done, status: "done", lines: [...used, requestLine(done.request, words), ...checked], open: words.tables.sheets.changeRequests };
}

/** What a decision or a change has done inside the frozen zone; nothing where nothing is released. */
function recheck(problems: readonly Problem[], { gaps }: Words): string[] {
  const changed = problems.flatMap((problem) => (problem.kind === "frozenPlanChanged" ? [problem] : []));
  const release = changed[0]?.release;
  return release === undefined ? [] : [gaps.rechecked({ release, changed: changed.length, uncovered: changed.filter(({ request }) => request === undefined).length })];
}
