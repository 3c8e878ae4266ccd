import type { ProblemKind } from "../../engine/problem";
import { figure, percentage } from "../format";
import type { ProblemSentences } from "../problemSentences";

const expected = {
  number: "a number",
  wholeNumber: "a whole number",
  date: "a date such as 2026-11-26",
  month: "a month or week with its year, such as 2026-11 or 2026-W49",
  text: "text",
  choice: "one of",
  yesOrNo: "Yes or No",
};
const unreadable = {
  unreadable: "is not an Excel workbook, or is damaged. Save it from Excel as .xlsx and try again",
  encrypted: "is encrypted. Remove the password to open it and try again",
  oldFormat: "is in the old .xls format. Save it as .xlsx and try again",
  macros: "contains macros. Save it as .xlsx without macros and try again",
  tooLarge: "is too large to open safely. Delete sheets that are not needed and try again",
  missing: "does not exist. Check the path",
};
const range = ({ minimum, maximum, above }: { minimum?: number; maximum?: number; above?: number }): string =>
  [above === undefined ? "" : `more than ${figure(above)}`, minimum === undefined ? "" : `at least ${figure(minimum)}`, maximum === undefined ? "" : `at most ${figure(maximum)}`]
    .filter((part) => part !== "")
    .join(" and ");

/** One clear sentence for each problem, and what to do next. */
export const problems: ProblemSentences = {
  notAWorkbook: ({ file, reason }) => `"${file}" ${unreadable[reason]}.`,
  emptyWorkbook: () => "The workbook holds no data. Fill in the input sheets; the empty template is a good start.",
  missingSheet: ({ table }, names) => `The sheet "${names.table(table)}" is missing. Add it, or fill it in the template and paste it here.`,
  missingColumn: ({ table, column, similar }, names) =>
    `"${names.table(table)}" has no column "${names.column(column)}". ${similar === undefined ? "Add its heading." : `Is it the one headed "${similar}"? Then rename that to "${names.column(column)}".`}`,
  emptySheet: ({ table }, names) => `"${names.table(table)}" has headings but no rows. Fill it in and try again.`,
  noteOnResultSheet: ({ at, found }) => `You wrote "${found}" in ${at.cell} of the result sheet "${at.sheet}", which every run writes anew. Move it to a sheet of your own, then rebalance.`,
  sheetNameTaken: ({ at }) => `The sheet "${at.sheet}" has the name of a result sheet but was not written by this program. Rename it so that it is not overwritten.`,
  unreadableCell: ({ column, found, expected: kind, choices }, names) =>
    `"${names.column(column)}" should be ${expected[kind]}${kind === "choice" && choices ? ` ${choices.map(names.choice).join(", ")}` : ""}, but says "${found}". Correct the cell.`,
  missingValue: ({ column }, names) => `"${names.column(column)}" is blank. Fill it in.`,
  outOfRange: ({ column, found, ...limits }, names) => `"${names.column(column)}" should be ${range(limits)}, but is ${figure(found)}. Correct the cell.`,
  unknownReference: ({ column, found, table, similar }, names) =>
    `${names.column(column)} "${found}" does not exist in "${names.table(table)}". ${similar === undefined ? "" : `Did you mean "${similar}"? `}${table === "settings" ? "Correct the cell or delete the row." : `Correct the cell, or add it to "${names.table(table)}".`}`,
  exactlyOne: ({ columns, given }, names) => {
    const list = columns.map((column) => `"${names.column(column)}"`);
    return given === 0 ? `Neither ${list.join(" nor ")} is given. Fill in one of them.` : `Only one of ${list.join(" and ")} may be given. Clear the other.`;
  },
  duplicateRow: ({ first, key }) => `"${key}" is already in ${first.cell ?? first.sheet}. Merge the two or delete one.`,
  bomCycle: ({ path }) => `The bill of materials is circular: ${path.join(" → ")}. Delete one of these lines.`,
  unknownColumn: ({ heading }) => `The column "${heading}" is not in the template; it was not read.`,
  timeFenceConflict: ({ item, period, quantity }, names) =>
    `${item}: ${names.period(period)} is frozen and ${figure(quantity)} pieces short. Agree a date with sales, or approve a change in the frozen zone.`,
  lateDemand: ({ item, period, quantity, untilPeriod }, names) =>
    `${item}: ${figure(quantity)} pieces of ${names.period(period)} cannot be delivered on time${untilPeriod === undefined ? " nor within the horizon" : `; they follow by ${names.period(untilPeriod)}`}. Agree a date with the customer, or add capacity.`,
  belowSafetyStock: ({ item, period, quantity }, names) => `${item}: below safety stock from ${names.period(period)}, by up to ${figure(quantity)} pieces.`,
  capacityOverload: ({ workCentre, period, untilPeriod, load, capacity }, names) =>
    `${workCentre}: ${names.period(period)}${untilPeriod === period ? "" : ` to ${names.period(untilPeriod)}`} is loaded with ${figure(load)} h against ${figure(capacity)} h${capacity > 0 ? ` (${percentage(load / capacity)})` : ""}, overtime included. The meeting must decide on overtime, outsourcing or later dates.`,
  pastDueRelease: ({ item, quantity }) => `${item}: ${figure(quantity)} pieces should already have been released. Release and expedite them, or postpone the demand.`,
  pastDueReceipt: ({ order, item, quantity, due }) => `${order}: ${figure(quantity)} of ${item} were due on ${due}. Confirm the new date.`,
  materialShortage: ({ item, period, quantity }, names) => `${item}: ${figure(quantity)} short in ${names.period(period)}. Expedite open orders or buy urgently.`,
  demandOutsideHorizon: ({ item, quantity, due }) => `${item}: ${figure(quantity)} due on ${due} lie beyond the horizon and are not planned.`,
  noRouting: ({ item }) => `${item}: a make item without routing, so it loads no work centre. Add it to "Routing".`,
  noCapacity: ({ workCentre, period, load }, names) => `${workCentre}: ${figure(load)} h of load in ${names.period(period)} and no capacity. Check working days and downtime.`,
  noBom: ({ item }) => `${item}: a make item without a bill of materials, so it needs no components. Add it to "Bill of materials".`,
};

/** What each kind is called, as the heading of a group. */
export const problemTitles: Readonly<Record<ProblemKind, string>> = {
  notAWorkbook: "Unreadable file",
  emptyWorkbook: "Empty workbook",
  missingSheet: "Missing sheet",
  missingColumn: "Missing column",
  emptySheet: "No rows",
  noteOnResultSheet: "Note on a result sheet",
  sheetNameTaken: "Sheet name taken",
  unreadableCell: "Unreadable cell",
  missingValue: "Blank cell",
  outOfRange: "Out of range",
  unknownReference: "Unknown code",
  exactlyOne: "One of two",
  duplicateRow: "Duplicate",
  bomCycle: "BOM cycle",
  unknownColumn: "Column not read",
  timeFenceConflict: "Time-fence conflict",
  lateDemand: "Late demand",
  belowSafetyStock: "Below safety stock",
  capacityOverload: "Capacity overload",
  pastDueRelease: "Past-due release",
  pastDueReceipt: "Past-due receipt",
  materialShortage: "Material shortage",
  demandOutsideHorizon: "Beyond the horizon",
  noRouting: "No routing",
  noCapacity: "No capacity",
  noBom: "No bill of materials",
};
