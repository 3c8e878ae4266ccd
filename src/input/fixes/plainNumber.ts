import type { UnitCode } from "../../language/unitText";
import { asNumber, tidy } from "../cellValues";

const money = /^(?:元|块|cny|rmb)$/i;
const hours = /^(?:个?小时|工时|h|hrs?\.?|hours?)$/i;

/** How people write the unit a column is counted in, behind the number. */
const writtenUnits: Partial<Record<UnitCode, RegExp>> = {
  workingDays: /^(?:个?工作日|天|日|(?:working |work ?)?days?)$/i,
  days: /^(?:天|日|days?)$/i,
  hours,
  months: /^(?:个?月|months?)$/i,
  periods: /^(?:个?期|periods?)$/i,
  seconds: /^(?:秒|s|secs?\.?|seconds?)$/i,
  money,
  moneyPerUnit: /^(?:元|块|cny|rmb)(?:\/(?:件|台|个|套|只|pcs?|piece|unit))?$/i,
  moneyPerHour: /^(?:元|块|cny|rmb)(?:\/(?:小时|h|hour))?$/i,
};
/** Of quantities, which have no unit of their own. */
const pieces = /^(?:件|个|台|套|只|支|pcs?\.?|pieces?|units?|ea)$/i;
const moneyUnits: ReadonlySet<UnitCode | undefined> = new Set(["money", "moneyPerUnit", "moneyPerHour"]);

const withUnit = /^([¥￥]?)\s*([+-]?[\d.,\s]*\d)\s*(\D*)$/;
const mixed = /^[\dOoIl.,]+$/;

/**
 * The number a text stands for beyond doubt: with the unit of its own column behind it ("12天" in a column of working days), with
 * a sign of money before it where the column is money, or with the letters O, I and l among digits. "2周", "about 12" and "1,5" stay questions.
 */
export function plainNumber(found: string, unit: UnitCode | undefined): number | undefined {
  const text = tidy(found);
  if (asNumber(text) !== undefined) return undefined;
  if (mixed.test(text) && /\d/.test(text)) return asNumber(text.replace(/[Oo]/g, "0").replace(/[Il]/g, "1"));
  const [, sign, figure, suffix] = withUnit.exec(text) ?? [];
  if (figure === undefined || (sign !== "" && !moneyUnits.has(unit))) return undefined;
  const said = suffix!.trim();
  if (said !== "" && !(unit ? writtenUnits[unit] : pieces)?.test(said)) return undefined;
  return asNumber(figure);
}
