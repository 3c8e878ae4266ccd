import type { LanguageCode, Words } from "../../src/language";
import type { MeetingOverview } from "../../src/meeting/meetingOverview";
import type { WorkerMeeting } from "../../src/worker/workerMeeting";
import { collecting } from "./aCollection";
import { aFrozenEdit, aMeeting, aRefusal, meeting, sheetName, someGaps, standingsUpTo } from "./aMeeting";
import { fakeWorkbook, smallGrids } from "./fakes";
import type { Situation, Step } from "./situations";

export const meetNames = ["meetReading", "meetHome", "meetHomeLate", "meetHomeDone", "meetRelease", "meetReleased", "meetGapsUnknown", "meetGaps", "meetNoGaps", "meetDecide", "meetDecided", "meetRunning", "meetRefused", "meetScenarios", "meetNoScenarios", "meetNewScenario", "meetAdopt", "meetDrop", "meetChanges", "meetNothingFrozen", "meetNewChange", "meetNewChangeUsedUp", "meetSettle", "meetDecisions", "meetNoDecisions", "meetWithdraw", "meetPreRead", "meetMinutes", "meetIssue", "meetIssued", "meetActions", "meetNoActions", "meetNewAction", "meetClose", "meetRestore", "meetNothingToRestore", "meetNext", "meetNeedsAttention", "meetBroke"] as const;
export type MeetName = (typeof meetNames)[number];

/** The pane at the meeting, after `act`. */
function at({ pane }: Words, language: LanguageCode, title: string, act: readonly Step[] = [], jobs: Partial<WorkerMeeting> = {}): Situation {
  return { wishes: { workbook: fakeWorkbook(smallGrids(language)), collect: collecting(language), meet: meeting(language, jobs) }, act: [{ press: pane.tabs.meet }, ...act], title };
}

const which = (language: LanguageCode, change: Partial<MeetingOverview>): Partial<WorkerMeeting> => ({ overview: async () => ({ ...aMeeting(language), ...change }) });
const by = (language: LanguageCode): string => (language === "zh" ? "王强" : "Wang Qiang");
const gapsFound = ({ meet }: Words): Step[] => [{ press: meet.home.openSteps.meeting }, { press: meet.gaps.find }];
const deciding = (words: Words): Step[] => [...gapsFound(words), { press: words.meet.gaps.acceptNamed(1, 1) }];
const changing = ({ meet }: Words): Step[] => [{ press: meet.home.ways.changes }, { press: meet.changes.add }];
const usedUp = (words: Words, language: LanguageCode): Step[] => [...changing(words), { choose: "P100", of: words.pane.ask.item }, { fill: words.meet.newChange.approver.split(" (")[0]!, with: by(language) }, { press: words.meet.newChange.act }];
const issuing = ({ meet }: Words, language: LanguageCode): Step[] => [{ press: meet.home.ways.minutes }, { press: meet.minutes.issue }, { fill: meet.issue.by, with: by(language) }];

