import type { LanguageCode } from "../../language";

/** A name of the sample factory's world in each language. */
export type Bilingual = Readonly<Record<LanguageCode, string>>;
/** A name in both languages. */
export const both = (zh: string, en: string): Bilingual => ({ zh, en });

export const units = { piece: both("件", "pc"), kilogram: both("千克", "kg"), metre: both("米", "m"), sheet: both("张", "sheet") };
export type UnitName = keyof typeof units;
