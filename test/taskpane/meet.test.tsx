import "@testing-library/jest-dom";
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { CycleStep } from "../../src/engine/meeting/cycleStatus";
import { languages } from "../../src/language";
import type { MeetingOverview } from "../../src/meeting/meetingOverview";
import type { MeetingStep, StepTaken } from "../../src/meeting/meetingSteps";
import { App } from "../../src/taskpane/App";
import { StepCancelled, type WorkerMeeting } from "../../src/worker/workerMeeting";
import { aFrozenEdit, aLedger, aMeeting, aRefusal, meeting, sheetName, someGaps, standingsUpTo, stepsDone } from "./aMeeting";
import { collecting } from "./aCollection";
import { fakeServices, fakeWorkbook, smallGrids } from "./fakes";

const { meet: zh, pane } = languages.zh;

async function open(change: Partial<MeetingOverview> = {}, jobs: Partial<WorkerMeeting> = {}) {
  const told = { steps: [] as MeetingStep[], downloads: [] as string[], cancelled: 0, looks: 0 };
  const workbook = fakeWorkbook(smallGrids());
  const writes = jest.spyOn(workbook, "write").mockResolvedValue();
  const { take = stepsDone(), ...others } = jobs;
  const services = fakeServices({
    workbook,
    collect: collecting(),
    meet: {
      ...meeting("zh", {
        overview: async () => {
          told.looks++;
          return { ...aMeeting(), ...change };
        },
        take: (step, grids, request) => {
          told.steps.push(step);
          return take(step, grids, request);
        },
        ...others,
      }),
      download: (name) => void told.downloads.push(name),
    },
  });
  render(<App services={services} />);
  await press(pane.tabs.meet);
  await heading(zh.home.title("2026-11"));
  return { told, writes, services };
}

const press = async (name: string) => userEvent.click(await screen.findByRole("button", { name }));
const heading = (name: string) => screen.findByRole("heading", { level: 1, name });
const fill = async (label: string, text: string) => {
  const field = await screen.findByLabelText(new RegExp(`^${label}`));
  await userEvent.clear(field);
  await userEvent.type(field, text);
};
const spoken = () => document.querySelector("[aria-live]")!.textContent;
const refuses = async (): Promise<StepTaken> => ({ status: "needsAttention", problems: [aRefusal], lines: ["2026 年已用变更次数"] });

const leads: readonly [CycleStep, string, string][] = [
  ["collect", zh.home.openSteps.collect, languages.zh.collect.home.title("2026-11")],
  ["approve", zh.home.openSteps.approve, languages.zh.collect.home.title("2026-11")],
  ["preRead", zh.home.openSteps.preRead, zh.preRead.title],
  ["meeting", zh.home.openSteps.meeting, zh.gaps.title],
  ["minutes", zh.home.openSteps.minutes, zh.minutes.title],
  ["completion", zh.home.openSteps.completion, zh.actionsPlace.title],
];

test.each(leads)("where %s is the first thing not done, it is the primary action", async (step, label, title) => {
  await open({ standings: standingsUpTo(step) });
  expect(document.querySelector("footer button")).toHaveTextContent(label);
  await press(label);
  await heading(title);
});

test("where all is done the next month is what comes", async () => {
  await open({ standings: standingsUpTo(undefined) });
  expect(document.querySelector("footer button")).toHaveTextContent(zh.home.ways.next);
});

test("each deadline says its state in words, its day and time, and what is missing; so do doubts in the frozen zone", async () => {
  await open({ standings: standingsUpTo("collect", "zh", "late"), frozenEdits: [{ ...aFrozenEdit }] });
  const first = screen.getByText(languages.zh.cycle.steps.collect).closest("li");
  expect(first).toHaveTextContent(languages.zh.cycle.states.late);
  expect(first).toHaveTextContent("广州 · 国内");
  expect(screen.getByText(languages.zh.cycle.steps.preRead).closest("li")).toHaveTextContent("2026-11-27 13:00");
  expect(screen.getByRole("heading", { level: 2, name: zh.home.frozen })).toBeInTheDocument();
});

