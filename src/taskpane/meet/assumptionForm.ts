import { addMonths, firstDayOf, lastDayOf } from "../../engine/calendar";
import type { Assumption, AssumptionKind } from "../../engine/meeting/memory";
import { asDate, asNumber } from "../../input/cellValues";
import { settings } from "../../input/tables";
import type { Words } from "../../language";
import { isInRange } from "../../meeting/assumptionText";
import type { MeetingOverview } from "../../meeting/meetingOverview";
import type { NamedItem } from "../itemSearch";

export type AssumptionField = "kind" | "subject" | "from" | "to" | "value" | "unitCost";
export type TypedAssumption = Readonly<Record<AssumptionField, string>>;

export const nothingAssumed: TypedAssumption = { kind: "moreOvertime", subject: "", from: "", to: "", value: "", unitCost: "" };

/** What each kind asks for. `value`: what its number counts; `span`: months, whole days, or none. */
interface Shape {
  of: "workCentres" | "items" | "itemsOrFamilies" | "orders" | "settings";
  value: keyof Words["meet"]["newScenario"]["value"];
  span: "months" | "days" | "none";
  /** Without a subject it is about all there are. */
  all: boolean;
}
const hours: Shape = { of: "workCentres", value: "hours", span: "months", all: true };
const order = { of: "orders", span: "none", all: false } as const;
export const shapes: Readonly<Record<AssumptionKind, Shape>> = {
  moreOvertime: hours,
  moreWeekendOvertime: hours,
  moreHours: hours,
  moreOutsourcing: { of: "itemsOrFamilies", value: "pieces", span: "months", all: false },
  moreDemand: { of: "itemsOrFamilies", value: "percent", span: "months", all: true },
  orderMoved: { ...order, value: "days" },
  orderShortened: { ...order, value: "fewer" },
  safetyStockChanged: { of: "itemsOrFamilies", value: "percent", span: "none", all: true },
  fixedProduction: { of: "items", value: "quantity", span: "days", all: false },
  optionSet: { of: "settings", value: "setting", span: "none", all: false },
};

const setByNumber = new Set(["number", "wholeNumber", "yesOrNo"]);

/** What an assumption of a kind can be about, by code and name; "" is all. */
export function subjectsOf(kind: AssumptionKind, { items, workCentres, orders }: MeetingOverview, { meet, tables, questions }: Words): NamedItem[] {
  const { of, all } = shapes[kind];
  const families = [...new Set(items.map(({ family }) => family))].filter(Boolean).map((family) => ({ item: family, name: "" }));
  const subjects = {
    workCentres: () => workCentres.map(({ workCentre, name }) => ({ item: workCentre, name })),
    items: () => items.map(({ item, name }) => ({ item, name })),
    itemsOrFamilies: () => [...families, ...items.map(({ item, name }) => ({ item, name }))],
    orders: () => [...new Map(orders.map((one) => [one.order, { item: one.order, name: [one.customer, questions.item(one.item, ""), one.due].join(" · ") }])).values()],
    settings: () => Object.entries(settings).flatMap(([name, { kind }]) => (setByNumber.has(kind) ? [{ item: name, name: tables.settings[name as keyof typeof tables.settings].label }] : [])),
  }[of]();
  return all ? [{ item: "", name: meet.newScenario.all }, ...subjects] : subjects;
}

/** Months an assumption may begin and end in: a year from the cycle's own. */
export const spanMonths = ({ cycle }: MeetingOverview): string[] => Array.from({ length: 12 }, (_, m) => addMonths(cycle, m));

/** A share is typed in per cent, with the sign or without. */
const valueOf = (kind: AssumptionKind, typed: string): number | undefined => {
  if (shapes[kind].value !== "percent") return /[%％]\s*$/.test(typed) ? undefined : asNumber(typed);
  const percent = asNumber(typed.replace(/[%％]\s*$/, ""));
  return percent === undefined ? undefined : percent / 100;
};

function spanOf(kind: AssumptionKind, { from, to }: TypedAssumption): { start?: string; end?: string } {
  const { span } = shapes[kind];
  if (span === "none") return {};
  const [start, end] = span === "days" ? [asDate(from), asDate(to)] : [from && firstDayOf(from), to && lastDayOf(to)];
  return { ...(start && { start }), ...(end && { end }) };
}

/** What is typed as an assumption; complaints where it is none yet. */
export function readAssumption(typed: TypedAssumption, { meet: { form, newScenario } }: Words): { assumption?: Assumption; complaints: Partial<Record<AssumptionField, string>> } {
  const kind = typed.kind as AssumptionKind;
  const { all, span } = shapes[kind];
  const { start, end } = spanOf(kind, typed);
  const value = valueOf(kind, typed.value);
  const unitCost = kind === "moreOutsourcing" && typed.unitCost.trim() !== "" ? asNumber(typed.unitCost) : undefined;
  const assumption: Assumption = { kind, subject: typed.subject, ...(start !== undefined && { start }), ...(end !== undefined && { end }), value: value ?? NaN, ...(unitCost !== undefined && { unitCost }) };
  const complaints: Partial<Record<AssumptionField, string>> = {
    ...(!all && typed.subject === "" && { subject: form.needsChoice }),
    ...(span === "days" && start === undefined && { from: form.needsDate }),
    ...(span === "days" && end === undefined && { to: form.needsDate }),
    ...(start !== undefined && end !== undefined && end < start && { to: newScenario.wrongSpan }),
    ...(value === undefined ? { value: form.needsValue } : !isInRange(assumption) && typed.subject !== "" && { value: form.outOfRange }),
    ...(typed.unitCost.trim() !== "" && kind === "moreOutsourcing" && unitCost === undefined && { unitCost: form.needsValue }),
  };
  return Object.keys(complaints).length === 0 ? { assumption, complaints } : { complaints };
}
