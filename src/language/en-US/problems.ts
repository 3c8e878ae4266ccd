import type { Problem, ProblemKind, Stopper } from "../../engine/problem";
import { tables } from "./tables";
import { figure, percentage } from "../format";
import type { ProblemNames, ProblemSentences } from "../problemSentences";

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
  externalLinks: "takes numbers from other workbooks or data sources. Paste them as values, break the links and try again",
  embedded: "holds embedded objects or controls. Delete them and try again",
  documentType: "holds a document type or entities, which no spreadsheet program writes. Copy the figures into a new template",
  notATemplate: "is not a forecast template of ours: its marks or its entry sheet are missing. Copy the figures into the template that was sent out",
};
const range = ({ minimum, maximum, above }: { minimum?: number; maximum?: number; above?: number }): string =>
  [above === undefined ? "" : `more than ${figure(above)}`, minimum === undefined ? "" : `at least ${figure(minimum)}`, maximum === undefined ? "" : `at most ${figure(maximum)}`]
    .filter((part) => part !== "")
    .join(" and ");

type StopperClauses = { readonly [K in Stopper["kind"]]: (stopper: Extract<Stopper, { kind: K }>, names: ProblemNames) => string };
const stoppers: StopperClauses = {
  frozenZone: ({ untilPeriod }, names) => `the plan is frozen until the end of ${names.period(untilPeriod)}`,
  firmPlan: ({ period }, names) => `the quantity of ${names.period(period)} is firm`,
  capacity: ({ workCentre, period }, names) => `the capacity of ${workCentre} in ${names.period(period)} is used up`,
  leadTime: ({ item, leadTimeDays }) => `${item} has a lead time of ${figure(leadTimeDays)} working days`,
  material: ({ item, period, release }, names) => `component ${item} is short in ${names.period(period)}; its order should have been released by ${release}`,
  lotLimits: ({ item }) => `the lot limits of ${item} do not allow the missing quantity`,
  keyMaterial: ({ item, period }, names) => `all stock and receipts of key material ${item} up to ${names.period(period)} are taken`,
  storage: ({ period }, names) => `the warehouse is full in ${names.period(period)}, so nothing more can be built ahead`,
  cost: () => "waiting is cheaper than overtime, outsourcing or any other remedy",
};
const stoppedBy = (causes: readonly Stopper[], names: ProblemNames): string => {
  const clauses = causes.map((cause) => (stoppers[cause.kind] as (cause: Stopper, names: ProblemNames) => string)(cause, names));
  return clauses.length === 0 ? "" : ` Why: ${clauses.join("; ")}.`;
};
const heldUp = (endItems: readonly string[]): string =>
  endItems.length === 0 ? "" : ` It holds up ${endItems.slice(0, 5).join(", ")}${endItems.length > 5 ? ` and ${endItems.length - 5} more` : ""}.`;
const because = (problem: Problem, names: ProblemNames): string => (problems[problem.kind] as (problem: Problem, names: ProblemNames) => string)(problem, names);

