import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { languages } from "../../src/language";
import { App } from "../../src/taskpane/App";
import { OfficeError } from "../../src/workbook/officeErrors";
import { type Wait, waitDesk } from "../../src/workbook/waitDesk";
import { fakeServices } from "./fakes";

/** What the pane says and offers while Excel is waited for, and when a write is half done. */

const words = languages.en.waiting;
const rules = { "color-contrast": { enabled: false }, "scrollable-region-focusable": { enabled: false } };

async function pane(finish: () => Promise<void> = () => Promise.resolve()) {
  const desk = waitDesk();
  const { container } = render(<App services={{ ...fakeServices({ keptLanguage: "en" }), waiting: { desk, finish } }} />);
  await screen.findByText(languages.en.pane.home.ready, { selector: "h1" });
  return { desk, container };
}

const noFaults = async (container: HTMLElement) => expect((await axe.run(container, { rules })).violations.map(({ id }) => id)).toEqual([]);

test.each([
  ["cellEditing", words.cellEditing, words.tryNow],
  ["busy", words.busy, words.tryNow],
  ["otherWorkbook", words.otherWorkbook, words.tryNow],
  ["notAnswering", words.notAnswering("30"), words.goOn],
] as const)("%s is shown, said to screen readers and can be answered", async (kind, text, goOn) => {
  const { desk, container } = await pane();
  let wait!: Wait;
  act(() => void (wait = desk.begin(kind === "notAnswering" ? { kind, seconds: 30 } : { kind })));
  const region = await screen.findByRole("region", { name: words.region });
  expect(region.textContent).toContain(text);
  expect(screen.getByRole("status").textContent).toBe(text);
  await noFaults(container);
  for (const [label, choice] of [[goOn, "goOn"], [words.stop, "stop"]] as const) {
    const chosen = wait.chosen();
    await userEvent.click(screen.getByRole("button", { name: label }));
    expect(await chosen).toBe(choice);
  }
  act(() => wait.end());
  expect(screen.queryByRole("region", { name: words.region })).toBeNull();
});

test("a write that is half done names its sheets, and can be finished", async () => {
  let tries = 0;
  const { desk, container } = await pane(async () => {
    if (++tries === 1) throw new OfficeError({ kind: "SheetProtected", sheet: "MRP" });
    desk.leave(undefined);
  });
  act(() => desk.leave({ written: ["MPS"], left: ["MRP", "Capacity"] }));
  const region = await screen.findByRole("region", { name: words.unfinishedRegion });
  expect(region.textContent).toContain(words.unfinished("MPS", "MRP and Capacity"));
  await noFaults(container);
  await userEvent.click(screen.getByRole("button", { name: words.finish }));
  expect(region.textContent).toContain(languages.en.pane.failures.SheetProtected({ sheet: "MRP" }));
  await userEvent.click(screen.getByRole("button", { name: words.finish }));
  expect(screen.queryByRole("region", { name: words.unfinishedRegion })).toBeNull();
  expect(screen.getByRole("status").textContent).toBe(languages.en.pane.home.ready);
});

test("many sheets are named in part and counted", async () => {
  const { desk } = await pane();
  act(() => desk.leave({ written: [], left: ["a", "b", "c", "d", "e", "f"] }));
  expect((await screen.findByRole("region", { name: words.unfinishedRegion })).textContent).toContain("a, b, c, and d … (6 sheets)");
});

test("input sheets bear no mark, so the bar asks not to type on them", async () => {
  const { desk } = await pane();
  act(() => desk.leave({ written: ["Items"], left: ["Forecast"], inputs: true }));
  expect((await screen.findByRole("region", { name: words.unfinishedRegion })).textContent).toContain(words.unfinishedInputs("Items", "Forecast"));
});
