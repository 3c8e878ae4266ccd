import "@testing-library/jest-dom";
import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { languages } from "../../src/language";
import { App } from "../../src/taskpane/App";
import { nextSteps } from "../../src/taskpane/nextSteps";
import type { Role } from "../../src/taskpane/settings";
import { homeDesk } from "../../src/worker/homeDesk";
import { collecting } from "./aCollection";
import { meeting, standingsUpTo } from "./aMeeting";
import { fakeServices, fakeWorkbook, smallGrids, type Wishes, withCell } from "./fakes";

const { zh } = languages;
const heading = (name: string) => screen.findByRole("heading", { level: 1, name });
const button = (name: string) => screen.getByRole("button", { name });
const ways = zh.meet.home.openSteps;
const cycleOf = (standings = standingsUpTo("collect", "zh", "late")) => ({ cycle: { cycle: "2026-11", standings } });

async function openHome(role: Role = "everyone", standings = standingsUpTo("collect", "zh", "late")) {
  const services = fakeServices({ settings: { role }, collect: collecting("zh"), meet: meeting("zh"), home: { look: async (...given) => ({ ...(await homeDesk.look(...given)), ...cycleOf(standings) }) } });
  render(<App services={services} />);
  await heading(zh.pane.home.ready);
  return services;
}

test.each([
  ["everyone", ["collect", "approve", "preRead"]],
  ["clerk", ["collect", "approve", "preRead"]],
  ["planner", ["preRead", "minutes", "collect"]],
  ["manager", ["approve", "meeting", "collect"]],
] as const)("next steps of %s: one's own first, then in the order of their days", (role, steps) => {
  expect(nextSteps(standingsUpTo("collect"), role).map(({ step }) => step)).toEqual(steps);
});

test("what is done is not listed, and weekly shipping plans count once", () => {
  const shipping = ["2026-11-06", "2026-11-13"].map((day) => ({ step: "shipping", day, who: "planner", state: "ahead", missing: [{ what: "shippingPlan" }] }) as const);
  expect(nextSteps([...shipping, ...standingsUpTo("minutes")], "everyone").map(({ step, day }) => `${step} ${day}`)).toEqual(["shipping 2026-11-06", "minutes 2026-11-30", "completion 2026-12-01"]);
});

test("the first screen lists what is due, by whom, what is missing, each with its way", async () => {
  await openHome();
  const section = within(screen.getByRole("region", { name: zh.home.next("2026-11") }));
  const rows = section.getAllByRole("listitem");
  expect(rows).toHaveLength(3);
  expect(rows[0]).toHaveTextContent(/收集预测已逾期2026-11-25 · 销售内勤 · 尚未提交：广州 · 国内/);
  expect(rows.map((row) => within(row).getByRole("button").textContent)).toEqual([ways.collect, ways.approve, ways.preRead]);
});

test("one primary action: the plan, unless one's role has a step of its own", async () => {
  await openHome("clerk");
  // The step's button stands below, not twice.
  expect(screen.getAllByRole("button", { name: ways.collect })).toHaveLength(1);
  expect(screen.getByText(zh.home.yours(zh.cycle.parties.salesClerks), { exact: false })).toBeInTheDocument();
  await userEvent.click(button(ways.collect));
  await heading(zh.collect.home.title("2026-11"));
});

test.each([
  ["approve", zh.collect.review.title],
  ["preRead", zh.meet.preRead.title],
  ["meeting", zh.meet.gaps.title],
  ["minutes", zh.meet.minutes.title],
  ["completion", zh.meet.actionsPlace.title],
] as const)("the button of %s leads to where it is done", async (step, title) => {
  await openHome("everyone", standingsUpTo(step));
  await userEvent.click(button(ways[step]));
  await heading(title);
});

test("the shipping plan comes with a plan", async () => {
  await openHome("everyone", [{ step: "shipping", day: "2026-11-06", who: "planner", state: "today", missing: [{ what: "shippingPlan" }] }]);
  await userEvent.click(button(ways.shipping));
  await heading(zh.pane.planned.title);
});

test("where all is done it says so and what comes next", async () => {
  await openHome("everyone", standingsUpTo(undefined));
  expect(screen.getByText(zh.home.allDone)).toBeInTheDocument();
});

test("without the cycle's places there is nothing about the cycle", async () => {
  render(<App services={fakeServices()} />);
  await heading(zh.pane.home.ready);
  expect(screen.queryByRole("heading", { name: /周期的下一步/ })).not.toBeInTheDocument();
});

test("coming back from the meeting, the first screen tells what has become of the step", async () => {
  let done = false;
  const services = fakeServices({ collect: collecting("zh"), meet: meeting("zh"), home: { look: async (...given) => ({ ...(await homeDesk.look(...given)), ...cycleOf(standingsUpTo(done ? "meeting" : "preRead")) }) } });
  render(<App services={services} />);
  await heading(zh.pane.home.ready);
  expect(button(ways.preRead)).toBeInTheDocument();
  await userEvent.click(button(zh.pane.tabs.meet));
  await heading(zh.meet.home.title("2026-11"));
  done = true;
  await userEvent.click(button(zh.pane.tabs.plan));
  expect(await screen.findByRole("button", { name: ways.meeting })).toBeInTheDocument();
  expect(screen.queryByRole("button", { name: ways.preRead })).not.toBeInTheDocument();
});