test("accepting an option decides with its sentence and assumptions, writes once, and shows what it did beside the gaps", async () => {
  const { told, writes } = await open();
  await press(zh.home.openSteps.meeting);
  await press(zh.gaps.find);
  await screen.findByText(someGaps()[0]!.sentence);
  await press(zh.gaps.acceptNamed(1, 1));
  expect(await screen.findByLabelText(/^决议内容/)).toHaveValue("总装线加班 40 小时：总成本减少 1,200 元");
  await press(zh.decide.act);
  expect(screen.getByText(zh.form.needsBy)).toBeInTheDocument();
  await fill(zh.decide.by, "王强");
  await press(zh.decide.act);
  await screen.findByText(zh.gaps.stale);
  expect(told.steps.at(-1)).toEqual({ step: "decide", by: "王强", content: "总装线加班 40 小时：总成本减少 1,200 元", gap: "hours ASSY 2026-12", assumptions: someGaps()[0]!.options[0]!.assumptions });
  expect(writes.mock.calls).toEqual([[[aLedger]], [[aLedger]]]);
  expect(spoken()).toBe("decide ✓");
  expect(screen.getByRole("button", { name: pane.actions.open(sheetName("zh")) })).toBeInTheDocument();
  // The name is there in the next form.
  await press(zh.actions.back);
  await press(zh.home.ways.preRead);
  expect(await screen.findByLabelText(/^编制人/)).toHaveValue("王强");
});

test("an option that changes no input becomes an action", async () => {
  const { told } = await open();
  await press(zh.home.openSteps.meeting);
  await press(zh.gaps.find);
  await press(zh.gaps.asActionNamed(1, 3));
  await fill(zh.newAction.owner, "陈静");
  await fill("期限", "2026-12-05");
  await press(zh.newAction.act);
  await heading(zh.actionsPlace.title);
  expect(told.steps.at(-1)).toEqual({ step: "action", task: "催交铸件：不改变输入，请立为行动项", owner: "陈静", department: "", due: "2026-12-05", actionClass: "B", origin: "hours ASSY 2026-12" });
});

async function requestChange(approver: string) {
  await press(zh.home.ways.changes);
  await press(zh.changes.add);
  await userEvent.type(await screen.findByLabelText(/^物料/), "P100{Enter}");
  await userEvent.selectOptions(screen.getByLabelText(/^期间/), "2026-12-01");
  await fill(zh.newChange.quantity, "70");
  await userEvent.selectOptions(screen.getByLabelText(/^原因类别/), "orderChange");
  await fill(zh.newChange.requester, "陈静");
  if (approver !== "") await fill("审批人", approver);
}

test("a change request shows what is used up of the year before the click, and is kept pending without an approver", async () => {
  const { told } = await open();
  await requestChange("");
  expect(screen.getByText(/本年已用次数/)).toHaveTextContent("P100 2 / 2");
  await press(zh.newChange.act);
  await heading(zh.changes.title);
  expect(told.steps).toEqual([{ step: "change", item: "P100", on: "2026-12-01", quantity: 70, causeCode: "orderChange", cause: "", department: "", by: "陈静", approver: "", note: "" }]);
});

test("used up, nobody approves without the special meeting's conclusion; force majeure needs none", async () => {
  const { told } = await open();
  await requestChange("王强");
  await press(zh.newChange.act);
  expect(screen.getByText(zh.newChange.needsNote)).toBeInTheDocument();
  expect(told.steps).toEqual([]);
  await userEvent.selectOptions(screen.getByLabelText(/^原因类别/), "forceMajeure");
  expect(screen.getByText(zh.newChange.free)).toBeInTheDocument();
  await press(zh.newChange.act);
  await heading(zh.changes.title);
  expect(told.steps).toHaveLength(1);
});

test("what is refused keeps all that was typed, says why, and writes nothing", async () => {
  const { writes } = await open({}, { take: refuses });
  await requestChange("");
  await press(zh.newChange.act);
  await screen.findByText(zh.result.problems);
  expect(screen.getByLabelText(/^变更后数量/)).toHaveValue("70");
  expect(screen.getByLabelText(/^期间/)).toHaveValue("2026-12-01");
  expect(spoken()).toBe(`${zh.result.refused} 2026 年已用变更次数`);
  expect(writes).not.toHaveBeenCalled();
});

