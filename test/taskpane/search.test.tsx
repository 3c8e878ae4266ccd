import "@testing-library/jest-dom";
import { act, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { languages } from "../../src/language";
import { App } from "../../src/taskpane/App";
import { gapOf, milestoneOf } from "../../src/taskpane/searchGap";
import { aPlannedWorkbook, contradictoryPlan } from "./aPlan";
import { fakePlanner, fakeServices, fakeWorkbook, smallGrids } from "./fakes";

const { zh, en } = languages;
const heading = (name: string) => screen.findByRole("heading", { level: 1, name });
const click = (name: string) => userEvent.click(screen.getByRole("button", { name }));
const useBest = (words: typeof zh) => screen.queryByRole("button", { name: words.pane.actions.useBest });

test("the gap is the certificate's, and is said aloud at milestones only", () => {
  expect(gapOf({ bound: 90 })).toBeUndefined();
  expect(gapOf({ cost: 100, bound: 90 })).toBeCloseTo(0.1, 12);
  expect(gapOf({ cost: 100, bound: 100.0001 })).toBe(0);
  expect([0.5, 0.2, 0.19, 0.011, 0.009, 0.0004].map((gap) => milestoneOf({ cost: 1000, bound: 1000 * (1 - gap) }))).toEqual([undefined, 0.2, 0.2, 0.02, 0.01, 0.001]);
});

test.each(["zh", "en"] as const)("while the balance runs, cost and proven bound approach each other, in %s", async (language) => {
  const words = languages[language];
  const { searching } = words.pane.running;
  const planner = fakePlanner("never", ["read", "balance"], { bound: 1000 });
  render(<App services={fakeServices({ planner, keptLanguage: language })} firstJob="rebalance" />);
  await heading(words.pane.running.title);
  expect(await screen.findByText("1,000")).toBeInTheDocument();
  // Nothing to take yet.
  expect(useBest(words)).not.toBeInTheDocument();
  act(() => planner.search({ cost: 1250, bound: 1000 }));
  const meeting = screen.getByRole("progressbar", { name: searching.approach });
  expect(meeting).toHaveAttribute("aria-valuenow", "0.8");
  expect(screen.getByText("1,250")).toBeInTheDocument();
  expect(screen.getByText("20%")).toBeInTheDocument();
  expect(screen.getAllByRole("status")[0]).toHaveTextContent(searching.within("20%"));
  const whole = () => Number(screen.getByRole("progressbar", { name: words.pane.running.progress }).getAttribute("aria-valuenow"));
  const before = whole();
  act(() => planner.search({ cost: 1200, bound: 1010 }));
  // The figures move; what is said aloud does not, before the next milestone.
  expect(screen.getByText("1,200")).toBeInTheDocument();
  expect(screen.getAllByRole("status")[0]).toHaveTextContent(searching.within("20%"));
  expect(whole()).toBeGreaterThan(before);
  expect(useBest(words)).toBeInTheDocument();
  expect(screen.getByRole("button", { name: words.pane.actions.cancel })).toBeInTheDocument();
});

test("the best plan so far is taken on a click, and written", async () => {
  const stopped = aPlannedWorkbook();
  const best = { ...stopped, plan: { ...stopped.plan, balance: { ...stopped.plan.balance, certificate: { ...stopped.plan.balance.certificate, ended: "stopped" as const } } }, seconds: 7.04 };
  const planner = fakePlanner("never", ["read", "balance"], { cost: 1250, bound: 1000 }, best);
  const workbook = fakeWorkbook(smallGrids());
  render(<App services={fakeServices({ planner, workbook })} firstJob="rebalance" />);
  await heading(zh.pane.running.title);
  await click(zh.pane.actions.useBest);
  await heading(zh.pane.planned.title);
  expect(workbook.written).toHaveLength(best.sheets.length);
  expect(planner.cancelled).toBe(0);
  expect(screen.getByText(new RegExp(`${zh.balance.ended.stopped}.*${zh.balance.took(7.04)}`))).toBeInTheDocument();
});

test("once asked for, the button stays where the finger is, switched off, and cancelling is still possible", async () => {
  const planner = { ...fakePlanner("never", ["read", "balance"], { cost: 1250, bound: 1000 }), useBest: () => {} };
  render(<App services={fakeServices({ planner })} firstJob="rebalance" />);
  await heading(zh.pane.running.title);
  await click(zh.pane.actions.useBest);
  expect(useBest(zh)).toHaveAttribute("aria-disabled", "true");
  expect(useBest(zh)).toHaveFocus();
  expect(screen.getAllByRole("status")[0]).toHaveTextContent(zh.pane.running.searching.usingBest);
  await click(zh.pane.actions.cancel);
  await heading(zh.pane.cancelled.title);
});

describe.each(["zh", "en"] as const)("the result in %s", (language) => {
  const words = languages[language];
  const planned = async (answer = aPlannedWorkbook()) => {
    render(<App services={fakeServices({ planner: fakePlanner(answer), keptLanguage: language })} firstJob="rebalance" />);
    await heading(words.pane.planned.title);
    return within(screen.getByRole("region", { name: words.pane.planned.limits.title }));
  };

  test("says what an hour is worth as far as that holds, the cheapest remedy, and how much the forecast may rise", async () => {
    const limits = await planned();
    expect(limits.getByText(/80 CNY.*38/)).toHaveTextContent("Machining");
    expect(limits.getByText(/96\.5 CNY.*22/)).toBeInTheDocument();
    expect(limits.getByText(/P100.*500 CNY.*640 CNY/)).toBeInTheDocument();
    expect(limits.getByText(/6\.2%/)).toHaveTextContent("Machining 2026-04");
    expect(limits.queryByText(new RegExp(words.balance.wayKinds.moveLater))).not.toBeInTheDocument();
  });

  test("what cannot all be true stands first, with its ways out; lost sales and the end of time are told", async () => {
    const limits = await planned({ ...aPlannedWorkbook(contradictoryPlan()), seconds: 60 });
    expect(limits.getByText(/106.*95/)).toHaveTextContent("Machining");
    expect(within(limits.getByRole("list", { name: words.pane.planned.limits.waysOut })).getAllByRole("listitem").map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/P100.*28|28.*P100/),
      expect.stringMatching(/640 CNY/),
      expect.stringMatching(/11/),
    ]);
    expect(limits.getByText(/25.*3,750 CNY/)).toBeInTheDocument();
    expect(screen.getByText(words.balance.costs.lostSales)).toBeInTheDocument();
    expect(screen.getByText(new RegExp(words.balance.ended.time))).toBeInTheDocument();
  });
});

test("the way to the bottleneck sheet is open", async () => {
  const services = fakeServices({ keptLanguage: "zh" });
  render(<App services={services} firstJob="rebalance" />);
  await heading(zh.pane.planned.title);
  await click(zh.pane.actions.open(zh.reports.sheets.bottlenecks));
  expect(services.visited).toEqual([{ sheet: zh.reports.sheets.bottlenecks }]);
  expect(en.reports.sheets.bottlenecks).not.toBe(zh.reports.sheets.bottlenecks);
});
