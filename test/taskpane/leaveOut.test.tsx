import "@testing-library/jest-dom";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { Problem } from "../../src/engine/problem";
import { languages } from "../../src/language";
import type { PlannedWorkbook, PlanningRequest } from "../../src/planWorkbook";
import { App } from "../../src/taskpane/App";
import { aPlannedWorkbook } from "./aPlan";
import { fakePlanner, fakeServices, fakeWorkbook, smallGrids, withCell } from "./fakes";

const { zh } = languages;
const heading = (name: string) => screen.findByRole("heading", { level: 1, name });
const wayOut = (rows: number) => screen.queryByRole("button", { name: zh.pane.actions.planWithout(rows) });

/** The order in the given row has a quantity nobody can read. */
const brokenGrids = (sheets = smallGrids()) => {
  const orders = sheets.find(({ sheet }) => sheet === zh.tables.sheets.orders)!;
  return withCell(sheets, orders.sheet, 1, orders.values[0]!.indexOf(zh.tables.columns.quantity), "十");
};

/** Stops at what is wrong, and plans when told to leave it out. */
function planner(stopped: PlannedWorkbook) {
  const requests: PlanningRequest[] = [];
  const plan = (grids: Parameters<ReturnType<typeof fakePlanner>["plan"]>[0], request: PlanningRequest, progress: Parameters<ReturnType<typeof fakePlanner>["plan"]>[2]) => {
    requests.push(request);
    return fakePlanner(request.leaveOut ? aPlannedWorkbook() : stopped).plan(grids, request, progress);
  };
  return { requests, plan, cancel: () => {}, useBest: () => {} };
}

const problems: readonly Problem[] = Array.from({ length: 30 }, (_, i) => ({ kind: "missingValue", at: { sheet: "客户订单", cell: `E${i + 2}` }, column: "quantity" }));

test("the first screen offers to plan without the rows that are wrong", async () => {
  const asked = planner({ status: "needsAttention", problems });
  render(<App services={fakeServices({ workbook: fakeWorkbook(brokenGrids()), planner: asked })} />);
  await heading(zh.pane.home.notReady);
  await userEvent.click(wayOut(1)!);
  await heading(zh.pane.planned.title);
  expect(asked.requests).toMatchObject([{ leaveOut: true }]);
});

test("so does a run that was stopped by rows, with how many", async () => {
  const asked = planner({ status: "needsAttention", problems, withoutRows: 30 });
  render(<App services={fakeServices({ planner: asked })} firstJob="rebalance" />);
  await heading(zh.pane.needsAttention.title);
  await userEvent.click(wayOut(30)!);
  await heading(zh.pane.planned.title);
  expect(asked.requests.map(({ leaveOut }) => leaveOut)).toEqual([false, true]);
});

test("where more than rows is wrong, nothing is offered", async () => {
  const sheets = brokenGrids().filter(({ sheet }) => sheet !== zh.tables.sheets.capacity);
  render(<App services={fakeServices({ workbook: fakeWorkbook(sheets) })} />);
  await heading(zh.pane.home.notReady);
  expect(screen.getAllByRole("button").map(({ textContent }) => textContent)).not.toContainEqual(expect.stringMatching(/^不计/));
});

test("a whole wrong column is shown in its first twenty cells", async () => {
  render(<App services={fakeServices({ planner: planner({ status: "needsAttention", problems }) })} firstJob="rebalance" />);
  await heading(zh.pane.needsAttention.title);
  await userEvent.click(screen.getByRole("button", { name: zh.pane.actions.showAll("30") }));
  expect(screen.getAllByRole("button", { name: /^转到/ })).toHaveLength(20);
  expect(screen.getByText(zh.pane.actions.moreInColumn("10"))).toBeInTheDocument();
});
