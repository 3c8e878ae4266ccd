import type { Plan } from "../engine/plan";
import { type LanguageCode, languageCodes, languages } from "../language";
import { resultMark } from "../workbook/mark";
import type { Grid } from "../workbook/port";

/** The plan questions are answered from. */
export interface KnownPlan {
  plan: Plan;
  /** In which language its result sheets stand in the workbook; undefined where they do not. */
  onSheets?: LanguageCode;
}

/** A sheet tells the plan it was written from by the beginning of its fingerprint. */
const shownOfFingerprint = 12;

/** The language in which this very plan stands on the sheets, from an earlier run. */
export function languageOnSheets(grids: readonly Grid[], { planFingerprint }: Plan): LanguageCode | undefined {
  const isOfPlan = ({ values, firstRow, firstColumn }: Grid): boolean => {
    const mark = values[1 - firstRow]?.[0 - firstColumn];
    return typeof mark === "string" && mark.startsWith(resultMark) && mark.includes(planFingerprint.slice(0, shownOfFingerprint));
  };
  return languageCodes.find((code) => {
    const { mps, mrp } = languages[code].reports.sheets;
    return [mps, mrp].every((name) => grids.some((grid) => grid.sheet === name && isOfPlan(grid)));
  });
}
