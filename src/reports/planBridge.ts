import { byText, groupBy, round6, sum } from "../engine/arithmetic";
import { type BridgeCause, bridgeCauses, type BridgeLine, type PlanBridge } from "../engine/meeting/bridge";
import type { PlanRelease } from "../engine/meeting/memory";
import type { Plan } from "../engine/plan";
import type { IsoMonth } from "../engine/records";
import type { Words } from "../language";
import { cellName } from "../workbook/address";
import type { Cell, SheetSpec } from "../workbook/port";
import { cellsCheck, formula, heading, input, text } from "./cells";
import { type Draft, framedSheet } from "./draft";
import { monthSerial } from "./periods";
import { acrossColumns, down, inColumn } from "./reference";

export interface BridgeContext {
  bridge: PlanBridge;
  release: PlanRelease;
  plan: Pick<Plan, "options" | "items" | "inputFingerprint">;
  words: Words;
}

const keys = ["item", "name", "month"] as const;
/** Released, one column a cause, planned; first in pieces, then at standard cost. */
const steps = bridgeCauses.length + 2;
const piecesAt = keys.length;
const costAt = piecesAt + steps;
const moneyAt = costAt + 1;
const checkAt = moneyAt + steps;
const nervousRow = 3;
const headingRow = 6;
const firstRow = headingRow + 1;

interface MonthLine {
  item: string;
  month: IsoMonth;
  released: number;
  parts: Readonly<Record<BridgeCause, number>>;
  planned: number;
  standardCost: number;
}

/** 计划差异: why the plan differs from the released one, item by item and month by month; every row adds up, in pieces and in money. */
export function planBridgeSheet({ bridge, release, plan, words }: BridgeContext): SheetSpec {
  const { bridge: w } = words;
  const draft = framedSheet({ name: w.sheet, title: w.title(release.release, plan.options.planDate), mark: (area) => w.mark({ release: release.release, inputs: plan.inputFingerprint.slice(0, 12), area }), units: w.units(plan.options.currency) }, words, checkAt);
  nervousness(draft, bridge, words);
  const labels = [w.released, ...bridgeCauses.map((cause) => w.causes[cause]), w.planned];
  draft.line(headingRow - 1, piecesAt, [heading(w.pieces), ...labels.slice(1).map(() => heading()), heading(), heading(w.money(plan.options.currency))]);
  draft.line(headingRow, 0, [...[w.item, w.name, w.month].map((word) => heading(word)), ...labels.map((word) => heading(word)), heading(w.cost), ...labels.map((word) => heading(word)), heading(words.reports.common.check)]);
  const families = [...groupBy(monthLines(bridge), ({ item }) => plan.items[item]?.family ?? "")].sort(([a], [b]) => byText(a, b));
  const subtotals: number[] = [];
  let row = firstRow;
  for (const [family, lines] of families) {
    const first = row;
    lines.forEach((line) => lineRow(draft, row++, line, plan));
    subtotal(draft, row, family === "" ? w.noFamily : family, first, row - 1);
    subtotals.push(row++);
  }
  if (families.length === 0) draft.put(row++, 0, text(w.nothing, "note"));
  else total(draft, row, words.reports.common.total, subtotals);
  return draft.finish({
    widths: [14, 22, 10, ...Array.from({ length: steps }, () => 11), 10, ...Array.from({ length: steps }, () => 12), 9],
    freeze: { rows: firstRow, columns: keys.length },
    print: { landscape: true, titleRows: firstRow, columns: checkAt + 1 },
    tabColour: "#7A4E9E",
  });
}

/** Periods of a month add up; months in which nothing was released, nothing is planned and nothing moved have no row. */
function monthLines({ lines, periods }: PlanBridge): MonthLine[] {
  const byMonth = groupBy(lines, ({ item, period }) => JSON.stringify([item, periods[period]!.month]));
  return [...byMonth.values()].flatMap((same): MonthLine[] => {
    const added = (of: (line: BridgeLine) => number) => round6(sum(same.map(of)));
    const parts = Object.fromEntries(bridgeCauses.map((cause) => [cause, added((line) => line.parts[cause])])) as Record<BridgeCause, number>;
    const [released, planned] = [added((line) => line.released), added((line) => line.planned)];
    if (released === 0 && planned === 0 && bridgeCauses.every((cause) => parts[cause] === 0)) return [];
    return [{ item: same[0]!.item, month: periods[same[0]!.period]!.month, released, parts, planned, standardCost: same[0]!.standardCost }];
  });
}

function lineRow(draft: Draft, row: number, { item, month, released, parts, planned, standardCost }: MonthLine, { items }: BridgeContext["plan"]): void {
  const format = items[item]?.wholePieces === false ? "decimal" : "integer";
  const first = cellName(row, piecesAt);
  const last = cellName(row, piecesAt + steps - 2);
  const pieces: Cell[] = [input(released, format), ...bridgeCauses.map((cause) => input(parts[cause], format)), formula(`SUM(${first}:${last})`, format)];
  draft.line(row, 0, [text(item), text(items[item]?.name ?? ""), { ...input(monthSerial(month), "month"), style: "key" }, ...pieces, input(standardCost, "price")]);
  for (let step = 0; step < steps; step++) draft.put(row, moneyAt + step, formula(`${cellName(row, piecesAt + step)}*${inColumn(row, costAt)}`, "money"));
  draft.check(row, cellsCheck([[cellName(row, piecesAt + steps - 1), planned]]));
}

function subtotal(draft: Draft, row: number, family: string, first: number, last: number): void {
  draft.line(row, 0, [text(family, "total"), { style: "total" }, { style: "total" }]);
  for (const column of summed()) draft.put(row, column, formula(`SUM(${down(column, first, last)})`, column >= moneyAt ? "money" : "number", "total"));
  draft.put(row, costAt, { style: "total" });
  check(draft, row);
}

function total(draft: Draft, row: number, label: string, subtotals: readonly number[]): void {
  draft.line(row, 0, [text(label, "total"), { style: "total" }, { style: "total" }]);
  for (const column of summed()) draft.put(row, column, formula(subtotals.map((line) => cellName(line, column)).join("+"), column >= moneyAt ? "money" : "number", "total"));
  draft.put(row, costAt, { style: "total" });
  check(draft, row);
}

const summed = (): number[] => [piecesAt, moneyAt].flatMap((from) => Array.from({ length: steps }, (_, step) => from + step));

/** Released and parts against planned, in money as it stands on the row. */
function check(draft: Draft, row: number): void {
  draft.check(row, formula(`ROUND(SUM(${acrossColumns(row, moneyAt, moneyAt + steps - 2)})-${inColumn(row, moneyAt + steps - 1)},2)`, "check", "check"));
}

function nervousness(draft: Draft, { nervousness: all, nervousnessByZone: zones }: PlanBridge, { bridge: w, reports }: Words): void {
  const figures: readonly (readonly [string, number | undefined])[] = [[w.nervousness, all], ...(["frozen", "slushy", "liquid"] as const).map((zone) => [reports.zones[zone], zones[zone]] as const)];
  figures.forEach(([label, value], index) => {
    draft.put(nervousRow, index * 2, text(label, "note"));
    draft.put(nervousRow, index * 2 + 1, value === undefined ? text("–", "note") : { ...input(value, "percent"), style: "figure" });
  });
  draft.put(nervousRow + 1, 0, text(w.nervousnessNote, "note"));
}
