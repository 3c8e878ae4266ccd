import { enUS } from "./en-US";
import { zhCN } from "./zh-CN";

/** Every word a person reads. The compiler says what a language lacks. */
export type Words = typeof zhCN;
export const languages = { zh: zhCN, en: enUS } satisfies Record<string, Words>;
export type LanguageCode = keyof typeof languages;
export const languageCodes = Object.keys(languages) as LanguageCode[];