/** One clear sentence for each problem, and what to do next. */
export const problems: ProblemSentences = {
  notAWorkbook: ({ file, reason }) => `"${file}" ${unreadable[reason]}.`,
  emptyWorkbook: () => "The workbook holds no data. Fill in the input sheets; the empty template is a good start.",
  missingSheet: ({ table }, names) => `The sheet "${names.table(table)}" is missing. Add it, or fill it in the template and paste it here.`,
  missingColumn: ({ table, column, similar }, names) =>
    `"${names.table(table)}" has no column "${names.column(column)}". ${similar === undefined ? "Add its heading." : `Is it the one headed "${similar}"? Then rename that to "${names.column(column)}".`}`,
  emptySheet: ({ table }, names) => `"${names.table(table)}" has headings but no rows. Fill it in and try again.`,
  sheetNameTaken: ({ at }) => `The sheet "${at.sheet}" has the name of a result sheet but was not written by this program. Rename it so that it is not overwritten.`,
  unreadableCell: ({ column, found, expected: kind, choices }, names) =>
    `"${names.column(column)}" should be ${expected[kind]}${kind === "choice" && choices ? ` ${choices.map(names.choice).join(", ")}` : ""}, but says "${found}". Correct the cell.`,
  missingValue: ({ column }, names) => `"${names.column(column)}" is blank. Fill it in.`,
  outOfRange: ({ column, found, ...limits }, names) => `"${names.column(column)}" should be ${range(limits)}, but is ${figure(found)}. Correct the cell.`,
  unknownReference: ({ column, found, table, similar, leftOut: gone }, names) =>
    gone ? `The row of ${names.column(column)} "${found}" in "${names.table(table)}" was left out, and this row needs it.` :
    `${names.column(column)} "${found}" does not exist in "${names.table(table)}". ${similar === undefined ? "" : `Did you mean "${similar}"? `}${table === "settings" ? "Correct the cell or delete the row." : `Correct the cell, or add it to "${names.table(table)}".`}`,
  exactlyOne: ({ columns, given }, names) => {
    const list = columns.map((column) => `"${names.column(column)}"`);
    return given === 0 ? `Neither ${list.join(" nor ")} is given. Fill in one of them.` : `Only one of ${list.join(" and ")} may be given. Clear the other.`;
  },
  duplicateRow: ({ first, key }) => `"${key}" is already in ${first.cell ?? first.sheet}. Merge the two or delete one.`,
  bomCycle: ({ path }) => `The bill of materials is circular: ${path.join(" → ")}. Delete one of these lines.`,
  headingTakenAs: ({ heading, column }, names) => `The column "${heading}" was read as “${names.column(column)}”. If it is something else, rename it.`,
  indentedBom: ({ lines, products }) => `Read as an indented bill of material: ${figure(lines)} lines under ${figure(products)} products. Quantities count per one of the parent right above.`,
  sheetNotRead: ({ headings, nearest, lacking }, names) =>
    `This sheet was not read (headings: ${headings.join(", ") || "none"}). ${nearest ? `It comes nearest to “${names.table(nearest)}”, but has no column ${lacking.map((column) => `“${names.column(column)}”`).join(", ")}.` : "No table has such headings."}`,
  unknownColumn: ({ heading }) => `The column "${heading}" is not in the template; it was not read.`,
  fractionalPieces: ({ column, found, item, unit }, names) =>
    `${item} is counted in whole units${unit === "" ? "" : ` (${unit})`}, but "${names.column(column)}" is ${found}. Correct the cell, or set "${names.column("wholePieces")}" of the item to No.`,
  discontinuedItem: ({ item, from, quantity }) => `${item} is discontinued from ${from}, yet ${figure(quantity)} are wanted after that. Use its successor, delete the row, or correct the date.`,
  lotLimits: ({ item, minimum, maximum }) => `${item}: an order is at least ${figure(minimum)} and at most ${figure(maximum)}, so none fits. Correct the lot limits or the multiple.`,
  noOrderingCost: ({ item, rule }, names) =>
    `${item}: the rule "${names.choice(rule)}" weighs the ordering cost, which is blank, so it orders lot for lot. Fill in "${names.column("orderingCost")}" or choose another rule.`,
  severalSuppliers: ({ item, suppliers }, names) => `${item}: ${suppliers.join(", ")} all state terms. Name the one to plan with in "${names.table("items")}".`,
  weekendOvertimeCheaper: ({ workCentre, weekday, weekend }) => `${workCentre}: an hour of weekend overtime costs ${figure(weekend)}, less than ${figure(weekday)} on working days. It counts at the working day's cost and is taken after it. Check both.`,
  workCentreWithoutCapacity: ({ workCentre, items }, names) => `${workCentre} has no people or machines, shifts or hours, and so no capacity, yet ${items} item(s) are routed to it. State its capacity, or name another work centre in "${names.table("routing")}".`,
  downtimeExceedsMonth: ({ workCentre, downtime, hours }) => `${workCentre}: planned downtime of ${figure(downtime)} h is more than the month's ${figure(hours)} h; the month is planned without capacity. Correct the downtime or the working days.`,
  offsetBeyondLeadTime: ({ item, offsetDays, leadTimeDays }) => `${item}: the operation's offset of ${offsetDays} working days is longer than the item's lead time of ${leadTimeDays}, so it would be done before its order starts. Correct one of them.`,
  routingOfBoughtItem: ({ item }) => `${item} is bought, so its operations take no capacity. Correct "make or buy" if it is made.`,
  neverEffective: ({ firstDay, lastDay }) => `Effective to ${lastDay} is before effective from ${firstDay}: the row never holds. Correct it.`,
  noCalendar: ({ year }, names) => `No holidays or make-up days are given for ${year}; Monday to Friday count as working days. Add them to "${names.table("calendar")}".`,
  leftOut: ({ because: cause }, names) => `Left out at your request and not planned: ${because(cause, names)}`,
  handEditKept: ({ item, found, proposed }) => `${item}: your ${figure(found)} is kept as firm (the plan had ${figure(proposed)}). Clear the firm cell of the MPS sheet to hand it back to the plan.`,
  handEditDropped: ({ item, found, proposed }, names) =>
    `${item}: your ${figure(found)} was not kept; the plan has ${figure(proposed)}. Periods before the plan date are over; for the others see "${names.column("keepHandEdits")}".`,
  approvedVersionChanged: ({ version, approver, lines, found, quantity, foundQuantity }, names) =>
    `Forecast version ${version} was changed after ${approver || "sales management"} approved it: ${figure(lines)} lines, ${figure(quantity)} in all then, ${figure(found)} lines, ${figure(foundQuantity)} now. An approved version is locked. Restore it on “${names.table("approvedForecasts")}”, or enter the change on “${names.table("forecastAdjustments")}” and approve a new version.`,
  versionWithoutApproval: ({ version }, names) => `Version ${version} on “${names.table("approvedForecasts")}” has no approval. Restore its row on “${names.table("forecastApprovals")}”, or delete the lines.`,
  versionStoredTwice: ({ version }, names) => `“${names.table("forecastLog")}” has a version ${version}, too; the approved one counts. Delete or rename the other.`,
  approvedVersionPlanned: ({ version, quantity, sheet }, names) => `The approved forecast version ${version} is planned (${figure(quantity)} in all); “${names.table("forecast")}” says ${figure(sheet)} for the same months, which is not used.`,
  officesMissing: ({ offices }) => `No forecast yet from ${offices.join(", ")}. Ask for it, or approve with their figures of the last version.`,
  nothingSubmitted: ({ cycle }) => `No forecast of ${cycle} has come in yet, so there is nothing to approve. Collect the offices' forecasts first.`,
  adjustedBelowZero: ({ item, channel, office, month, entered, change }, names) =>
    `${[item, channel, office].filter((part) => part !== "").join(" · ")}: ${names.quantity(item, entered)} were entered for ${month}, and an adjustment of ${figure(change)} makes them negative. Correct “${names.table("forecastAdjustments")}”.`,
  nothingDecided: () => "Nothing is said: a scenario needs a name and at least one assumption, a decision or an action its words.",
  tooManyScenarios: ({ most, scenarios }) => `At most ${most} scenarios are kept (${scenarios.join(", ")}). Drop one first.`,
  unknownScenario: ({ scenario, scenarios }) => `There is no scenario "${scenario}". Kept: ${scenarios.join(", ") || "none"}.`,
  unknownRecord: ({ ledger, record }, names) => `The sheet "${names.table(ledger)}" has no "${record}" that is open or in force.`,
  frozenPlanChanged: ({ item, period, released, planned, release, request }, names) =>
    `${item} in ${names.period(period)} is frozen: release ${release} says ${names.quantity(item, released)}, the plan ${names.quantity(item, planned)}. ${request === undefined ? "No approved request stands for it: ask for the change, or put the quantity back." : `Request ${request} stands for it.`}`,
  frozenHoursChanged: ({ workCentre, period, released, planned, release }, names) => `${workCentre} in ${names.period(period)}: release ${release} has ${figure(released)} hours, the plan ${figure(planned)}, inside the frozen zone.`,
  frozenEdited: ({ item, start, released, found, release }, names) => `${item} in the period from ${start} is frozen: release ${release} says ${names.quantity(item, released)}, the sheet now ${names.quantity(item, found)}, and no approved request stands for it. Ask for the change, or put the quantity back.`,
  frozenHoursEdited: ({ workCentre, start, released, found, release }) => `${workCentre} in the period from ${start} is frozen: release ${release} has ${figure(released)} hours, the sheet now ${figure(found)}.`,
  notReleased: ({ item, on, release }) => `Release ${release} says nothing of ${item} on ${on}, so there is nothing to change.`,
  cycleNotLater: ({ planDate, current }) => `The next plan date must lie after ${current}; ${planDate} does not.`,
  notFrozen: ({ item, start }) => `${item} from ${start} is not frozen: change the master schedule itself, no request is needed.`,
  changesUsedUp: ({ item, department, year, exhausted, used }) =>
    `The changes of ${year} are used up for ${exhausted.map((of) => (of === "item" ? `${item} (${used.item})` : `${department} (${used.department})`)).join(" and ")}. A further one is for a special meeting on plan changes: call the departments concerned, and approve with what the meeting said as a note. Force majeure is exempt.`,
  nothingToRestore: ({ snapshot }, names) => (snapshot === undefined ? "This workbook keeps no plan before the present one." : `What “${names.table("snapshots")}” keeps of the previous plan (${snapshot}) was changed, so it cannot be restored.`),
  nothingReleased: ({ release }, names) => (release === undefined ? "No plan has been released in this workbook yet, so there is nothing to compare with. Release one first." : `The inputs of release ${release} are no longer on “${names.table("snapshots")}”, so the difference cannot be explained.`),
  assumptionWithoutEffect: ({ statedFor, assumption, subject, reason }) =>
    `${statedFor} has no effect (${tables.choices[assumption]}${subject === "" ? "" : `, ${subject}`}): ${reason === "noPrice" ? "nobody offers this from outside and no price is stated" : "nothing of that name is in the inputs"}.`,
  adjustedWithoutEntry: ({ item, channel, office, month, change }, names) =>
    `${[item, channel, office].filter((part) => part !== "").join(" · ")}: nothing was entered for ${month}; the adjustment of ${names.quantity(item, change)} counts by itself. Please confirm.`,
  forecastQuestioned: ({ item, channel, office, month, forecast, baseline, lower, upper, months }, names) =>
    `${[item, channel, office].filter((part) => part !== "").join(" · ")}: ${names.quantity(item, forecast)} are forecast for ${month}; going by the past ${names.quantity(item, baseline)} would be expected, between ${names.quantity(item, lower)} and ${names.quantity(item, upper)}${months > 1 ? ` (${figure(months)} months lie outside)` : ""}. Is there a reason? If not, correct the forecast.`,
  forecastIgnored: ({ item, quantity }, names) => `${item}: ${names.quantity(item, quantity)} of net forecast do not count as demand under the zones' rules. Turn what will sell into orders, or change the rule.`,
  ordersBeyondForecast: ({ item, channel, quantity }, names) =>
    `${item}${channel === "" ? "" : ` (${channel})`}: orders of ${names.quantity(item, quantity)} found no forecast to consume and add to demand. Check the forecast, or mark a one-off as abnormal.`,
  familyForecastExceeded: ({ family, channel, office, start, quantity }) =>
    `${[family, channel, office].filter((part) => part !== "").join(" / ")}: from ${start} the items' forecasts exceed the family's by ${figure(quantity)}; the items' are planned. Make the two agree.`,
  familyWithoutItems: ({ family, channel, office, start, quantity }, names) =>
    `${[family, channel, office].filter((part) => part !== "").join(" / ")}: the family forecast of ${figure(quantity)} from ${start} has no items to go to and is not planned. Check the families in "${names.table("items")}".`,
  timeFenceConflict: ({ item, period, quantity, stoppedBy: causes }, names) =>
    `${item}: ${names.period(period)} is frozen and ${names.quantity(item, quantity)} short.${stoppedBy(causes, names)} Agree a date with sales, or approve a change in the frozen zone.`,
  lateDemand: ({ item, period, quantity, untilPeriod, stoppedBy: causes }, names) =>
    `${item}: ${names.quantity(item, quantity)} of ${names.period(period)} cannot be delivered on time${untilPeriod === undefined ? " nor within the horizon" : `; they follow by ${names.period(untilPeriod)}`}.${stoppedBy(causes, names)} Agree a date with the customer, or ${causes.length === 0 ? "add capacity" : "remove the cause"}.`,
  belowSafetyStock: ({ item, period, quantity }, names) => `${item}: below safety stock from ${names.period(period)}, by up to ${names.quantity(item, quantity)}.`,
  capacityOverload: ({ workCentre, period, untilPeriod, load, capacity }, names) =>
    `${workCentre}: ${names.period(period)}${untilPeriod === period ? "" : ` to ${names.period(untilPeriod)}`} is loaded with ${figure(load)} h against ${figure(capacity)} h${capacity > 0 ? ` (${percentage(load / capacity)})` : ""}, overtime included. The meeting must decide on overtime, outsourcing or later dates.`,
  pastDueRelease: ({ item, quantity }, names) => `${item}: ${names.quantity(item, quantity)} should already have been released. Release and expedite them, or postpone the demand.`,
  pastDueReceipt: ({ order, item, quantity, due }, names) => `${order}: ${names.quantity(item, quantity)} of ${item} were due on ${due}. Confirm the new date.`,
  materialShortage: ({ item, period, quantity, release, endItems }, names) =>
    `${item}: ${names.quantity(item, quantity)} short in ${names.period(period)}${release === undefined ? "" : `; the missing order should have been released by ${release}`}.${heldUp(endItems)} Expedite open orders or buy urgently.`,
  demandOutsideHorizon: ({ item, quantity, due }, names) => `${item}: ${names.quantity(item, quantity)} due on ${due} lie beyond the horizon and are not planned.`,
  noRouting: ({ item }) => `${item}: a make item without routing, so it loads no work centre. Add it to "Routing".`,
  noCapacity: ({ workCentre, period, load }, names) => `${workCentre}: ${figure(load)} h of load in ${names.period(period)} and no capacity. Check working days and downtime.`,
  noBom: ({ item }) => `${item}: a make item without a bill of materials, so it needs no components. Add it to "Bill of materials".`,
  expiredBom: ({ item, period }, names) => `${item}: started from ${names.period(period)} on, when no line of its bill of materials holds, so it needs no components. Extend the dates or add the new lines.`,
  noSupplier: ({ item }) => `${item}: planned purchases but no supplier. Add one in "Items".`,
  negativeOnHand: ({ item, quantity }, names) => `${item}: ${names.quantity(item, quantity)} on hand. Count the stock and post the missing movement.`,
  releaseNow: ({ item, quantity, until }, names) => `${item}: planned orders of ${names.quantity(item, quantity)} are to be released before ${until}. Check and release them.`,
  expedite: ({ order, item, quantity, due, to }, names) => `${order}: ${names.quantity(item, quantity)} of ${item} come on ${due} but are needed on ${to}. Expedite the order to ${to}.`,
  defer: ({ order, item, quantity, due, to }, names) => `${order}: ${names.quantity(item, quantity)} of ${item} come on ${due} but are not needed before ${to}. The order may be deferred to ${to}.`,
  cancel: ({ order, item, quantity, due }, names) => `${order}: ${names.quantity(item, quantity)} of ${item} due on ${due} are not needed within the horizon. Consider cancelling the order.`,
  excessStock: ({ item, period, quantity }, names) => `${item}: from ${names.period(period)} on, ${names.quantity(item, quantity)} more than safety stock and all demand of the horizon. Stop replenishing and agree what to do with it.`,
  outsourcingBelowCost: ({ item, price, materialCost }, names) =>
    `${item}: "${names.column("unitCost")}" is ${figure(price)}, less than the ${figure(materialCost)} of material in a piece, so the balance counts outsourcing as free and prefers it. Check that the price includes material, and the standard cost of the material.`,
  horizonTooShort: ({ items, longestItem, leadTimeDays, horizonDays }) =>
    `${items} items take longer than the ${figure(horizonDays)} working days of the horizon from first purchase to finished piece, ${longestItem} the longest with ${figure(leadTimeDays)}. What is needed after the horizon would have to be ordered now, unseen by this plan. Lengthen the horizon or stock the long-lead parts.`,
  contradiction: ({ resource, of, period, needed, limit }, names) =>
    resource === "hours"
      ? `${of}: firm quantities that take ${figure(needed)} h cannot all be made in ${names.period(period)}, which has ${figure(limit)} h with all overtime. Choose one of the ways out listed in the plan.`
      : `${of}: firm quantities that take ${figure(needed)} up to ${names.period(period)} cannot all be made, because stock and receipts are ${figure(limit)}. Choose one of the ways out listed in the plan.`,
  lostSale: ({ item, period, quantity, stoppedBy: causes }, names) =>
    `${item}: ${names.quantity(item, quantity)} of ${names.period(period)} cannot be delivered while their customers wait and are lost.${stoppedBy(causes, names)} Agree a later date with the customer, or remove the cause.`,
  storageFull: ({ period, used, limit }, names) => `Finished goods take ${figure(used)} of the ${figure(limit)} common units of room in ${names.period(period)}. Rent room, ship earlier or produce later.`,
  fenceTooShort: ({ items, longestItem, leadTimeDays, fenceDays }) =>
    `${items} items take longer than the ${figure(fenceDays)} working days of the frozen and slushy zones from first purchase to finished piece, ${longestItem} the longest with ${figure(leadTimeDays)}. Lengthen the zones or stock the critical parts.`,
};

