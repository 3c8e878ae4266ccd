import { act, render, screen, waitFor } from "@testing-library/react";
import axe from "axe-core";
import { type LanguageCode, languages } from "../../src/language";
import { App } from "../../src/taskpane/App";
import { hostPatienceMs } from "../../src/taskpane/usePane";
import { fakeServices } from "./fakes";
import { type ScreenName, screenNames, situations } from "./situations";

// Colours and scrolling need a layout; those are looked at in the browser.
const rules = { "color-contrast": { enabled: false }, "scrollable-region-focusable": { enabled: false } };

const cases = screenNames.flatMap((name) => (["zh", "en"] as const).map((language): [ScreenName, LanguageCode] => [name, language]));

test.each(cases)("%s has no fault an automatic check finds, in %s", async (name, language) => {
  const { wishes, title, firstJob } = situations[name](languages[language], language);
  if (name === "unreachable") jest.useFakeTimers();
  const { container } = render(<App services={fakeServices({ keptLanguage: language, ...wishes })} {...(firstJob && { firstJob })} />);
  if (name === "unreachable") act(() => jest.advanceTimersByTime(hostPatienceMs));
  jest.useRealTimers();
  await waitFor(() => expect(screen.getByRole("heading", { level: 1 }).textContent).toBe(title));
  const { violations } = await axe.run(container, { rules });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
});
