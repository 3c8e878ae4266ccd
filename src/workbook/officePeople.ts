import { absoluteArea, areaName, columnName, quotedSheet } from "./address";
import { extentOf, filterAfter } from "./keptArea";
import { type Axis, foldRecord, foldRecordName, foldStates, sameFolds } from "./keptFolds";
import { callBytes, type RequestQueue } from "./officeQueue";
import { equalNames, type Standing } from "./officeStanding";
import type { FoldSpec, NameSpec, SheetSpec } from "./port";
import { conditionalLooks, lineColours } from "./styles";

/** What people see and use beside the cells: room for their own, groups, filters, names, conditional looks. */

/** People's cells move out of the way of a sheet that has grown; the formulas that read them follow. */
export function makeRoom({ sheet, kept }: Standing): void {
  if (!kept?.before) return;
  const { before, growth } = kept;
  if (growth.down > 0) sheet.getRangeByIndexes(before.rows, 0, growth.down, before.columns).insert("Down");
  if (growth.right > 0) sheet.getRange(`${columnName(before.columns)}:${columnName(before.columns + growth.right - 1)}`).insert("Right");
}

const by = { rows: "ByRows", columns: "ByColumns" } as const;

const linesOf = (sheet: Excel.Worksheet, axis: Axis, { from, count }: FoldSpec): Excel.Range =>
  sheet.getRange(axis === "rows" ? `${from + 1}:${from + count}` : `${columnName(from)}:${columnName(from + count - 1)}`);

/** Groups that go together with their record, which is never ahead of them or behind, wherever a write may end. */
const foldsTogether = 50;

const parts = (folds: readonly FoldSpec[]): readonly (readonly FoldSpec[])[] =>
  Array.from({ length: Math.ceil(folds.length / foldsTogether) }, (_, i) => folds.slice(i * foldsTogether, (i + 1) * foldsTogether));

type Folds = Record<Axis, readonly FoldSpec[]>;

/** Does something to each line of groups, and says in the same call which groups there are then. */
async function changeFolds(sheet: Excel.Worksheet, axis: Axis, folds: readonly FoldSpec[], then: Folds, queue: RequestQueue, change: (lines: Excel.Range, fold: FoldSpec) => void): Promise<void> {
  const formula = recordFormula(then);
  await queue.add(folds.length * callBytes + formula.length, () => {
    for (const fold of folds) change(linesOf(sheet, axis, fold), fold);
    sheet.names.getItem(foldRecordName).formula = formula;
  });
}

const recordFormula = (folds: NonNullable<SheetSpec["folds"]>): string => `=${foldRecord(folds) || '""'}`;

/** Groups of the earlier run that this one does not make the same way. */
export async function removeFolds({ sheet, kept }: Standing, { folds }: SheetSpec, queue: RequestQueue): Promise<void> {
  let there: Folds = kept?.folds ?? { rows: [], columns: [] };
  for (const axis of ["rows", "columns"] as const) {
    if (sameFolds(there[axis], folds?.[axis])) continue;
    for (const part of parts(there[axis])) {
      there = { ...there, [axis]: there[axis].slice(part.length) };
      await changeFolds(sheet, axis, part, there, queue, (lines) => {
        // Ungrouped lines stay hidden.
        lines.showGroupDetails(by[axis]);
        lines.ungroup(by[axis]);
      });
    }
  }
}

/** Groups rows and columns anew and folds them as people had them. */
export async function writeFolds(sheet: Excel.Worksheet, spec: SheetSpec, standing: Standing | undefined, queue: RequestQueue): Promise<void> {
  const { folds = {} } = spec;
  const kept = standing?.kept;
  const isFolded = foldStates(spec, kept?.states ?? []);
  const stands = (axis: Axis) => kept !== undefined && sameFolds(kept.folds[axis], folds[axis]);
  let there: Folds = { rows: stands("rows") ? (folds.rows ?? []) : [], columns: stands("columns") ? (folds.columns ?? []) : [] };
  for (const axis of ["rows", "columns"] as const) {
    const isThere = stands(axis);
    // A filter that is taken away shows folded rows, too.
    if (isThere && !kept?.filter?.hidesRows) continue;
    for (const part of parts(folds[axis] ?? [])) {
      if (!isThere) there = { ...there, [axis]: [...there[axis], ...part] };
      const hidden = new Set(part.filter(isFolded[axis]));
      await changeFolds(sheet, axis, part, there, queue, (lines, fold) => {
        if (!isThere) lines.group(by[axis]);
        if (hidden.has(fold)) lines.hideGroupDetails(by[axis]);
      });
    }
  }
}

/** Names stand before the first formula that may use one; a name that is there is pointed to its new place. */
export async function writeNames(sheet: Excel.Worksheet, { name: sheetName, names = [], folds }: SheetSpec, standing: Standing | undefined, queue: RequestQueue): Promise<void> {
  const put = (name: string, formula: string, visible: boolean): Promise<void> =>
    queue.add(formula.length, () => {
      const known = standing?.names.find((one) => equalNames(one.name, name));
      if (known) known.item.formula = formula;
      else sheet.names.add(name, formula).visible = visible;
    });
  for (const { name, ...area } of names) await put(name, `=${nameTarget(sheetName, area)}`, true);
  const recorded = standing?.names.some(({ name }) => equalNames(name, foldRecordName));
  if (folds && !recorded) await put(foldRecordName, recordFormula({}), false);
}

const nameTarget = (sheet: string, area: Omit<NameSpec, "name">): string => `${quotedSheet(sheet)}!${absoluteArea(area)}`;

/** Takes a filter off, under which rows could not be written. */
export const removeFilter = async ({ sheet, filtered }: Standing, queue: RequestQueue): Promise<void> => {
  if (filtered) await queue.add(0, () => sheet.autoFilter.remove());
};

/** After the values: what is filtered is hidden at once. Columns are found again by their headings. */
export async function writeFilter(sheet: Excel.Worksheet, spec: SheetSpec, standing: Standing | undefined, queue: RequestQueue): Promise<void> {
  const after = extentOf(spec);
  const kept = standing?.kept;
  const place = filterAfter(spec.filter, kept?.filter?.place, kept?.formerly ?? after, after);
  if (!place) return;
  const headings = Array.from({ length: place.columns }, (_, column) => spec.rows[place.row]?.[place.column + column]?.value ?? "");
  await queue.add(0, () => {
    const range = sheet.getRange(areaName(place));
    sheet.autoFilter.apply(range);
    for (const { heading, criteria } of kept?.filter?.columns ?? []) {
      const column = headings.indexOf(heading ?? "");
      if (column >= 0) sheet.autoFilter.apply(range, column, criteria);
    }
  });
}

const lineStyles = { solid: "Continuous", dashed: "Dash", dotted: "Dot" } as const;

/** Excel puts each new one before the others: the last comes first. */
export async function writeConditionals(sheet: Excel.Worksheet, { conditionals = [] }: SheetSpec, queue: RequestQueue): Promise<void> {
  for (const { range, formula, look } of [...conditionals].reverse())
    await queue.add(formula.length, () => {
      const { fill, colour, bold, italic, line } = conditionalLooks[look];
      const { rule, format } = sheet.getRange(areaName(range)).conditionalFormats.add("Custom").custom;
      rule.formula = `=${formula}`;
      format.fill.color = fill;
      if (colour) format.font.color = colour;
      if (bold) format.font.bold = true;
      if (italic) format.font.italic = true;
      if (!line) return;
      const border = format.borders.getItem("EdgeBottom");
      border.style = lineStyles[line];
      border.color = lineColours.conditional;
    });
}