/** What each kind is called, as the heading of a group. */
export const problemTitles: Readonly<Record<ProblemKind, string>> = {
  notAWorkbook: "Unreadable file",
  emptyWorkbook: "Empty workbook",
  missingSheet: "Missing sheet",
  missingColumn: "Missing column",
  emptySheet: "No rows",
  sheetNameTaken: "Sheet name taken",
  unreadableCell: "Unreadable cell",
  missingValue: "Blank cell",
  outOfRange: "Out of range",
  unknownReference: "Unknown code",
  exactlyOne: "One of two",
  duplicateRow: "Duplicate",
  bomCycle: "BOM cycle",
  unknownColumn: "Column not read",
  headingTakenAs: "Column read under another name",
  indentedBom: "Indented bill of material",
  sheetNotRead: "Sheet not read",
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
  fractionalPieces: "Fraction of a piece",
  discontinuedItem: "Demand for a discontinued item",
  lotLimits: "Contradicting lot limits",
  noOrderingCost: "No ordering cost",
  severalSuppliers: "Several suppliers",
  weekendOvertimeCheaper: "Weekend overtime cheaper",
  workCentreWithoutCapacity: "Work centre without capacity",
  downtimeExceedsMonth: "Downtime exceeds the month",
  offsetBeyondLeadTime: "Offset beyond lead time",
  routingOfBoughtItem: "Routing of a bought item",
  neverEffective: "Never effective",
  noCalendar: "No calendar",
  leftOut: "Row left out",
  handEditKept: "Manual change kept",
  handEditDropped: "Manual change not kept",
  approvedVersionChanged: "Approved forecast changed",
  versionWithoutApproval: "Version without approval",
  versionStoredTwice: "Version name used twice",
  approvedVersionPlanned: "Approved version planned",
  officesMissing: "Forecasts missing",
  nothingSubmitted: "No forecast yet",
  adjustedBelowZero: "Adjusted below zero",
  adjustedWithoutEntry: "Adjusted without an entry",
  assumptionWithoutEffect: "Changes nothing",
  frozenPlanChanged: "Frozen plan changed",
  frozenHoursChanged: "Frozen hours changed",
  frozenEdited: "Frozen quantity edited",
  frozenHoursEdited: "Frozen hours edited",
  notReleased: "Not in the released plan",
  cycleNotLater: "Plan date not later",
  notFrozen: "Not frozen",
  changesUsedUp: "Changes of the year used up",
  nothingToRestore: "Nothing to restore",
  nothingDecided: "Nothing decided",
  tooManyScenarios: "Too many scenarios",
  unknownScenario: "Unknown scenario",
  unknownRecord: "Not in the ledger",
  nothingReleased: "Nothing released",
  forecastQuestioned: "Forecast questioned",
  forecastIgnored: "Forecast not counted",
  ordersBeyondForecast: "Orders beyond forecast",
  familyForecastExceeded: "Family forecast exceeded",
  familyWithoutItems: "Family without items",
  expiredBom: "Expired bill of materials",
  noSupplier: "No supplier",
  negativeOnHand: "Negative on hand",
  releaseNow: "Release now",
  expedite: "Expedite",
  defer: "Defer",
  cancel: "Cancel",
  excessStock: "Excess stock",
  outsourcingBelowCost: "Outsourcing below material cost",
  horizonTooShort: "Horizon too short",
  contradiction: "Firm quantities contradict",
  lostSale: "Lost sale",
  storageFull: "Warehouse full",
  fenceTooShort: "Time fence too short",
};
