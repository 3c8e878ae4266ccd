import "@testing-library/jest-dom";
import { act, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { languages } from "../../src/language";
import { App } from "../../src/taskpane/App";
import { type FakeServices, fakePlanner, fakeServices, fakeWorkbook, smallGrids, type Wishes, withCell } from "./fakes";

// A person types key by key, and a small machine takes its time.
jest.setTimeout(30_000);

const { zh, en } = languages;
const { why, promise } = zh.questions;

const heading = (name: string) => screen.findByRole("heading", { level: 1, name });
const click = (name: string | RegExp) => userEvent.click(screen.getByRole("button", { name }));
const tab = (name: string) => userEvent.click(within(screen.getByRole("navigation")).getByRole("button", { name }));
const item = () => screen.getByRole("combobox", { name: zh.pane.ask.item });
const row = (text: string | RegExp) => within(screen.getByText(text).closest("li")!);

async function opened(wishes: Wishes = {}): Promise<FakeServices> {
  const services = fakeServices(wishes);
  render(<App services={services} />);
  await heading(zh.pane.home.ready);
  return services;
}

async function afterRun(wishes: Wishes = {}): Promise<FakeServices> {
  const services = await opened(wishes);
  await click(zh.pane.actions.rebalance);
  await heading(zh.pane.planned.title);
  return services;
}

const chosenByTyping = async (text: string) => {
  await userEvent.clear(item());
  await userEvent.type(item(), text);
  await userEvent.keyboard("{Enter}");
};

describe("without a plan", () => {
  test("both boxes have one next step, which writes nothing", async () => {
    const workbook = fakeWorkbook(smallGrids());
    await opened({ workbook });
    await tab(zh.pane.tabs.promise);
    await heading(zh.pane.promise.title);
    expect(screen.queryByRole("combobox")).not.toBeInTheDocument();
    await tab(zh.pane.tabs.why);
    await heading(zh.pane.why.title);
    await click(zh.pane.ask.calculate);
    expect(await screen.findByRole("combobox")).toBeInTheDocument();
    expect(workbook.written).toEqual([]);
    // The plan stands on no sheet, so there is no cell to go to.
    await chosenByTyping("V100");
    await screen.findByText(why.suppliesTitle);
    expect(screen.queryByRole("button", { name: /^转到/ })).not.toBeInTheDocument();
  });

  test("the calculation can be cancelled, and problems in the sheets are shown", async () => {
    const planner = fakePlanner("never");
    await opened({ planner });
    await tab(zh.pane.tabs.why);
    await click(zh.pane.ask.calculate);
    await heading(zh.pane.calculating.title);
    await click(zh.pane.actions.cancel);
    await heading(zh.pane.why.title);
    expect(planner.cancelled).toBe(1);
  });
});

describe("why", () => {
  test("an item typed in part and taken by Enter is answered with reasons that add up, and one click goes to the cell", async () => {
    const services = await afterRun();
    await tab(zh.pane.tabs.why);
    await chosenByTyping("铸件");
    expect(await screen.findByRole("heading", { level: 2, name: why.headline("V100 Valve body casting 阀体铸件", "2", "125 pc") })).toBeInTheDocument();
    expect(screen.getByRole("heading", { level: 2, name: /^V100/ }).closest('[role="status"]')).not.toBeNull();
    expect(item()).toHaveFocus();
    const [first] = screen.getAllByText(why.reasons.forecast);
    expect(first!.closest("li")).toHaveTextContent("100");
    expect(row(why.total).getByText("125 pc")).toBeInTheDocument();
    // The list, closed, stays on the page while the field has the focus.
    expect(screen.getByText("P100 Centrifugal pump 离心泵", { selector: "span" }).closest("li")).toHaveTextContent("120 pc");
    expect(screen.getByText(/^V100.*低于安全库存/)).toBeInTheDocument();
    const [planned] = screen.getAllByText(/^计划订单，2026-04 到，投入 95 pc · 2026-03-27 下达$/);
    expect(planned!.closest("li")).toHaveTextContent("销售预测 75 + 批量多余 15 + 损耗 5");
    await userEvent.click(within(planned!.closest("li")!).getByRole("button"));
    expect(services.visited).toEqual([{ sheet: "物料需求", cell: expect.stringMatching(/^N\d+$/) }]);
  });

  test("the list opens with the arrow keys and Enter takes what is marked", async () => {
    await afterRun();
    await tab(zh.pane.tabs.why);
    act(() => item().focus());
    await userEvent.keyboard("{ArrowDown}{ArrowDown}{Enter}");
    expect(await screen.findByRole("heading", { level: 2, name: /^P200/ })).toBeInTheDocument();
  });

  test("two words of a name find it, and the list closes over the answer", async () => {
    await afterRun();
    await tab(zh.pane.tabs.why);
    await chosenByTyping("pump gear");
    expect(await screen.findByRole("heading", { level: 2, name: /^P200/ })).toBeInTheDocument();
    expect(item()).toHaveAttribute("aria-expanded", "false");
  });

  test("what nothing is called is said", async () => {
    await afterRun();
    await tab(zh.pane.tabs.why);
    await userEvent.type(item(), "zzz");
    expect(await screen.findByRole("option", { name: zh.pane.ask.noItem })).toBeInTheDocument();
  });

  test("standing on a period's cell asks about that period, and all periods are one click away", async () => {
    await afterRun({ selected: { sheet: "物料需求", row: 20, column: 12, values: ["V100", "casting"], above: ["物料需求", null, null, "2026-04"] } });
    await tab(zh.pane.tabs.why);
    await click(zh.pane.why.selectedCell);
    expect(await screen.findByRole("heading", { level: 2, name: why.headlineIn("V100 Valve body casting 阀体铸件", "2026-04", "1", "95 pc") })).toBeInTheDocument();
    expect(screen.getByText(why.balance("120", "90", "0"))).toBeInTheDocument();
    await click(zh.pane.why.allPeriods);
    expect(await screen.findByRole("heading", { level: 2, name: why.headline("V100 Valve body casting 阀体铸件", "2", "125 pc") })).toBeInTheDocument();
  });

  test("a cell of no item says so, and what to do", async () => {
    await afterRun({ selected: { sheet: "看板", row: 4, column: 2, values: ["x"], above: [] } });
    await tab(zh.pane.tabs.why);
    await click(zh.pane.why.selectedCell);
    expect(await screen.findByText(zh.pane.why.nothingSelected("看板!C5"))).toBeInTheDocument();
  });

  test("in English", async () => {
    await afterRun();
    await click(zh.pane.otherLanguage);
    await tab(en.pane.tabs.why);
    await userEvent.type(screen.getByRole("combobox", { name: en.pane.ask.item }), "V100{Enter}");
    expect(await screen.findByRole("heading", { level: 2, name: "V100 Valve body casting 阀体铸件: 125 pc from 2 supplies" })).toBeInTheDocument();
    // The sheets were written in Chinese: the way to the cell still leads there.
    expect(screen.getAllByRole("button", { name: /^Go to 物料需求!/ }).length).toBeGreaterThan(0);
  });
});

describe("can I promise", () => {
  async function ask(code: string, quantity: string, date: string) {
    await chosenByTyping(code);
    await userEvent.clear(screen.getByLabelText(zh.pane.promise.quantity));
    await userEvent.type(screen.getByLabelText(zh.pane.promise.quantity), quantity);
    await userEvent.clear(screen.getByLabelText(zh.pane.promise.wished));
    await userEvent.type(screen.getByLabelText(zh.pane.promise.wished), date);
    await click(zh.pane.promise.ask);
  }
  const answered = (name: string) => screen.findByRole("heading", { level: 2, name });

  test("yes, later with what is possible in time, and not at all", async () => {
    await afterRun();
    await tab(zh.pane.tabs.promise);
    await ask("P100", "100", "2026-03-31");
    expect(await answered(promise.yes("2026-03-25"))).toBeInTheDocument();
    expect(row(promise.stock).getByText("190")).toBeInTheDocument();
    expect(row(promise.promisable).getByText("130 pc")).toBeInTheDocument();
    await ask("P100", "200", "2026-03-31");
    expect(await answered(promise.later("2026-03-31", "2026-04-01"))).toBeInTheDocument();
    expect(screen.getByText(promise.laterPart("2026-03-31", "130 pc"))).toBeInTheDocument();
    await ask("P100", "1,000", "2026-03-31");
    expect(await answered(promise.beyond("230 pc"))).toBeInTheDocument();
    expect(screen.getByText(promise.startedNow("8", "2026-04-06"))).toBeInTheDocument();
  });

  test("Enter in a field asks; what is missing is said at its field; a changed field takes the old answer away", async () => {
    await afterRun();
    await tab(zh.pane.tabs.promise);
    await click(zh.pane.promise.ask);
    expect(screen.getByText(zh.pane.promise.needsItem)).toBeInTheDocument();
    await chosenByTyping("P100");
    const quantity = screen.getByLabelText(zh.pane.promise.quantity);
    await userEvent.type(quantity, "1.5{Enter}");
    expect(screen.getByText(zh.pane.promise.needsWhole)).toBeInTheDocument();
    await userEvent.clear(quantity);
    await userEvent.type(quantity, "５{Enter}");
    expect(screen.getByText(zh.pane.promise.needsDate)).toBeInTheDocument();
    await userEvent.type(screen.getByLabelText(zh.pane.promise.wished), "2026-04-30{Enter}");
    expect(await answered(promise.yes("2026-03-25"))).toBeInTheDocument();
    await userEvent.type(quantity, "0");
    expect(screen.queryByRole("heading", { level: 2, name: promise.yes("2026-03-25") })).not.toBeInTheDocument();
  });

  test("the item asked about in one box stands in the other", async () => {
    await afterRun();
    await tab(zh.pane.tabs.why);
    await chosenByTyping("P200");
    await tab(zh.pane.tabs.promise);
    expect(item()).toHaveValue("P200 Gear pump 齿轮泵");
  });
});

describe("the plan is that of the sheets now", () => {
  test("unchanged sheets say nothing; a changed cell is said, with the way on", async () => {
    let grids = smallGrids();
    const workbook = { ...fakeWorkbook([]), read: () => Promise.resolve(grids), write: () => Promise.resolve() };
    await afterRun({ workbook });
    await tab(zh.pane.tabs.why);
    await chosenByTyping("V100");
    await screen.findByText(why.suppliesTitle);
    expect(screen.queryByText(zh.pane.ask.changed)).not.toBeInTheDocument();
    const { inventory } = zh.tables.sheets;
    const column = grids.find(({ sheet }) => sheet === inventory)!.values[1]!.findIndex((value) => typeof value === "number");
    grids = withCell(grids, inventory, 1, column, 987);
    await chosenByTyping("P100");
    expect(await screen.findByText(zh.pane.ask.changed)).toBeInTheDocument();
    expect(screen.getByRole("button", { name: zh.pane.ask.calculateAgain })).toBeInTheDocument();
  });

  test("the plan's own screen is one tab away", async () => {
    await afterRun();
    await tab(zh.pane.tabs.why);
    await heading(zh.pane.why.title);
    expect(within(screen.getByRole("navigation")).getByRole("button", { current: "page" })).toHaveTextContent(zh.pane.tabs.why);
    await tab(zh.pane.tabs.plan);
    await heading(zh.pane.planned.title);
  });
});

test("a finished run says who has how many exceptions to see to, and leads to their sheet", async () => {
  const services = await afterRun();
  const owners = within(screen.getByRole("region", { name: zh.pane.planned.owners }));
  expect(owners.getAllByRole("term").map(({ textContent }) => textContent)).toEqual(["采购", "生产"]);
  expect(owners.getAllByRole("definition").map(({ textContent }) => textContent)).toEqual(["2 条", "1 条"]);
  await userEvent.click(owners.getByRole("button", { name: zh.pane.actions.open("例外") }));
  expect(services.visited).toEqual([{ sheet: "例外" }]);
});