export const meetSituations: Readonly<Record<MeetName, (words: Words, language: LanguageCode) => Situation>> = {
  meetReading: (words, language) => at(words, language, words.meet.working.steps.overview, [], { overview: () => new Promise(() => {}) }),
  meetHome: (words, language) => at(words, language, words.meet.home.title("2026-11")),
  meetHomeLate: (words, language) => {
    const overview: MeetingOverview = { ...aMeeting(language), standings: standingsUpTo("collect", language, "late"), frozenEdits: [aFrozenEdit] };
    delete overview.release;
    return at(words, language, words.meet.home.title("2026-11"), [], { overview: async () => overview });
  },
  meetHomeDone: (words, language) => at(words, language, words.meet.home.title("2026-11"), [], which(language, { standings: standingsUpTo(undefined) })),
  meetRelease: (words, language) => at(words, language, words.meet.release.title, [{ press: words.meet.home.ways.release }, { fill: words.meet.release.by, with: by(language) }, { press: words.meet.release.act }]),
  meetReleased: (words, language) => at(words, language, words.meet.home.title("2026-11"), [{ press: words.meet.home.ways.release }, { fill: words.meet.release.by, with: by(language) }, { press: words.meet.release.act }, { press: words.meet.release.confirm }, { see: words.pane.actions.open(sheetName(language)) }]),
  meetGapsUnknown: (words, language) => at(words, language, words.meet.gaps.title, [{ press: words.meet.home.openSteps.meeting }]),
  meetGaps: (words, language) => at(words, language, words.meet.gaps.title, [...gapsFound(words), { see: someGaps(language)[0]!.sentence }]),
  meetNoGaps: (words, language) => at(words, language, words.meet.gaps.title, [...gapsFound(words), { see: words.meet.gaps.none }], { take: async () => ({ status: "done", sheets: [], problems: [], lines: [words.gaps.found(0)], open: words.gaps.sheet, gaps: [] }) }),
  meetDecide: (words, language) => at(words, language, words.meet.decide.title, deciding(words)),
  meetDecided: (words, language) => at(words, language, words.meet.gaps.title, [...deciding(words), { fill: words.meet.decide.by, with: by(language) }, { press: words.meet.decide.act }, { see: words.meet.gaps.stale }]),
  meetRunning: (words, language) => at(words, language, words.meet.working.steps.compare, [{ press: words.meet.home.ways.scenarios }, { press: words.meet.scenarios.compare }], { take: () => new Promise(() => {}) }),
  meetRefused: (words, language) =>
    at(words, language, words.meet.preRead.title, [{ press: words.meet.home.ways.preRead }, { fill: words.meet.preRead.by, with: by(language) }, { press: words.meet.preRead.act }, { see: words.meet.result.problems }], { take: async () => ({ status: "needsAttention", problems: [aRefusal], lines: [] }) }),
  meetScenarios: (words, language) => at(words, language, words.meet.scenarios.title, [{ press: words.meet.home.ways.scenarios }]),
  meetNoScenarios: (words, language) => at(words, language, words.meet.scenarios.title, [{ press: words.meet.home.ways.scenarios }], which(language, { scenarios: [] })),
  meetNewScenario: (words, language) => at(words, language, words.meet.newScenario.title, [{ press: words.meet.home.ways.scenarios }, { press: words.meet.scenarios.add }, { fill: words.meet.newScenario.value.hours.slice(0, 4), with: "40" }, { press: words.meet.newScenario.add }, { press: words.meet.newScenario.save }]),
  meetAdopt: (words, language) => at(words, language, words.meet.adopt.title(scenarioOf(language)), [{ press: words.meet.home.ways.scenarios }, { press: words.meet.scenarios.adopt(scenarioOf(language)) }]),
  meetDrop: (words, language) => at(words, language, words.meet.drop.title(scenarioOf(language)), [{ press: words.meet.home.ways.scenarios }, { press: words.meet.scenarios.drop(scenarioOf(language)) }]),
  meetChanges: (words, language) => at(words, language, words.meet.changes.title, [{ press: words.meet.home.ways.changes }]),
  meetNothingFrozen: (words, language) => at(words, language, words.meet.changes.title, [{ press: words.meet.home.ways.changes }], which(language, { frozenRows: [], changeRequests: [] })),
  meetNewChange: (words, language) => at(words, language, words.meet.newChange.title, changing(words)),
  meetNewChangeUsedUp: (words, language) => at(words, language, words.meet.newChange.title, usedUp(words, language)),
  meetSettle: (words, language) => at(words, language, words.meet.settle.title("C-2026-11-1"), [{ press: words.meet.home.ways.changes }, { press: words.meet.changes.answer("C-2026-11-1") }, { press: words.meet.settle.act }]),
  meetDecisions: (words, language) => at(words, language, words.meet.decisions.title, [{ press: words.meet.home.ways.decisions }]),
  meetNoDecisions: (words, language) => at(words, language, words.meet.decisions.title, [{ press: words.meet.home.ways.decisions }], which(language, { decisions: [] })),
  meetWithdraw: (words, language) => at(words, language, words.meet.withdraw.title("D-2026-11-1"), [{ press: words.meet.home.ways.decisions }, { press: words.meet.decisions.withdraw("D-2026-11-1") }]),
  meetPreRead: (words, language) => at(words, language, words.meet.preRead.title, [{ press: words.meet.home.ways.preRead }]),
  meetMinutes: (words, language) => at(words, language, words.meet.minutes.title, [{ press: words.meet.home.ways.minutes }]),
  meetIssue: (words, language) => at(words, language, words.meet.issue.title, issuing(words, language)),
  meetIssued: (words, language) => at(words, language, words.meet.minutes.title, [...issuing(words, language), { press: words.meet.issue.act }, { see: words.meet.actions.copyText }]),
  meetActions: (words, language) => at(words, language, words.meet.actionsPlace.title, [{ press: words.meet.home.ways.actions }]),
  meetNoActions: (words, language) => at(words, language, words.meet.actionsPlace.title, [{ press: words.meet.home.ways.actions }], which(language, { actions: [] })),
  meetNewAction: (words, language) => at(words, language, words.meet.newAction.title, [...gapsFound(words), { press: words.meet.gaps.asActionNamed(1, 3) }, { press: words.meet.newAction.act }]),
  meetClose: (words, language) => at(words, language, words.meet.close.title("A-2026-11-1"), [{ press: words.meet.home.ways.actions }, { press: words.meet.actionsPlace.close("A-2026-11-1") }]),
  meetRestore: (words, language) => at(words, language, words.meet.restore.title, [{ press: words.meet.home.ways.restore }]),
  meetNothingToRestore: (words, language) => at(words, language, words.meet.restore.title, [{ press: words.meet.home.ways.restore }], which(language, { canRestore: false })),
  meetNext: (words, language) => at(words, language, words.meet.next.title, [{ press: words.meet.home.ways.next }]),
  meetNeedsAttention: (words, language) => at(words, language, words.meet.needsAttention.title, [], { overview: async () => ({ status: "needsAttention", problems: [{ kind: "emptyWorkbook" }] }) }),
  meetBroke: (words, language) => at(words, language, words.pane.broke.title, [], { overview: () => Promise.reject(new Error("RuntimeError: memory access out of bounds")) }),
};

const scenarioOf = (language: LanguageCode): string => aMeeting(language).scenarios[0]!.scenario.scenario;
