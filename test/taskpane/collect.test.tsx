import "@testing-library/jest-dom";
import { fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import type { ReturnedForecast } from "../../src/demandReview/returned";
import { languages } from "../../src/language";
import { App } from "../../src/taskpane/App";
import type { ApprovalRequest, DecidedReturn, ReviewJobs, ReviewOverview } from "../../src/worker/reviewJobs";
import { GaveUp } from "../../src/worker/workerReview";
import { fakeServices, fakeWorkbook, smallGrids } from "./fakes";

const { collect: zh } = languages.zh;
const months = ["2026-11", "2026-12", "2027-01", "2027-02"];
const office = (name: string, status: "submitted" | "missing") => ({ office: name, channel: "国内", region: "", clerk: "李娜", status, lines: status === "submitted" ? 2 : 0, value: 0, files: [], listed: true });
const overview: ReviewOverview = {
  status: "ready",
  approvals: [],
  consolidation: {
    cycle: "2026-11",
    months,
    due: "2026-11-25",
    review: "2026-11-26",
    offices: [office("上海", "submitted"), office("广州", "missing")],
    lines: [{ item: "P100", office: "上海", channel: "国内", region: "", distributor: false, entered: [100, 200, undefined, 0], adjusted: [0, -50, 0, 0], before: [90, undefined, undefined, undefined], lastYear: [80, 80, 80, 80], baseline: [undefined, undefined, undefined, undefined], lower: [undefined, undefined, undefined, undefined], upper: [undefined, undefined, undefined, undefined], carries: true }],
  },
};
const approval = { version: "2026-11-1", cycle: "2026-11", approvedAt: "2026-11-26 15:04", approver: "王强", lines: 8, quantity: 300, fingerprint: "ab12", note: "" };
const at = (cell: string) => ({ file: "上海.xlsx", sheet: "预测", cell });
const figure = { office: "上海", channel: "国内", item: "P100", customer: "", month: "2026-11", at: at("F8"), proposed: 100 };
const doubtful: ReturnedForecast = {
  file: "上海.xlsx",
  identity: { templateVersion: "1", language: "zh", cycle: "2026-11", scope: "office", offices: [{ office: "上海", channel: "国内" }], clerk: "李娜" },
  figures: [figure, { ...figure, at: at("F9"), found: 1000 }],
  findings: [
    { id: "a", at: at("F8"), kind: "textNumber", mustDecide: true, found: "１００ 台", proposed: "100", canKeep: false, figures: [0], facts: {} },
    { id: "b", at: at("F9"), kind: "tenfold", mustDecide: true, found: "1000", proposed: "100", canKeep: true, figures: [1], facts: {} },
    { id: "c", at: at("E1"), kind: "renamedColumn", mustDecide: false, found: "十一月", canKeep: true, figures: [], facts: {} },
  ],
  problems: [],
};
const refused: ReturnedForecast = { file: "宏.xlsx", figures: [], findings: [], problems: [{ kind: "emptyWorkbook" }] };
const sheet = { name: "预测提交", kind: "result" as const, rows: [], widths: [] };

function open(jobs: Partial<ReviewJobs> = {}) {
  const told = { decided: [] as DecidedReturn[], approvals: [] as ApprovalRequest[], files: [] as string[] };
  const workbook = fakeWorkbook(smallGrids());
  const writes = jest.spyOn(workbook, "write").mockResolvedValue();
  const review: ReviewJobs = {
    overview: async () => overview,
    templates: async (_grids, { only }) => [{ fileName: `${only ?? "全部"}.xlsx`, items: 3, bytes: new Uint8Array([1]) }],
    readReturn: async ({ name }) => (name === "慢.xlsx" ? Promise.reject(new GaveUp(20)) : name === "宏.xlsx" ? refused : doubtful),
    takeOver: async (returns) => {
      told.decided.push(...returns);
      return { status: "submitted", sheets: [sheet], entries: 2, leftOut: 0, problems: [] };
    },
    approve: async (wish) => {
      told.approvals.push(wish);
      return { status: "approved", approval, sheets: [sheet] };
    },
    ...jobs,
  };
  const services = fakeServices({
    workbook,
    collect: {
      review,
      describeFinding: ({ kind, at: { cell } }) => ({ sentence: `${kind} ${cell}` }),
      download: (name) => void told.files.push(name),
      openAsWorkbook: () => Promise.reject(new Error("no")),
      now: () => new Date(2026, 10, 26, 15, 4),
    },
  });
  const { container } = render(<App services={services} />);
  return { told, writes, container };
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
const chooseFiles = async (...names: string[]) => {
  const files = names.map((name) => {
    const file = new File(["PK"], name);
    // jsdom's File cannot hand over its bytes.
    return Object.assign(file, { arrayBuffer: async () => new ArrayBuffer(2) });
  });
  fireEvent.change(document.querySelector("input[type=file]")!, { target: { files } });
  await screen.findByText(zh.returned.progress(String(names.length), String(names.length)));
};

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
  expect(rows[2]).toBe("2026-12200-50—80—");
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
  expect(await screen.findByText(zh.approve.changed("2026-11-1", "王强"))).toBeInTheDocument();
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
