import { cellAt } from "../cells";
import type { FilterCriterion } from "../description";
import { displayText } from "../displayText";
import { HostError } from "../errors";
import type { CellModel, FilterModel, SheetModel } from "../model";
import { type Call, family } from "../objects";
import { guardSheet, rangeObject, rangeParameter } from "../ranges";

const comparison = /^(<>|<=|>=|=|<|>)?(.*)$/s;

function compares(cell: CellModel | undefined, criterion: string): boolean {
  const [, sign = "=", wanted = ""] = comparison.exec(criterion)!;
  const value = cell?.value ?? "";
  const [a, b] = typeof value === "number" && wanted.trim() !== "" && !Number.isNaN(Number(wanted)) ? [value, Number(wanted)] : [String(value).toLowerCase(), wanted.toLowerCase()];
  const order = a < b ? -1 : a > b ? 1 : 0;
  return { "=": order === 0, "<>": order !== 0, "<": order < 0, ">": order > 0, "<=": order <= 0, ">=": order >= 0 }[sign] ?? false;
}

function passes(cell: CellModel | undefined, { filterOn, values = [], criterion1, criterion2, operator }: FilterCriterion, location: string): boolean {
  if (filterOn === "Values") return values.includes(displayText(cell));
  if (filterOn !== "Custom" || criterion1 === undefined) throw new HostError("NotImplemented", location, filterOn);
  const results = [criterion1, criterion2].filter((criterion) => criterion !== undefined && criterion !== null).map((criterion) => compares(cell, criterion!));
  return operator === "Or" ? results.some(Boolean) : results.every(Boolean);
}

function showAll(sheet: SheetModel): void {
  for (const row of sheet.filter?.hides ?? []) sheet.hiddenRows.delete(row);
  sheet.filter?.hides.clear();
}

function filterRows(sheet: SheetModel, { place, criteria, hides }: FilterModel, location: string): void {
  showAll(sheet);
  for (let row = place.row + 1; row < place.row + place.rows; row++) {
    const stays = [...criteria].every(([column, criterion]) => passes(cellAt(sheet, row, place.column + column), criterion, location));
    if (stays || sheet.hiddenRows.has(row)) continue;
    hides.add(row);
    sheet.hiddenRows.add(row);
  }
}

const isCriterion = (value: unknown): value is FilterCriterion => typeof value === "object" && value !== null && "filterOn" in value;

/** "Applies the AutoFilter to a range. This filters the column if column index and filter criteria are specified." */
function apply(sheet: SheetModel, [range, column, criterion]: readonly unknown[], call: Call): void {
  guardSheet(sheet, call.location);
  const { place } = rangeParameter(range, sheet, call);
  const same = sheet.filter && JSON.stringify(sheet.filter.place) === JSON.stringify(place);
  if (!same) {
    showAll(sheet);
    sheet.filter = { place, criteria: new Map(), hides: new Set() };
  }
  if (column === undefined || column === null) return;
  if (typeof column !== "number" || column < 0 || column >= place.columns || !isCriterion(criterion)) throw new HostError("InvalidArgument", call.location);
  call.host.calculation.refresh();
  sheet.filter!.criteria.set(column, criterion);
  filterRows(sheet, sheet.filter!, call.location);
}

export const filterFamilies = {
  AutoFilter: family<SheetModel>({
    get: {
      Enabled: ({ filter }) => filter !== undefined,
      IsDataFiltered: ({ filter }) => (filter?.criteria.size ?? 0) > 0,
      Criteria: ({ filter }) => Array.from({ length: filter?.place.columns ?? 0 }, (_, column) => filter?.criteria.get(column) ?? null),
    },
    call: {
      Apply: apply,
      Remove: (sheet, _, { location }) => {
        guardSheet(sheet, location);
        showAll(sheet);
        sheet.filter = undefined;
      },
      ClearCriteria: (sheet) => {
        showAll(sheet);
        sheet.filter?.criteria.clear();
      },
      Reapply: (sheet, _, { host, location }) => {
        host.calculation.refresh();
        if (sheet.filter) filterRows(sheet, sheet.filter, location);
      },
      GetRange: (sheet, _, { location }) => {
        if (!sheet.filter) throw new HostError("ItemNotFound", location);
        return rangeObject(sheet, sheet.filter.place);
      },
      GetRangeOrNullObject: (sheet) => (sheet.filter ? rangeObject(sheet, sheet.filter.place) : null),
    },
  }),
};