test("a pending request is approved", async () => {
  const { told } = await open({ changeRequests: aMeeting().changeRequests.slice(0, 1) });
  await press(zh.home.ways.changes);
  await press(zh.changes.answer("C-2026-11-1"));
  await userEvent.click(await screen.findByRole("radio", { name: zh.settle.approve }));
  await fill(zh.settle.by, "王强");
  await press(zh.settle.act);
  await heading(zh.changes.title);
  expect(told.steps).toEqual([{ step: "settle", request: "C-2026-11-1", status: "approved", by: "王强", note: "" }]);
});

test("issued minutes can be downloaded and copied", async () => {
  const { told, services } = await open();
  await press(zh.home.ways.minutes);
  await press(zh.minutes.issue);
  await fill(zh.issue.by, "陈静");
  await press(zh.issue.act);
  await press(zh.actions.download("SOP 2026-11.docx"));
  expect(told.downloads).toEqual(["SOP 2026-11.docx"]);
  await press(pane.actions.copy);
  expect(services.copied).toEqual(["2026年11月SOP会议"]);
});

test("once minutes are issued the actions come next", async () => {
  await open({ minutes: { minutes: "SOP-2026-11", issuedAt: "2026-11-30 16:40" } });
  await press(zh.home.ways.minutes);
  await screen.findByText(zh.minutes.issued("SOP-2026-11", "2026-11-30 16:40"));
  expect(document.querySelector("footer button")).toHaveTextContent(zh.home.ways.actions);
});

test("a running step can be cancelled: nothing is written and the form is as it was", async () => {
  let end: (error: Error) => void = () => {};
  const { writes } = await open({}, { take: () => new Promise((_, failed) => (end = failed)), cancel: () => end(new StepCancelled()) });
  await press(zh.home.ways.preRead);
  await fill(zh.preRead.by, "陈静");
  await press(zh.preRead.act);
  await heading(zh.working.steps.preRead);
  await press(zh.actions.cancel);
  await heading(zh.preRead.title);
  expect(screen.getByLabelText(/^编制人/)).toHaveValue("陈静");
  expect(spoken()).toBe(zh.result.cancelled);
  expect(writes).not.toHaveBeenCalled();
});

test("a release wants a second click", async () => {
  const { told } = await open();
  await press(zh.home.ways.release);
  await fill(zh.release.by, "王强");
  await press(zh.release.act);
  expect(screen.getByText(zh.release.sure("2026-11-2"))).toBeInTheDocument();
  expect(told.steps).toEqual([]);
  await press(zh.release.confirm);
  await heading(zh.home.title("2026-11"));
  expect(told.steps).toEqual([{ step: "release", by: "王强", note: "" }]);
  await waitFor(() => expect(told.looks).toBe(2));
});

test("a scenario is made of assumptions from pickers; per cent are shares", async () => {
  const { told } = await open();
  await press(zh.home.ways.scenarios);
  await press(zh.scenarios.add);
  await fill(zh.newScenario.name, "旺季");
  await fill(zh.newScenario.by, "陈静");
  await press(zh.newScenario.save);
  expect(screen.getByText(zh.newScenario.noAssumptions)).toBeInTheDocument();
  await userEvent.selectOptions(screen.getByLabelText(/^假设类型/), "moreDemand");
  await userEvent.selectOptions(screen.getByLabelText(/^起始月份/), "2027-01");
  await userEvent.selectOptions(screen.getByLabelText(/^截止月份/), "2026-12");
  await fill("变化", "10");
  await press(zh.newScenario.add);
  expect(screen.getByText(zh.newScenario.wrongSpan)).toBeInTheDocument();
  await userEvent.selectOptions(screen.getByLabelText(/^截止月份/), "2027-02");
  await press(zh.newScenario.add);
  await press(zh.newScenario.save);
  await heading(zh.scenarios.title);
  expect(told.steps).toEqual([{ step: "scenario", name: "旺季", by: "陈静", note: "", assumptions: [{ kind: "moreDemand", subject: "", start: "2027-01-01", end: "2027-02-28", value: 0.1 }] }]);
});
