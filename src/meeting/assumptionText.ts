import { firstDayOf, lastDayOf } from "../engine/calendar";
import { type Assumption, assumptionKinds } from "../engine/meeting/memory";
import { asDate, asMonth, asNumber } from "../input/cellValues";
import { settings } from "../input/tables";
import { languages } from "../language";
import { folded } from "../input/headings";

const kindOf = (text: string) => assumptionKinds.find((kind) => [kind, ...Object.values(languages).map(({ tables }) => tables.choices[kind])].some((name) => folded(name) === folded(text)));

/** "2027-01", "2027-01..2027-03" or "2027-01-11..2027-01-17" as first and last day; "" is always. */
function spanOf(text: string): { start?: string; end?: string } | undefined {
  if (text === "") return {};
  const [from = "", to = from] = text.split("..");
  const start = /^\d{4}-\d{1,2}$/.test(from) ? asMonth(from) && firstDayOf(asMonth(from)!) : asDate(from);
  const end = /^\d{4}-\d{1,2}$/.test(to) ? asMonth(to) && lastDayOf(asMonth(to)!) : asDate(to);
  return start !== undefined && end !== undefined && start <= end ? { start, end } : undefined;
}

const amount = (text: string): number | undefined => (/%$/.test(text.trim()) ? percent(text) : asNumber(text));
function percent(text: string): number | undefined {
  const value = asNumber(text.trim().slice(0, -1));
  return value === undefined ? undefined : value / 100;
}

/**
 * An assumption as people write it on the command line: kind:subject:when:value[:unit cost], e.g. "moreOvertime:MOTOR:2027-01:40",
 * "需求变化::2027-01..2027-03:+10%", "optionSet:headroom::0.1". undefined where it cannot be read; the subject is checked when it is planned.
 */
export function assumptionOf(text: string): Assumption | undefined {
  const [kindText = "", subject = "", when = "", valueText = "", costText, ...more] = text.split(":");
  const [kind, span, value] = [kindOf(kindText), spanOf(when.trim()), amount(valueText)];
  const unitCost = costText === undefined ? undefined : asNumber(costText);
  if (!kind || !span || value === undefined || more.length > 0 || (costText !== undefined && unitCost === undefined)) return undefined;
  const assumption: Assumption = { kind, subject: subject.trim(), ...span, value, ...(unitCost !== undefined && { unitCost }) };
  return isInRange(assumption) ? assumption : undefined;
}

/** A setting takes the values its own sheet would take. */
export function isInRange({ kind, subject, value }: Assumption): boolean {
  if (kind !== "optionSet") return true;
  const column = (settings as Readonly<Record<string, (typeof settings)[keyof typeof settings] | undefined>>)[subject];
  if (!column) return false;
  const { minimum = -Infinity, maximum = Infinity, above = -Infinity, kind: expected } = column;
  if (expected === "yesOrNo") return value === 0 || value === 1;
  return (expected === "number" || expected === "wholeNumber") && value >= minimum && value <= maximum && value > above && (expected === "number" || Number.isInteger(value));
}
