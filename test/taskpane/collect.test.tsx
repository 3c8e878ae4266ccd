import "@testing-library/jest-dom";
import { fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import type { AdjustmentWish } from "../../src/demandReview/adjustForecast";
import { languages } from "../../src/language";
import { describeProblem } from "../../src/language/describeProblem";
import { App } from "../../src/taskpane/App";
import { OfficeError } from "../../src/workbook/officeErrors";
import type { ApprovalRequest, DecidedReturn, ReviewJobs } from "../../src/worker/reviewJobs";
import { GaveUp } from "../../src/worker/oneJob";
import { aDoubtfulReturn, anApproval, anOverview, aRefusedReturn, aRemark, aSheet, aStop, collecting } from "./aCollection";
import { fakeServices, fakeWorkbook, smallGrids } from "./fakes";

const { collect: zh } = languages.zh;
const overview = anOverview();
const approval = anApproval;

function open(jobs: Partial<ReviewJobs> = {}) {
  const told = { decided: [] as DecidedReturn[], approvals: [] as ApprovalRequest[], files: [] as string[], adjusted: [] as AdjustmentWish[] };
  const workbook = fakeWorkbook(smallGrids());
  const writes = jest.spyOn(workbook, "write").mockResolvedValue();
  const review: Partial<ReviewJobs> = {
    readReturn: async ({ name }) => (name === "慢.xlsx" ? Promise.reject(new GaveUp(20)) : name === "宏.xlsx" ? aRefusedReturn : aDoubtfulReturn),
    takeOver: async (returns) => {
      told.decided.push(...returns);
      return { status: "submitted", sheets: [aSheet], entries: 2, leftOut: 0, replaced: [], problems: [] };
    },
    adjust: async (wish) => {
      told.adjusted.push(wish);
      return { status: "adjusted", sheets: [aSheet], problems: [] };
    },
    approve: async (wish) => {
      told.approvals.push(wish);
      return { status: "approved", approval, sheets: [aSheet], problems: [] };
    },
    ...jobs,
  };
  const services = fakeServices({
    workbook,
    collect: { ...collecting("zh", review), describeFinding: ({ kind, at: { cell } }) => ({ sentence: `${kind} ${cell}` }), download: (name) => void told.files.push(name) },
  });
  const { container } = render(<App services={services} />);
  return { told, writes, container, services };
}

const press = async (name: string) => userEvent.click(await screen.findByRole("button", { name }));
const heading = (name: string) => screen.findByRole("heading", { level: 1, name });
const faults = async (container: HTMLElement) => (await axe.run(container, { rules: { "color-contrast": { enabled: false }, "scrollable-region-focusable": { enabled: false } } })).violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`);
const atHome = async (jobs: Partial<ReviewJobs> = {}) => {
  const opened = open(jobs);
  await press(languages.zh.pane.tabs.collect);
  await heading(zh.home.title("2026-11"));
  return opened;
};
const filesNamed = (...names: string[]) =>
  names.map((name) => {
    const file = new File(["PK"], name);
    // jsdom's File cannot hand over its bytes.
    return Object.assign(file, { arrayBuffer: async () => new ArrayBuffer(2) });
  });
const chooseFiles = async (...names: string[]) => {
  fireEvent.change(document.querySelector("input[type=file]")!, { target: { files: filesNamed(...names) } });
  await screen.findByText(zh.returned.progress(String(names.length), String(names.length)));
};
const spoken = () => document.querySelector("[aria-live]")!.textContent;

test("the first screen says who has submitted and who has not, and the next step", async () => {
  const { container } = await atHome();
  expect(screen.getByRole("heading", { level: 2, name: new RegExp(zh.home.submitted("1", "2")) })).toBeInTheDocument();
  expect(screen.getByText(/广州/).closest("li")).toHaveTextContent(zh.home.statuses.missing);
  expect(screen.getByRole("button", { name: zh.actions.returned })).toBeInTheDocument();
  expect(await faults(container)).toEqual([]);
});

test("a pane without the services of collecting has no place for it", async () => {
  render(<App services={fakeServices()} />);
  await heading(languages.zh.pane.home.ready);
  expect(screen.queryByRole("button", { name: languages.zh.pane.tabs.collect })).toBeNull();
});

test("templates are made for whom they are chosen, downloaded, and a workbook that cannot be opened is said", async () => {
  const { told, container } = await atHome();
  await press(zh.actions.templates);
  await userEvent.selectOptions(screen.getByLabelText(zh.templates.which), "广州");
  await press(zh.templates.make);
  await heading(zh.templates.made("1"));
  await press(`${zh.templates.download} 广州.xlsx`);
  expect(told.files).toEqual(["广州.xlsx"]);
  await press(`${zh.templates.open} 广州.xlsx`);
  expect(await screen.findByText(zh.templates.openFailed)).toBeInTheDocument();
  expect(await faults(container)).toEqual([]);
});

test("nothing is taken over before everything doubtful is decided; a slow and a refused file harm nobody", async () => {
  const { told, writes, container } = await atHome();
  await press(zh.actions.returned);
  await chooseFiles("上海.xlsx", "慢.xlsx", "宏.xlsx");
  expect(screen.getByText(zh.returned.gaveUp)).toBeInTheDocument();
  expect(within(screen.getByRole("region", { name: "宏.xlsx" })).getByText(zh.returned.refused)).toBeInTheDocument();
  expect(screen.getByText(zh.returned.stillOpen("2"))).toBeInTheDocument();
  expect(await faults(container)).toEqual([]);
  await press(zh.returned.takeOver);
  expect(told.decided).toEqual([]);
  const slip = screen.getByRole("group", { name: "tenfold F9" });
  await userEvent.click(within(slip).getByRole("button", { name: zh.returned.keep }));
  await press(zh.returned.acceptFile("1"));
  expect(screen.getByText(zh.returned.settled("2"))).toBeInTheDocument();
  await press(zh.returned.takeOver);
  await heading(zh.takenOver.title);
  expect(told.decided.map(({ returned, decisions }) => [returned.file, decisions])).toEqual([["上海.xlsx", { a: "accept", b: "keep" }]]);
  expect(writes).toHaveBeenCalledTimes(1);
});

test("what cannot be kept is not offered to be kept", async () => {
  await atHome();
  await press(zh.actions.returned);
  await chooseFiles("上海.xlsx");
  const text = screen.getByRole("group", { name: "textNumber F8" });
  expect(within(text).getAllByRole("button").map(({ textContent }) => textContent)).toEqual([zh.returned.accept, zh.returned.leaveOut]);
});

test("chosen files and decisions outlast a look at another place", async () => {
  await atHome();
  await press(zh.actions.returned);
  await chooseFiles("上海.xlsx");
  await press(zh.returned.acceptFile("2"));
  await press(languages.zh.pane.tabs.plan);
  await press(languages.zh.pane.tabs.collect);
  expect(await screen.findByText(zh.returned.settled("2"))).toBeInTheDocument();
});

test("the review shows totals; unknown is no zero", async () => {
  const { container } = await atHome();
  await press(zh.actions.review);
  const rows = screen.getAllByRole("row").map(({ textContent }) => textContent);
  const { measures, budgetMeasures } = zh.review;
  expect(rows.slice(0, 3)).toEqual([`${zh.review.measure}2026-112026-122027-012027-02`, `${measures.forecast}100200—0`, `${measures.adjusted}0−5000`]);
  expect(screen.getByRole("img", { name: /^2026-11 至 2027-02 的预测合计，由 100 变为 0/ })).toBeInTheDocument();
  expect(rows[4]).toBe(`${measures.before}90———`);
  const { forecast, budget, versus } = budgetMeasures;
  expect(rows.slice(-5)).toEqual([`月份${forecast}${budget}${versus}`, "2026-111,200,0001,000,000+20.0%", "2026-12950,0001,000,000−5.0%", "2027-010——", "2027-020900,000−100.0%"]);
  expect(await faults(container)).toEqual([]);
});

test("approval needs a name, and a decision about missing offices; then the version stands, written once", async () => {
  const { told, writes, container } = await atHome();
  await press(zh.actions.approve);
  expect(screen.getByText(zh.approve.lead("2026-11-1"))).toBeInTheDocument();
  await press(zh.approve.confirm);
  expect(screen.getByText(zh.approve.needsApprover)).toBeInTheDocument();
  await userEvent.type(screen.getByLabelText(new RegExp(`^${zh.approve.approver}`)), "王强");
  await press(zh.approve.confirm);
  expect(screen.getByText(zh.approve.mustWait)).toBeInTheDocument();
  expect(told.approvals).toEqual([]);
  expect(await faults(container)).toEqual([]);
  await userEvent.click(screen.getByLabelText(zh.approve.carryOver));
  await press(zh.approve.confirm);
  await heading(zh.approved.title("2026-11-1"));
  expect(told.approvals).toEqual([{ approver: "王强", note: "", missing: "carryOver", at: "2026-11-26 15:04" }]);
  expect(writes).toHaveBeenCalledTimes(1);
  await press(zh.actions.rebalance);
  await heading(languages.zh.pane.planned.title);
});

test("two people approve: the second is told of the first and nothing is written", async () => {
  let times = 0;
  const { told, writes } = await atHome({ overview: async () => (++times === 1 ? overview : { ...overview, approvals: [approval] }) });
  await press(zh.actions.approve);
  await userEvent.type(screen.getByLabelText(new RegExp(`^${zh.approve.approver}`)), "赵敏");
  await userEvent.click(screen.getByLabelText(zh.approve.carryOver));
  await press(zh.approve.confirm);
  await waitFor(() => expect(within(screen.getByRole("main")).getByText(zh.approve.changed("2026-11-1", "王强"))).toBeInTheDocument());
  expect(screen.getByText(zh.approve.lead("2026-11-2"))).toBeInTheDocument();
  expect(told.approvals).toEqual([]);
  expect(writes).not.toHaveBeenCalled();
});

test("a failure on the way leads back to reading again", async () => {
  const { writes } = await atHome({ takeOver: () => Promise.reject(new Error("out of memory")) });
  await press(zh.actions.returned);
  await chooseFiles("上海.xlsx");
  await press(zh.returned.acceptFile("2"));
  await press(zh.returned.takeOver);
  await heading(languages.zh.pane.broke.title);
  expect(writes).not.toHaveBeenCalled();
  await press(languages.zh.pane.actions.retry);
  await waitFor(() => heading(zh.home.title("2026-11")));
});

test("files may be dropped; one dropped beside the place does not take the pane away", async () => {
  await atHome();
  await press(zh.actions.returned);
  await heading(zh.returned.title);
  const place = screen.getByText(zh.returned.drop).parentElement!;
  const dataTransfer = { files: filesNamed("上海.xlsx", "宏.xlsx") };
  // fireEvent answers false where the browser's own doing was refused.
  expect([fireEvent.dragOver(place), fireEvent.drop(place, { dataTransfer }), fireEvent.dragOver(document.body), fireEvent.drop(document.body, { dataTransfer })]).toEqual([false, false, false, false]);
  await screen.findByText(zh.returned.progress("2", "2"));
  expect(screen.getAllByRole("region", { name: /xlsx$/ })).toHaveLength(2);
  expect(spoken()).toBe(`${zh.returned.progress("2", "2")} ${zh.returned.stillOpen("2")}`);
});

test("an adjustment names item, office, month, change, reason and who; it never leaves less than nothing", async () => {
  const { told, writes } = await atHome();
  await press(zh.actions.review);
  await press(zh.actions.adjust);
  const { adjust } = zh;
  await press(adjust.add);
  for (const complaint of [adjust.needsItem, adjust.needsPlace, adjust.needsChange, adjust.needsReason, adjust.needsBy]) expect(screen.getByText(complaint)).toBeInTheDocument();
  await userEvent.type(screen.getByRole("combobox", { name: languages.zh.pane.ask.item }), "离心{Enter}");
  await userEvent.selectOptions(screen.getByLabelText(adjust.place), "上海 · 国内");
  await userEvent.selectOptions(screen.getByLabelText(adjust.month), "2026-12");
  const change = screen.getByLabelText(new RegExp("^增减数量"));
  await userEvent.type(change, "-151");
  expect(screen.getByText(adjust.belowZero("-1"))).toBeInTheDocument();
  await userEvent.clear(change);
  await userEvent.type(change, "5％");
  expect(screen.getByText(adjust.needsChange)).toBeInTheDocument();
  await userEvent.clear(change);
  await userEvent.type(change, "－１５０");
  expect(screen.getByText(`${adjust.now("200", "−50")} ${adjust.after("0")}`)).toBeInTheDocument();
  await userEvent.type(screen.getByLabelText(adjust.reason), "春节促销取消");
  await press(adjust.add);
  expect(told.adjusted).toEqual([]);
  await userEvent.type(screen.getByLabelText(adjust.by), "王强");
  await press(adjust.add);
  await heading(zh.review.title);
  expect(told.adjusted).toEqual([{ item: "P100", office: "上海", channel: "国内", month: "2026-12", change: -150, reason: "春节促销取消", by: "王强" }]);
  expect(writes).toHaveBeenCalledTimes(1);
  expect(spoken()).toBe(zh.review.adjusted("P100", "上海 · 国内", "2026-12", "−150"));
  await press(zh.actions.adjust);
  expect(screen.getByLabelText(adjust.by)).toHaveValue("王强");
});

test("the consolidation is brought up to date, then shown", async () => {
  const { told, writes, services } = await atHome();
  await press(zh.actions.review);
  await press(zh.review.openConsolidation);
  await waitFor(() => expect(services.visited).toEqual([{ sheet: languages.zh.review.sheets.totals }]));
  expect([told.decided, writes.mock.calls]).toEqual([[], [[[aSheet]]]]);
  await heading(zh.review.title);
});

test("after a refusal the approver's name and choices stand as they were typed", async () => {
  await atHome({ approve: async () => ({ status: "needsAttention", problems: [aStop] }) });
  await press(zh.actions.approve);
  await userEvent.type(screen.getByLabelText(new RegExp(`^${zh.approve.approver}`)), "王强");
  await userEvent.type(screen.getByLabelText(zh.approve.note), "缺广州");
  await userEvent.click(screen.getByLabelText(zh.approve.carryOver));
  await press(zh.approve.confirm);
  expect(await screen.findByRole("heading", { name: zh.approve.problems })).toBeInTheDocument();
  expect(screen.getByLabelText(new RegExp(`^${zh.approve.approver}`))).toHaveValue("王强");
  expect(screen.getByLabelText(zh.approve.note)).toHaveValue("缺广州");
  expect(screen.getByLabelText(zh.approve.carryOver)).toBeChecked();
  expect(spoken()).toBe(zh.approve.problems);
});

test("what stopped nothing, and what was replaced, is told after taking over", async () => {
  const replaced = [{ office: "上海", channel: "国内", file: "上海 旧.xlsx" }];
  await atHome({ takeOver: async () => ({ status: "submitted", sheets: [aSheet], entries: 2, leftOut: 0, replaced, problems: [aRemark] }) });
  await press(zh.actions.returned);
  await chooseFiles("上海.xlsx");
  await press(zh.returned.acceptFile("2"));
  await press(zh.returned.takeOver);
  await heading(zh.takenOver.title);
  expect(screen.getByText(zh.takenOver.replaced("上海 · 国内", "上海 旧.xlsx"))).toBeInTheDocument();
  expect(screen.getByText(describeProblem(aRemark, languages.zh))).toBeInTheDocument();
  expect(spoken()).toContain(zh.takenOver.title);
});

test("a protected workbook is named as such, and nothing is lost: the files are still there", async () => {
  const { writes } = await atHome();
  writes.mockRejectedValueOnce(new OfficeError({ kind: "WorkbookProtected" }, []));
  await press(zh.actions.returned);
  await chooseFiles("上海.xlsx");
  await press(zh.returned.acceptFile("2"));
  await press(zh.returned.takeOver);
  await heading(languages.zh.pane.broke.title);
  expect(screen.getByText(languages.zh.pane.failures.WorkbookProtected())).toBeInTheDocument();
  await press(languages.zh.pane.actions.retry);
  await press(zh.actions.returned);
  expect(await screen.findByText(zh.returned.settled("2"))).toBeInTheDocument();
});

test("by keyboard: a button that goes when it is pressed leaves the focus where its outcome stands", async () => {
  await atHome();
  await press(zh.actions.returned);
  await chooseFiles("上海.xlsx");
  screen.getByRole("button", { name: zh.returned.acceptFile("2") }).focus();
  await userEvent.keyboard("{Enter}");
  expect(screen.getByText(zh.returned.settled("2"))).toHaveFocus();
  screen.getByRole("button", { name: zh.returned.remove("上海.xlsx") }).focus();
  await userEvent.keyboard("{Enter}");
  expect(screen.queryByRole("region", { name: "上海.xlsx" })).toBeNull();
  expect(screen.getByRole("main")).toHaveFocus();
});
