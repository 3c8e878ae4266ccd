import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { type LanguageCode, languages } from "../../src/language";
import { App } from "../../src/taskpane/App";
import { hostPatienceMs } from "../../src/taskpane/usePane";
import { fakeServices } from "./fakes";
import { type ScreenName, screenNames, situations, type Step } from "./situations";

// Colours and scrolling need a layout; those are looked at in the browser.
const rules = { "color-contrast": { enabled: false }, "scrollable-region-focusable": { enabled: false } };

async function perform(step: Step): Promise<void> {
  if ("press" in step) return userEvent.click(await screen.findByRole("button", { name: step.press }));
  if ("see" in step) return void (await screen.findByText(step.see));
  if ("pick" in step) return userEvent.selectOptions(await screen.findByLabelText(step.of), step.pick);
  if ("give" in step) return give(step.give);
  const label = "fill" in step ? step.fill : step.of;
  const field = label === undefined ? screen.getByRole("combobox") : await screen.findByLabelText(new RegExp(`^${label}`));
  await userEvent.clear(field);
  await userEvent.type(field, "fill" in step ? step.with : `${step.choose}{Enter}`);
}

async function give(names: readonly string[]): Promise<void> {
  const input = await waitFor(() => document.querySelector("input[type=file]")!);
  // jsdom's File cannot hand over its bytes.
  const files = names.map((name) => Object.assign(new File(["PK"], name), { arrayBuffer: async () => new ArrayBuffer(2) }));
  fireEvent.change(input, { target: { files } });
}

const cases = screenNames.flatMap((name) => (["zh", "en"] as const).map((language): [ScreenName, LanguageCode] => [name, language]));

test.each(cases)("%s has no fault an automatic check finds, in %s", async (name, language) => {
  const { wishes, title, firstJob, act: steps = [] } = situations[name](languages[language], language);
  if (name === "unreachable") jest.useFakeTimers();
  const { container } = render(<App services={fakeServices({ keptLanguage: language, ...wishes })} {...(firstJob && { firstJob })} />);
  if (name === "unreachable") act(() => jest.advanceTimersByTime(hostPatienceMs));
  jest.useRealTimers();
  for (const step of steps) await perform(step);
  await waitFor(() => expect(screen.getByRole("heading", { level: 1 }).textContent).toBe(title));
  const { violations } = await axe.run(container, { rules });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
});
