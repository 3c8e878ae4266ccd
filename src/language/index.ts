import { enUS } from "./en-US";
import { zhCN } from "./zh-CN";

/** Every word a person reads. The compiler says what a language lacks. */
export type Words = typeof zhCN;
export const languages = { zh: zhCN, en: enUS } satisfies Record<string, Words>;
export type LanguageCode = keyof typeof languages;
export const languageCodes = Object.keys(languages) as LanguageCode[];

/** The words of a run first, then those of the other languages: a sheet may have been written in any. */
export const languageOrder = (language: LanguageCode): readonly [Words, ...Words[]] => [languages[language], ...languageCodes.filter((code) => code !== language).map((code) => languages[code])];
