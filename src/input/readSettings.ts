import { defaultOptions, type PlanningOptions } from "../engine/options";
import type { CellAddress, Problem } from "../engine/problem";
import { languages } from "../language";
import type { CellValue } from "../workbook/port";
import { addressIn, type Area, isBlank, knownHeadings } from "./areas";
import type { Column } from "./columns";
import { folded, heading, similar } from "./headings";
import { readCell } from "./readRows";
import { settings } from "./tables";

export type OptionName = keyof PlanningOptions;
export const optionNames = Object.keys(settings) as OptionName[];

const labelsOf = (option: OptionName): readonly string[] => [option, ...Object.values(languages).map((words) => words.tables.settings[option].label)];
const byLabel = new Map(optionNames.flatMap((option) => labelsOf(option).map((label) => [folded(label), option] as const)));
const columns = settings as Readonly<Record<OptionName, Column<unknown>>>;

interface Entry {
  parameter: CellValue;
  value: CellValue;
  at: CellAddress;
  valueAt: CellAddress;
}

/** The rows of the sheet; where no heading says so, the first two columns are parameter and value. */
function entriesOf(area: Area): Entry[] {
  const headings = area.grid.values[area.headingRow] ?? [];
  const place = (name: "parameter" | "value", otherwise: number): number => {
    const index = headings.findIndex((found) => knownHeadings.settings.get(heading(found)) === name);
    return index < 0 ? otherwise : index;
  };
  const named = headings.some((found) => knownHeadings.settings.has(heading(found)));
  const parameter = place("parameter", area.firstColumn);
  const value = place("value", parameter + 1);
  return area.grid.values
    .map((row, index) => ({ row, index }))
    .slice(named ? area.headingRow + 1 : area.headingRow, area.endRow)
    .filter(({ row }) => !isBlank(row[parameter]))
    .map(({ row, index }) => ({
      parameter: row[parameter]!,
      value: row[value] ?? null,
      at: addressIn(area.grid, index, parameter),
      valueAt: addressIn(area.grid, index, value),
    }));
}

/** What the sheet says of each option; a blank value says nothing. */
function stated(entries: readonly Entry[]): { options: Partial<PlanningOptions>; problems: readonly Problem[]; planDateAt?: CellAddress } {
  const first = new Map<OptionName, Entry>();
  const options: Partial<Record<OptionName, unknown>> = {};
  const problems: Problem[] = [];
  for (const entry of entries) {
    const found = String(entry.parameter);
    const option = byLabel.get(heading(found)) ?? byLabel.get(folded(found));
    const before = option && first.get(option);
    if (!option) {
      const near = similar(found, optionNames.flatMap(labelsOf));
      problems.push({ kind: "unknownReference", at: entry.at, column: "parameter", found, table: "settings", ...(near !== undefined && { similar: near }) });
    } else if (before) problems.push({ kind: "duplicateRow", at: entry.at, first: before.at, key: found });
    else {
      first.set(option, entry);
      if (isBlank(entry.value)) continue;
      const result = readCell(columns[option], "value", entry.value, entry.valueAt);
      if ("problem" in result) problems.push(result.problem);
      else options[option] = result.value;
    }
  }
  const planDateAt = first.get("planDate")?.valueAt;
  return { options: options as Partial<PlanningOptions>, problems, ...(planDateAt && { planDateAt }) };
}

/** Default, then the sheet, then what the caller says. */
export function readSettings(area: Area | undefined, overrides: Partial<PlanningOptions>): { options?: PlanningOptions; rows: number; problems: readonly Problem[] } {
  const entries = area ? entriesOf(area) : [];
  const { options, problems, planDateAt } = stated(entries);
  const planDate = overrides.planDate ?? options.planDate;
  if (planDate !== undefined) return { options: { ...defaultOptions, ...options, ...overrides, planDate }, rows: entries.length, problems };
  if (!area) return { rows: 0, problems: [{ kind: "missingSheet", table: "settings" }] };
  // An unreadable plan date has been told already.
  const told = problems.some((problem) => problem.kind === "unreadableCell" && problem.at.cell === planDateAt?.cell);
  const missing: Problem = { kind: "missingValue", at: planDateAt ?? { sheet: area.grid.sheet }, column: "planDate" };
  return { rows: entries.length, problems: told ? problems : [...problems, missing] };
}
