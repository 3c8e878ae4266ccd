import type { Plan } from "../../src/engine/plan";
import { type LanguageCode, languageCodes, languages } from "../../src/language";
import { checkedSheets } from "../../src/reports/runLogPlaces";
import { planOf, type Reported, report, sheetText } from "../support/reportedPlan";

/** The small factory's sheets as a planner would read them; `npm test -- -u` accepts a changed picture, after reading it. */
let plan: Plan;
beforeAll(async () => {
  plan = await planOf();
});

const reported = new Map<LanguageCode, Reported>();
const reportIn = (language: LanguageCode): Reported => reported.get(language) ?? reported.set(language, report(plan, language)).get(language)!;

/** Fingerprints change with every figure; what they mark is shown in full. */
const withoutFingerprints = (text: string): string => text.replace(/\b(?:[0-9a-f]{64}|[0-9a-f]{12})\b/g, "…");

describe.each(languageCodes)("in %s", (language) => {
  test.each(Object.entries(languages[language].reports.sheets))("%s: %s", (_, name) => {
    expect(withoutFingerprints(sheetText(reportIn(language), name))).toMatchSnapshot();
  });

  test("the tabs stand in the order of the meeting", () => {
    expect(reportIn(language).sheets.map(({ name }) => name)).toEqual(Object.values(languages[language].reports.sheets));
  });

  test("the run log adds up the checks of every sheet but its own", () => {
    expect([...checkedSheets, "runLog"]).toEqual(Object.keys(languages[language].reports.sheets));
  });
});
