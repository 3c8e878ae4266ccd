import type { freeze as zhCN } from "../zh-CN/freeze";

/** The freeze check: the frozen zone beside the released plan, cell by cell, and the year's changes. */
export const freeze: typeof zhCN = {
  note: "Quantities are completions of own production, open orders included, in the unit of each item; check = engine − formula, must be 0.",
  nothingReleased: "No plan has been released in this workbook yet, so nothing is frozen that could be checked.",
  against: ({ release, releasedAt, releasedBy, to }) => `Compared cell by cell with release ${release} (${releasedAt}, ${releasedBy}); the frozen zone ends on ${to}.`,
  nothingFrozen: ({ release }) => `Release ${release} does not reach the present frozen zone, so there is nothing to check.`,
  totals: "Totals",
  totalHeads: { measure: "Measure", value: "Value" },
  changed: "Frozen quantities that differ",
  notCoveredCount: "Of these without an approved change",
  nervousness: "Nervousness of the frozen zone = Σ|difference| ÷ Σ released",
  quantities: "Quantities: item by frozen period",
  noQuantity: "Nothing is released or planned inside the frozen zone.",
  hours: "Hours: work centre by frozen period",
  noHours: "The released plan has no hours inside the frozen zone.",
  budget: (year) => `Changes of ${year} (approved, force majeure exempt)`,
  noBudget: "No departments and no requests.",
  heads: { period: "Period", released: "Released", planned: "Planned", difference: "Difference", request: "Request", approved: "Approved quantity", state: "State", workCentre: "Work centre" },
  budgetHeads: { subject: "Item / department", name: "Name", kind: "Kind", used: "Used", limit: "Limit a year", left: "Left" },
  kinds: { item: "Item", department: "Department" },
  states: { unchanged: "Unchanged", covered: "Approved change", notCovered: "Not approved", hoursChanged: "Hours changed" },
  budgetStates: { free: "Left", last: "One left", usedUp: "Used up: special meeting" },
};
