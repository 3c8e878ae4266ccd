import type { Assumption, Scenario } from "../engine/meeting/memory";
import type { PlanFigures } from "../engine/meeting/planFigures";
import type { PlanningOptions } from "../engine/options";
import type { Words } from "../language";
import { cellName } from "../workbook/address";
import type { Cell, NumberFormat, SheetSpec } from "../workbook/port";
import { formula, heading, input, text } from "./cells";
import { framedSheet } from "./draft";
import { inColumn } from "./reference";

export interface ScenariosContext {
  base: PlanFigures;
  scenarios: readonly { scenario: Scenario; assumptions: readonly Assumption[]; figures: PlanFigures }[];
  inputFingerprint: string;
  options: PlanningOptions;
  words: Words;
}

const measures = [
  ["relevantCost", "money"],
  ["serviceLevel", "percent"],
  ["closingStock", "money"],
  ["cashNeed", "money"],
  ["overtimeHours", "decimal"],
  ["outsourcedPieces", "number"],
  ["overloadHours", "decimal"],
  ["latePieces", "number"],
] as const satisfies readonly (readonly [keyof PlanFigures, NumberFormat])[];

const headingRow = 4;
const firstRow = headingRow + 1;
/** Measure, plan as it is, then two columns a scenario: its figure, and the difference to the plan as it is. */
const baseColumn = 1;
const columnOf = (k: number): number => baseColumn + 1 + 2 * k;

/** 情景比较: the plan as it is and every scenario side by side; what each changes stands above its figures. */
export function scenariosSheet({ base, scenarios, inputFingerprint, options, words }: ScenariosContext): SheetSpec {
  const { scenarios: w } = words;
  const last = columnOf(scenarios.length);
  const draft = framedSheet({ name: w.sheet, title: w.title(options.planDate), mark: (area) => w.mark({ inputs: inputFingerprint.slice(0, 12), area }), units: w.units(options.currency) }, words, last);
  draft.line(headingRow, 0, [heading(w.measure), heading(w.asItIs)]);
  scenarios.forEach(({ scenario }, k) => draft.line(headingRow, columnOf(k), [heading(scenario.scenario), heading(w.difference)]));
  measures.forEach(([measure, format], index) => {
    const row = firstRow + index;
    draft.line(row, 0, [text(w.measures[measure]), input(base[measure], format)]);
    scenarios.forEach(({ figures }, k) => draft.line(row, columnOf(k), [input(figures[measure], format), formula(`${cellName(row, columnOf(k))}-${inColumn(row, baseColumn)}`, format)]));
  });
  const wordsRow = firstRow + measures.length;
  const told: readonly (readonly [string, (figures: PlanFigures) => Cell])[] = [
    [w.peakLoad, ({ peakLoad }) => text(peakLoad ? w.peak(peakLoad.workCentre, peakLoad.ratio, peakLoad.start) : w.none)],
    [w.firstLate, ({ firstLate }) => text(firstLate ? w.late(firstLate.item, firstLate.start) : w.none)],
  ];
  told.forEach(([label, cell], index) => {
    draft.line(wordsRow + index, 0, [text(label), cell(base)]);
    scenarios.forEach(({ figures }, k) => draft.put(wordsRow + index, columnOf(k), cell(figures)));
  });
  const changesRow = wordsRow + told.length + 1;
  draft.put(changesRow, 0, heading(w.changes));
  scenarios.forEach(({ scenario, assumptions }, k) => {
    draft.put(changesRow, columnOf(k), heading(scenario.scenario));
    assumptions.forEach((assumption, index) => draft.put(changesRow + 1 + index, columnOf(k), text(w.assumption(assumption, words.tables.choices[assumption.kind]))));
    draft.put(changesRow + 1 + assumptions.length, columnOf(k), text(w.made(scenario), "note"));
  });
  if (scenarios.length === 0) draft.put(changesRow + 1, 0, text(w.nothing, "note"));
  return draft.finish({
    widths: [24, 20, ...scenarios.flatMap(() => [20, 13]), 9],
    freeze: { rows: firstRow, columns: 2 },
    print: { landscape: true, titleRows: firstRow, columns: last },
    tabColour: "#7A4E9E",
  });
}
