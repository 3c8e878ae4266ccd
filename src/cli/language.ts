import { type LanguageCode, languageCodes, languages } from "../language";
import type { Grid } from "../workbook/port";

/** Whether a code given on the command line is one of ours. */
export const isLanguage = (code: string): code is LanguageCode => (languageCodes as readonly string[]).includes(code);

/** What the machine speaks. */
export const machineLanguage = (): LanguageCode => (Intl.DateTimeFormat().resolvedOptions().locale.startsWith("zh") ? "zh" : "en");

/** The language most input sheets are named in; the machine's where that says nothing. */
export function languageOf(grids: readonly Grid[]): LanguageCode {
  const named = (code: LanguageCode): number => grids.filter(({ sheet }) => Object.values(languages[code].tables.sheets).includes(sheet.trim())).length;
  const [first, second] = [...languageCodes].sort((a, b) => named(b) - named(a));
  return first && second && named(first) > named(second) ? first : machineLanguage();
}
