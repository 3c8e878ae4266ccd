import "@testing-library/jest-dom";
import { act, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { languages } from "../../src/language";
import { App } from "../../src/taskpane/App";
import { settings as browserSettings } from "../../src/taskpane/browserSettings";
import { defaultSettings, settingsFrom, settingsText } from "../../src/taskpane/settings";
import { fakePlanner, fakeServices, type FakeServices } from "./fakes";

const { zh, en } = languages;
const heading = (name: string) => screen.findByRole("heading", { level: 1, name });
const button = (name: string) => screen.getByRole("button", { name });
const click = (name: string) => userEvent.click(button(name));
const pick = (label: string, choice: string) => userEvent.selectOptions(screen.getByLabelText(label), choice);

async function openSettings(services: FakeServices) {
  render(<App services={services} />);
  await heading(zh.pane.home.ready);
  await click(zh.settings.title);
  await heading(zh.settings.title);
}

describe("what is stored", () => {
  const chosen = { language: "en", theme: "contrast", role: "planner" } as const;
  test.each([
    ["nothing", null, null, defaultSettings],
    ["settings of this version", settingsText(chosen), null, chosen],
    ["a language, as the first version kept it", null, "en", { ...defaultSettings, language: "en" }],
    ["both: the newer ones count", settingsText(chosen), "zh", chosen],
    ["settings of a later version, as far as they are known", JSON.stringify({ version: 9, language: "en", theme: "sepia", sound: "off" }), null, { ...defaultSettings, language: "en" }],
    ["what is broken", "{\"version\":2,", "en", { ...defaultSettings, language: "en" }],
    ["what is no settings at all", "[1]", null, defaultSettings],
    ["a language nobody offers", null, "fr", defaultSettings],
  ])("is read back: %s", (_case, text, earlier, settings) => expect(settingsFrom(text, earlier)).toEqual(settings));
});

test("where the browser's storage is blocked a choice lasts as long as the pane, and it says so", () => {
  const blocked = () => {
    throw new DOMException("Access is denied.", "SecurityError");
  };
  jest.spyOn(Storage.prototype, "getItem").mockImplementation(blocked);
  jest.spyOn(Storage.prototype, "setItem").mockImplementation(blocked);
  expect(browserSettings.read()).toEqual(defaultSettings);
  expect(browserSettings.keep({ ...defaultSettings, theme: "dark" })).toBe(false);
  expect(browserSettings.read().theme).toBe("dark");
  jest.restoreAllMocks();
  expect(browserSettings.keep({ ...defaultSettings, theme: "light" })).toBe(true);
  expect(settingsFrom(localStorage.getItem("rebalance.settings")).theme).toBe("light");
});

test("each setting takes effect at once and is kept", async () => {
  const services = fakeServices();
  await openSettings(services);
  await pick(zh.settings.labels.theme, "contrast");
  await pick(zh.settings.labels.role, "planner");
  expect(screen.getByText(zh.settings.saved)).toBeInTheDocument();
  await pick(zh.settings.labels.language, "en");
  await heading(en.settings.title);
  expect(services.kept).toEqual({ language: "en", theme: "contrast", role: "planner" });
  expect(document.querySelector<HTMLElement>(".fui-FluentProvider")!.style.colorScheme).toBe("dark");
  await click(en.pane.actions.back);
  await heading(en.pane.home.ready);
});

test("the host's language is followed until another is chosen, and again afterwards", async () => {
  render(<App services={fakeServices({ host: { name: "excel", language: "en" }, browserLanguage: "zh" })} />);
  await heading(en.pane.home.ready);
  await click(en.settings.title);
  await pick(en.settings.labels.language, "zh");
  await heading(zh.settings.title);
  await pick(zh.settings.labels.language, "office");
  await heading(en.settings.title);
});

test("a run begun by the ribbon speaks the host's language", async () => {
  const services = fakeServices({ host: { name: "excel", language: "en" }, browserLanguage: "zh" });
  const asked = jest.spyOn(services.planner, "plan");
  render(<App services={services} firstJob="rebalance" />);
  await heading(en.pane.planned.title);
  expect(asked.mock.calls.map(([, request]) => request.language)).toEqual(["en"]);
});

test("a choice the browser will not keep is said", async () => {
  await openSettings(fakeServices({ storageBlocked: true }));
  await pick(zh.settings.labels.theme, "dark");
  expect(screen.getByText(zh.settings.notLasting)).toBeInTheDocument();
});

test("back goes where one was, with what was typed and the keyboard on the gear", async () => {
  render(<App services={fakeServices()} firstJob="rebalance" />);
  await heading(zh.pane.planned.title);
  await click(zh.pane.tabs.promise);
  await userEvent.type(screen.getByLabelText(zh.pane.promise.quantity), "250");
  await click(zh.settings.title);
  await heading(zh.settings.title);
  expect(screen.queryByRole("button", { name: zh.settings.title })).not.toBeInTheDocument();
  await click(zh.pane.actions.back);
  await heading(zh.pane.promise.title);
  expect(screen.getByLabelText(zh.pane.promise.quantity)).toHaveValue("250");
  expect(button(zh.settings.title)).toHaveFocus();
});

test("a run goes on beneath; whoever comes back finds its result, and the keyboard on its heading", async () => {
  const planner = fakePlanner("never");
  render(<App services={fakeServices({ planner })} firstJob="rebalance" />);
  await heading(zh.pane.running.title);
  await click(zh.settings.title);
  await heading(zh.settings.title);
  await waitFor(() => expect(screen.getAllByRole("status")[0]).toHaveTextContent(zh.pane.running.stages.balance));
  act(() => planner.useBest());
  await waitFor(() => expect(screen.getAllByRole("status")[0]).toHaveTextContent(zh.pane.planned.title));
  await click(zh.pane.actions.back);
  expect(await heading(zh.pane.planned.title)).toHaveFocus();
});
