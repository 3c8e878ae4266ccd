import { asNumber, tidy } from "../../input/cellValues";

/** A number as people write it in a text cell. */
export interface FigureText {
  /** undefined: cannot be told, or not without knowing how many pieces the unit holds. */
  value?: number;
  /** The unit that stood with the number, where it is not the item's own. */
  unit?: string;
}

/** How many pieces a counting word stands for; a case 箱 holds what its maker puts in. */
const counts: ReadonlyMap<string, number> = new Map([
  ["打", 12], ["dozen", 12], ["doz", 12], ["百", 100], ["千", 1_000], ["k", 1_000], ["thousand", 1_000], ["万", 10_000], ["萬", 10_000], ["w", 10_000], ["m", 1_000_000], ["million", 1_000_000],
]);
const nothing = /^(?:-+|—+|–+|\/|无|没有|零|暂无|nil|none|n\/?a|no)$/i;
const about = /^(?:约|大约|大概|差不多|近|approx\.?|about|around|ca\.?|~|≈)\s*|\s*(?:左右|上下|许|多|approx\.?)$/gi;
const numberAndUnit = /^([+-]?[\d.,'’\s]+)\s*([^\d\s.,][^\d]*)?$/;

/** Thousands in groups of three with one kind of mark, and what may be decimals after the other: 1,200 · 1.200 · 1 200 · 1'200 · 1.200,5 */
function grouped(text: string, wholePieces: boolean): number | undefined {
  const [, mark] = /^[+-]?\d{1,3}(?:([.,'’\s])\d{3})+(?!\d)/.exec(text) ?? [];
  // 1.200 is a thousand and two hundred where parts of a piece make no sense.
  if (mark === undefined || (mark === "." && !wholePieces && text.indexOf(".") === text.lastIndexOf("."))) return asNumber(text);
  const joined = text.split(mark).join("").replace(",", ".");
  return asNumber(joined);
}

/** "１，２００ 台" of an item counted in 台 is 1,200; "1.2万" is 12,000; "10箱" names a unit and no number of pieces. */
export function readFigureText(found: string, item: { unit: string; wholePieces: boolean }): FigureText {
  const text = tidy(found).replace(/^['‘’]/, "").replaceAll("、", ",").replaceAll("。", ".").replace(about, "").trim();
  if (nothing.test(text)) return { value: 0 };
  const [, figure, words = ""] = numberAndUnit.exec(text) ?? [];
  if (figure === undefined) return {};
  const own = tidy(item.unit).toLowerCase();
  const word = words.trim().toLowerCase();
  const factorWord = word === own ? "" : own !== "" && word.endsWith(own) ? word.slice(0, -own.length).trim() : word;
  const factor = factorWord === "" ? 1 : counts.get(factorWord);
  const value = grouped(figure.trim(), item.wholePieces && factor === 1);
  if (value === undefined) return {};
  const unit = factorWord === "" ? {} : { unit: words.trim() };
  return factor === undefined ? unit : { value: Math.round(value * factor * 1e6) / 1e6, ...unit };
}

/** Pieces a unit in the unit column stands for; undefined where nobody can tell. */
export const piecesOf = (unit: string): number | undefined => counts.get(tidy(unit).toLowerCase());
