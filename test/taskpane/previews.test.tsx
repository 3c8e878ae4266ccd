import "@testing-library/jest-dom";
import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { CapacityLoad } from "../../src/engine/plan";
import { languages } from "../../src/language";
import { App } from "../../src/taskpane/App";
import { stretches } from "../../src/taskpane/parts/LinePreview";
import { workCentrePeaks } from "../../src/taskpane/workCentrePeaks";
import { aPlan, aPlannedWorkbook } from "./aPlan";
import { fakePlanner, fakeServices, type Wishes } from "./fakes";

const { zh, en } = languages;
const heading = (name: string) => screen.findByRole("heading", { level: 1, name });
const section = (name: string) => within(screen.getByRole("region", { name }));

async function planned(wishes: Wishes = {}, words = zh) {
  render(<App services={fakeServices(wishes)} firstJob="rebalance" />);
  await heading(words.pane.planned.title);
}

describe("peaks", () => {
  const centre = (workCentre: string, load: readonly number[], available: readonly number[]): CapacityLoad => ({ ...aPlan().capacity[1]!, workCentre, name: "", load, available, overtime: load.map(() => 3), weekendOvertime: load.map(() => 1), overload: load.map(() => 0.5) });

  test("each work centre in its fullest period, the fullest first; one without hours and with work is fuller than any", () => {
    const peaks = workCentrePeaks({ capacity: [centre("A", [50, 90], [100, 100]), centre("B", [130, 20], [100, 100]), centre("C", [5, 0], [0, 0]), centre("D", [0, 0], [0, 0]), centre("E", [], [])] });
    expect(peaks.map(({ workCentre, period, ratio }) => [workCentre, period, ratio])).toEqual([["C", 0, Infinity], ["B", 0, 1.3], ["A", 1, 0.9], ["D", 0, 0]]);
    expect(peaks[1]).toMatchObject({ name: "B", overtime: 4, overload: 0.5 });
  });
});

test.each([
  [[1, 2, undefined, 3], [[0, 1], [3]]],
  [[undefined, undefined], []],
  [[0, 0], [[0, 1]]],
])("a line of %j is drawn in the stretches %j", (values, indices) => expect(stretches(values).map((points) => points.map(({ index }) => index))).toEqual(indices));

test("load is told in words and numbers, worst first, with the period and what overtime takes", async () => {
  await planned();
  const rows = section(zh.previews.load).getAllByRole("listitem");
  expect(rows.map((row) => row.textContent)).toEqual([
    expect.stringMatching(/^Machining110\.0%2026-04 · .*加班 38 小时$/),
    expect.stringMatching(/^Assembly 总装线80\.0%/),
    expect.stringMatching(/^PAINT10\.5%03\/25–03\/31$/),
  ]);
});

test("more work centres than fit are counted, and what nobody covers is said", async () => {
  const [, machining] = aPlan().capacity;
  const capacity = Array.from({ length: 7 }, (_, i) => ({ ...machining!, workCentre: `W${i}`, name: "", overload: [0, i === 0 ? 12 : 0], load: [0, 500 - i] }));
  await planned({ planner: fakePlanner(aPlannedWorkbook({ capacity })), keptLanguage: "en" }, en);
  const load = section(en.previews.load);
  expect(load.getAllByRole("listitem")).toHaveLength(5);
  expect(load.getByText(en.previews.moreWorkCentres("2"))).toBeInTheDocument();
  expect(load.getAllByRole("listitem")[0]).toHaveTextContent(en.previews.overload("12"));
});

test.each(["zh", "en"] as const)("accuracy is a sentence, a drawing that says it, and a table of its numbers, in %s", async (language) => {
  const words = languages[language];
  await planned({ keptLanguage: language }, words);
  const accuracy = section(words.previews.accuracy);
  const sentence = words.previews.accuracySummary("2026-02", "85.0%", "78.0%", "5");
  expect(accuracy.getByText(sentence)).toBeInTheDocument();
  expect(accuracy.getByRole("img", { name: sentence })).toBeInTheDocument();
  await userEvent.click(accuracy.getByText(words.pane.planned.numbers));
  const november = accuracy.getByRole("row", { name: /^2025-11/ });
  expect(within(november).getAllByRole("cell").map(({ textContent }) => textContent)).toEqual(["—", "74.0%"]);
});

test("where nothing can be compared yet it says what that takes", async () => {
  await planned({ planner: fakePlanner(aPlannedWorkbook({ forecastAccuracy: { ...aPlan().forecastAccuracy, months: [], trend: [] }, capacity: [] })) });
  expect(screen.getByText(zh.previews.noAccuracy)).toBeInTheDocument();
  expect(screen.getByText(zh.previews.noWorkCentres)).toBeInTheDocument();
});

test("the first screen shows the plan made last in this pane", async () => {
  await planned();
  await userEvent.click(screen.getByRole("button", { name: zh.pane.actions.back }));
  await heading(zh.pane.home.ready);
  expect(screen.getByText(zh.previews.lastPlan(aPlan().options.planDate))).toBeInTheDocument();
  expect(section(zh.previews.load).getAllByRole("listitem")).toHaveLength(3);
});
