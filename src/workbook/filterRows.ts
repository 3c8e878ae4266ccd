import type { CellValue } from "./port";
import { attributesOf } from "./sheetPart";
import { unescaped } from "./xmlText";

/** Whether a cell passes a column's filter, as the file describes it. */
export type CellFilter = (value: CellValue, shown: string) => boolean;

/** `<filterColumn>` as a test; undefined for filters by date group, colour, rank or average, which Excel applies when asked to. */
export function cellFilter(filterColumn: string): CellFilter | undefined {
  const values = /<filters\b([^>]*?)(?:\/>|>([\s\S]*?)<\/filters>)/.exec(filterColumn);
  if (values) return listFilter(values[1] ?? "", values[2] ?? "");
  const custom = /<customFilters\b([^>]*)>([\s\S]*?)<\/customFilters>/.exec(filterColumn);
  return custom ? customFilter(custom[1] ?? "", custom[2] ?? "") : undefined;
}

function listFilter(attributes: string, content: string): CellFilter | undefined {
  if (content.includes("<dateGroupItem")) return undefined;
  const blank = /^(1|true)$/.test(attributesOf(attributes).blank ?? "");
  const wanted = new Set([...content.matchAll(/<filter\b[^>]*>/g)].map(([element]) => unescaped(attributesOf(element).val ?? "").toLowerCase()));
  return (value, shown) => (shown === "" ? blank : wanted.has(shown.toLowerCase()) || wanted.has(String(value).toLowerCase()));
}

type Comparison = (value: CellValue) => boolean;

function customFilter(attributes: string, content: string): CellFilter {
  const tests = [...content.matchAll(/<customFilter\b[^>]*>/g)].map(([element]) => comparison(attributesOf(element)));
  const all = /^(1|true)$/.test(attributesOf(attributes).and ?? "");
  return (value) => (all ? tests.every((test) => test(value)) : tests.some((test) => test(value)));
}

/** With "*" and "?" as Excel reads them; a space alone stands for empty cells. */
function sameAs(wanted: string): Comparison {
  if (wanted.trim() === "") return (value) => value === null || value === "";
  const pattern = new RegExp(`^${wanted.replace(/[.+^${}()|[\]\\]/g, "\\$&").replaceAll("*", "[\\s\\S]*").replaceAll("?", "[\\s\\S]")}$`, "i");
  return (value) => (typeof value === "number" ? value === Number(wanted) : pattern.test(String(value ?? "")));
}

function comparison({ operator = "equal", val = "" }: Readonly<Record<string, string>>): Comparison {
  const wanted = unescaped(val);
  if (operator === "equal" || operator === "notEqual") {
    const equals = sameAs(wanted);
    return operator === "equal" ? equals : (value) => !equals(value);
  }
  const isNumber = wanted.trim() !== "" && !Number.isNaN(Number(wanted));
  const order = (value: CellValue): number | undefined =>
    isNumber ? (typeof value === "number" ? value - Number(wanted) : undefined) : typeof value === "string" ? value.localeCompare(wanted) : undefined;
  const holds: Record<string, (difference: number) => boolean> = { lessThan: (d) => d < 0, lessThanOrEqual: (d) => d <= 0, greaterThan: (d) => d > 0, greaterThanOrEqual: (d) => d >= 0 };
  return (value) => {
    const difference = order(value);
    return difference !== undefined && (holds[operator]?.(difference) ?? true);
  };
}