test("the worker tells the cycle of a workbook that can be planned from, and only of such", async () => {
  const at = { language: "zh", at: "2026-03-02 09:00" } as const;
  const { cycle, inspection } = await homeDesk.look(smallGrids(), at);
  expect(inspection.readiness).toBe("ready");
  expect(cycle?.cycle).toBe("2026-03");
  expect(cycle?.standings.map(({ step }) => step)).toContain("preRead");
  expect(await homeDesk.look([], at)).toMatchObject({ inspection: { readiness: "empty", found: [] }, addable: expect.arrayContaining(["items", "settings"]), fixes: [] });
  const short = await homeDesk.look(smallGrids().filter(({ sheet }) => sheet !== zh.tables.sheets.capacity), at);
  expect(short.inspection.readiness).toBe("notReady");
  expect(short).not.toHaveProperty("cycle");
});

test("a workbook that cannot be looked at ends in words, with a way back to it", async () => {
  render(<App services={fakeServices({ workbook: fakeWorkbook(smallGrids()), home: { look: () => Promise.reject(new Error("The home worker could not be loaded.")) } })} />);
  await heading(zh.pane.broke.title);
  expect(button(zh.pane.actions.retry)).toBeInTheDocument();
});

describe("missing sheets", () => {
  const withoutTwo = () => smallGrids().filter(({ sheet }) => sheet !== zh.tables.sheets.capacity && sheet !== zh.tables.sheets.inventory);

  test("are offered empty, one click, and what was there stays", async () => {
    const workbook = fakeWorkbook(withoutTwo());
    render(<App services={fakeServices({ workbook })} />);
    await heading(zh.pane.home.notReady);
    await userEvent.click(button(zh.home.addSheets("2")));
    await waitFor(() => expect(workbook.written.map(({ name }) => name)).toEqual([zh.tables.sheets.capacity, zh.tables.sheets.inventory]));
    expect(await screen.findAllByText(zh.home.added("产能和库存"))).toHaveLength(2);
    expect(screen.getAllByRole("status")[0]).toHaveTextContent(zh.home.added("产能和库存"));
    expect(screen.queryByRole("button", { name: /^添加/ })).not.toBeInTheDocument();
    expect(button(zh.pane.actions.readAgain)).toBeInTheDocument();
  });

  test("are not offered where somebody's sheet bears the name", async () => {
    const grids = [...withoutTwo(), { sheet: zh.tables.sheets.capacity, firstRow: 0, firstColumn: 0, values: [["a"]], tables: [] }];
    const { addable } = await homeDesk.look(grids, { language: "zh", at: "2026-03-02 09:00" });
    expect(addable).toEqual(["inventory"]);
  });

  test("a sheet that came meanwhile stops it, in words", async () => {
    render(<App services={fakeServices({ workbook: fakeWorkbook(withoutTwo()), addSheets: async () => zh.tables.sheets.inventory })} />);
    await heading(zh.pane.home.notReady);
    await userEvent.click(button(zh.home.addSheets("2")));
    expect(await screen.findAllByText(zh.home.notAdded(zh.tables.sheets.inventory))).toHaveLength(2);
  });

  test("an empty workbook can be filled with one's own", async () => {
    const workbook = fakeWorkbook([]);
    render(<App services={fakeServices({ workbook })} />);
    await heading(zh.pane.home.empty);
    await userEvent.click(screen.getByRole("button", { name: /^添加/ }));
    await heading(zh.pane.home.notReady);
    expect(workbook.written.map(({ name }) => name)).toContain(zh.tables.sheets.settings);
  });
});

describe("a fix", () => {
  const column = smallGrids().find(({ sheet }) => sheet === zh.tables.sheets.orders)!.values[0]!.indexOf(zh.tables.columns.item);
  const slip = () => withCell(smallGrids(), zh.tables.sheets.orders, 1, column, "P1O0");
  const open = async (wishes: Wishes) => {
    render(<App services={fakeServices(wishes)} />);
    await heading(zh.pane.home.notReady);
  };
  const fixButton = () => screen.getByRole("button", { name: /^改正 客户订单!.* 为“P100”$/ });

  test("shows before and after, writes that cell alone, and the list is read anew", async () => {
    let grids = slip();
    const changes: unknown[] = [];
    await open({
      workbook: { ...fakeWorkbook([]), read: async () => grids },
      replaceCell: async (change) => {
        changes.push(change);
        grids = smallGrids();
        return "done";
      },
    });
    expect(screen.getByText(zh.home.change("P1O0", "P100"))).toBeInTheDocument();
    expect(changes).toEqual([]);
    await userEvent.click(fixButton());
    await heading(zh.pane.home.ready);
    expect(changes).toEqual([expect.objectContaining({ before: "P1O0", after: "P100" })]);
    expect(screen.getAllByRole("status")[0]).toHaveTextContent(/已改正 客户订单!.*“P1O0” → “P100”/);
  });

  test("is refused where the cell has changed, and says so where the keyboard is", async () => {
    const inPane = jest.spyOn(document, "hasFocus").mockReturnValue(true);
    await open({ workbook: fakeWorkbook(slip()), replaceCell: async () => "changed" });
    await userEvent.click(fixButton());
    await waitFor(() => expect(document.activeElement).toHaveTextContent(/未作改动/));
    inPane.mockRestore();
  });

  test("two clicks are one fix", async () => {
    let calls = 0;
    await open({ workbook: fakeWorkbook(slip()), replaceCell: () => (calls++, new Promise(() => {})) });
    await userEvent.dblClick(fixButton());
    expect(calls).toBe(1);
  });
});
