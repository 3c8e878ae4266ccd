import { summarise } from "../../src/taskpane/planSummary";
import { themeOf } from "../../src/taskpane/theme";
import { languageOf } from "../../src/taskpane/officeHost";
import { aPlan } from "./aPlan";

test("the plan in a few figures", () => {
  expect(summarise(aPlan())).toEqual({
    costs: [
      ["holding", 5400],
      ["overtime", 3040],
      ["outsourcing", 2200],
      ["backlog", 120],
    ],
    overtimeHours: 38,
    outsourcedPieces: 40,
    outsourcedItems: 1,
    peakBefore: { workCentre: "Machining", period: 1, ratio: 1.35 },
    peakAfter: { workCentre: "Machining", period: 1, ratio: 1.1 },
  });
});

test("a work centre that is closed has no load share", () => {
  const [centre] = aPlan().capacity;
  expect(summarise(aPlan({ capacity: [{ ...centre!, available: [0, 0] }] }))).not.toHaveProperty("peakAfter");
});

test.each([
  ["Office says dark", { isDarkTheme: true }, {}, "dark"],
  ["Office says light on a dark system", { isDarkTheme: false }, { isDark: true }, "light"],
  ["Office tells a colour only", { bodyBackgroundColor: "#262626" }, {}, "dark"],
  ["Office tells a light colour only", { bodyBackgroundColor: "#FFFFFF" }, { isDark: true }, "light"],
  ["Office tells nothing, as on the web", undefined, { isDark: true }, "dark"],
  ["nobody tells anything", undefined, {}, "light"],
  ["Office tells what is no colour", { bodyBackgroundColor: "white" }, { isDark: true }, "dark"],
  ["the system asks for more contrast than Office shows", { isDarkTheme: false }, { wantsContrast: true }, "contrast"],
] as const)("theme: %s", (_case, office, system, theme) => expect(themeOf(office, { isDark: false, wantsContrast: false, ...system })).toBe(theme));

test.each([
  ["zh-CN", "zh"],
  ["zh-TW", "zh"],
  ["en-US", "en"],
  ["de-DE", "en"],
])("%s is served in %s", (locale, language) => expect(languageOf(locale)).toBe(language));
