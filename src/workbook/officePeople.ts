import { absoluteArea, areaName, columnName, quotedSheet } from "./address";
import { extentOf, filterAfter, ownArea } from "./keptArea";
import { type Axis, foldRecord, foldRecordName, foldStates, sameFolds } from "./keptFolds";
import type { RequestQueue } from "./officeRequests";
import { equalNames, type Standing } from "./officeStanding";
import type { FoldSpec, NameSpec, Rectangle, SheetSpec } from "./port";
import { conditionalLooks, lineColours } from "./styles";

/** What people see and use beside the cells: room for their own, groups, filters, names, conditional looks. */

/** People's cells move out of the way of a sheet that has grown; the formulas that read them follow. */
export async function makeRoom({ sheet, kept }: Standing, spec: SheetSpec, queue: RequestQueue): Promise<Rectangle | undefined> {
  if (!kept?.before) return undefined;
  const { before, growth } = kept;
  await queue.add(0, () => {
    if (growth.down > 0) sheet.getRangeByIndexes(before.rows, 0, growth.down, before.columns).insert("Down");
    if (growth.right > 0) sheet.getRange(`${columnName(before.columns)}:${columnName(before.columns + growth.right - 1)}`).insert("Right");
  });
  return ownArea(before, extentOf(spec));
}

const by = { rows: "ByRows", columns: "ByColumns" } as const;

const linesOf = (sheet: Excel.Worksheet, axis: Axis, { from, count }: FoldSpec): Excel.Range =>
  sheet.getRange(axis === "rows" ? `${from + 1}:${from + count}` : `${columnName(from)}:${columnName(from + count - 1)}`);

/** Groups of the earlier run that this one does not make the same way. */
export async function removeFolds({ sheet, kept }: Standing, { folds }: SheetSpec, queue: RequestQueue): Promise<void> {
  for (const axis of ["rows", "columns"] as const) {
    const old = kept?.folds[axis] ?? [];
    if (sameFolds(old, folds?.[axis])) continue;
    for (const fold of old)
      await queue.add(0, () => {
        const lines = linesOf(sheet, axis, fold);
        // Ungrouped lines stay hidden.
        lines.showGroupDetails(by[axis]);
        lines.ungroup(by[axis]);
      });
  }
}

export async function writeFolds(sheet: Excel.Worksheet, spec: SheetSpec, standing: Standing | undefined, queue: RequestQueue): Promise<void> {
  const { folds = {} } = spec;
  const kept = standing?.kept;
  const isFolded = foldStates(spec, kept?.states ?? []);
  for (const axis of ["rows", "columns"] as const) {
    const wanted = folds[axis] ?? [];
    const stand = kept !== undefined && sameFolds(kept.folds[axis], wanted);
    // A filter that is taken away shows folded rows, too.
    if (stand && !kept.filter?.hidesRows) continue;
    for (const fold of wanted)
      await queue.add(0, () => {
        const lines = linesOf(sheet, axis, fold);
        if (!stand) lines.group(by[axis]);
        if (isFolded[axis](fold)) lines.hideGroupDetails(by[axis]);
      });
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
  if (folds || recorded) await put(foldRecordName, `=${foldRecord(folds ?? {}) || '""'}`, false);
}

const nameTarget = (sheet: string, area: Omit<NameSpec, "name">): string => `${quotedSheet(sheet)}!${absoluteArea(area)}`;

export const removeFilter = async ({ sheet, filtered }: Standing, queue: RequestQueue): Promise<void> => {
  if (filtered) await queue.add(0, () => sheet.autoFilter.remove());
};

/** After the values: what is filtered is hidden at once. Columns are found again by their headings. */
export async function writeFilter(sheet: Excel.Worksheet, spec: SheetSpec, standing: Standing | undefined, queue: RequestQueue): Promise<void> {
  const after = extentOf(spec);
  const kept = standing?.kept;
  const place = filterAfter(spec.filter, kept?.filter?.place, kept?.before ?? after, after);
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
