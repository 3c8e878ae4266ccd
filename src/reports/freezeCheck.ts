import { changesOfYear, type ChangesUsed } from "../engine/meeting/changeBudget";
import { hoursTold } from "../engine/meeting/freezeGuard";
import { type FrozenComparison, frozenComparison, type FrozenQuantity } from "../engine/meeting/frozenComparison";
import { periodName } from "../language/describeProblem";
import { cellName } from "../workbook/address";
import type { Cell, ConditionalLook, ConditionalSpec, SheetSpec } from "../workbook/port";
import { linkToCapacity, linkToMps } from "./behind";
import { cellsCheck, formula, input, literal, quantityFormat, text } from "./cells";
import type { ReportContext } from "./context";
import { type Draft, draftSheet } from "./draft";
import { labelRow } from "./layout";
import { down, fixed, onSheet } from "./reference";
import { titledTable } from "./titledTable";

const columns = { key: 0, name: 1, period: 2, released: 3, planned: 4, difference: 5, request: 6, approved: 7, state: 8, check: 9, link: 10 } as const;
const { released, planned, difference, approved, state } = columns;
const table = titledTable(columns.link);

/** Totals stand above what they count: title and headings, then one row each. */
const totalsRow = labelRow + 1;
const totalRows = { changed: totalsRow + 2, notCovered: totalsRow + 3, nervousness: totalsRow + 4 } as const;

/** Rows of one block that show a state; undefined where there are none. */
type Block = { first: number; last: number } | undefined;

/** 冻结核对: the frozen zone beside the last release, quantities and hours, and what is used up of the year's changes. */
export function freezeCheckSheet(context: ReportContext): SheetSpec {
  const { plan, words, memory } = context;
  const draft = draftSheet(context, "freezeCheck", words.freeze.note, columns.check);
  const compared = frozenComparison(plan, memory);
  const conditionals = compared ? comparedBlocks(draft, context, compared) : [];
  if (!compared) draft.put(labelRow, 0, text(words.freeze.nothingReleased, "note"));
  const isDoubtful = compared?.quantities.some((cell) => cell.state === "notCovered");
  return draft.finish({ widths: [14, 18, 13, 12, 12, 12, 14, 12, 18, 9, 12], freeze: { rows: labelRow, columns: 1 }, print: { landscape: true, titleRows: 0, pagesWide: 1 }, conditionals, tabColour: isDoubtful ? "#9C1C1C" : "#1F4E9E" });
}

function comparedBlocks(draft: Draft, context: ReportContext, compared: FrozenComparison): ConditionalSpec[] {
  const { plan, words } = context;
  const { release, releasedAt, releasedBy } = compared.release;
  const last = plan.periods[compared.periods.at(-1) ?? -1];
  draft.put(labelRow, 0, text(last ? words.freeze.against({ release, releasedAt, releasedBy, to: last.end }) : words.freeze.nothingFrozen({ release }), "note"));
  const shown = compared.quantities.filter((cell) => cell.released !== 0 || cell.planned !== 0 || (cell.approved?.quantity ?? 0) !== 0);
  const first = totalRows.nervousness + 2;
  const quantities: Block = shown.length > 0 ? { first: first + 2, last: first + 1 + shown.length } : undefined;
  totals(draft, context, shown, quantities);
  const hoursAt = quantityBlock(draft, context, shown, first) + 1;
  const budgetAt = hoursBlock(draft, context, compared, hoursAt) + 1;
  const end = budgetBlock(draft, context, budgetAt);
  return [...totalLooks, ...stateLooks(context, { first: first + 2, last: end })];
}

const looks: readonly [look: ConditionalLook, words: (freeze: ReportContext["words"]["freeze"]) => readonly string[]][] = [
  ["bad", ({ states, budgetStates }) => [states.notCovered, budgetStates.usedUp]],
  ["doubtful", ({ states, budgetStates }) => [states.covered, states.hoursChanged, budgetStates.last]],
  ["good", ({ states, budgetStates }) => [states.unchanged, budgetStates.free]],
];

/** Colours follow the words of the state column, whatever the block. */
const stateLooks = ({ words }: ReportContext, { first, last }: { first: number; last: number }): ConditionalSpec[] =>
  looks.map(([look, of]) => ({
    range: { row: first, column: state, rows: last - first + 1, columns: 1 },
    formula: `OR(${of(words.freeze).map((word) => `${cellName(first, state)}=${literal(word)}`).join(",")})`,
    look,
  }));

const valueOf = (row: number) => fixed(row, released);
const totalLooks: readonly ConditionalSpec[] = [
  { range: { row: totalRows.notCovered, column: released, rows: 1, columns: 1 }, formula: `${valueOf(totalRows.notCovered)}>0`, look: "bad" },
  { range: { row: totalRows.changed, column: released, rows: 1, columns: 1 }, formula: `${valueOf(totalRows.changed)}>0`, look: "doubtful" },
];

/** Counts and nervousness over the rows below. */
function totals(draft: Draft, { words }: ReportContext, shown: readonly FrozenQuantity[], block: Block): void {
  const { freeze } = words;
  const column = (of: number) => down(of, block!.first, block!.last);
  const [moved, kept] = [shown.reduce((all, cell) => all + Math.abs(cell.planned - cell.released), 0), shown.reduce((all, cell) => all + cell.released, 0)];
  const uncovered = shown.filter((cell) => cell.state === "notCovered").length;
  const rows = [
    { row: totalRows.changed, label: freeze.changed, body: block && `SUMPRODUCT(1*(ROUND(ABS(${column(difference)}),6)>0))`, engine: shown.filter((cell) => cell.state !== "unchanged").length },
    { row: totalRows.notCovered, label: freeze.notCoveredCount, body: block && `SUMPRODUCT(1*(${column(state)}=${literal(freeze.states.notCovered)}))`, engine: uncovered },
    { row: totalRows.nervousness, label: freeze.nervousness, body: block && `IF(SUM(${column(released)})>0,SUMPRODUCT(ABS(${column(difference)}))/SUM(${column(released)}),0)`, engine: kept > 0 ? moved / kept : 0 },
  ];
  const heads = [freeze.totalHeads.measure, "", "", freeze.totalHeads.value, "", "", "", "", "", words.reports.common.check];
  const lines = rows.map(({ row, label, body = "0" }) => [text(label), null, null, formula(body, row === totalRows.nervousness ? "percent" : "integer", "total")]);
  table(draft, totalsRow, freeze.totals, heads, lines, "");
  for (const { row, engine } of rows) draft.check(row, cellsCheck([[cellName(row, released), engine]]));
}

/** The state a formula should come to, as a number that must be 0. */
const stateCheck = (row: number, agreed: Cell, word: string): Cell => ({ ...agreed, formula: `${agreed.formula!}+1*(${cellName(row, state)}<>${literal(word)})` });

/** Planned is what the master schedule says now, open orders included. */
function quantityBlock(draft: Draft, context: ReportContext, shown: readonly FrozenQuantity[], row: number): number {
  const { plan, words, layout: { mps } } = context;
  const { freeze, reports, plans } = words;
  const { heads, states } = freeze;
  const first = row + 2;
  const lines = shown.map((cell, index): (Cell | null)[] => {
    const at = (column: number) => cellName(first + index, column);
    const onMps = (measure: "production" | "receipts") => onSheet(reports.sheets.mps, fixed(mps.rowOf(cell.item, measure), mps.columns.period(cell.period)));
    const format = quantityFormat(plan.items[cell.item]!, [cell.released, cell.planned, cell.approved?.quantity ?? 0]);
    const covered = `AND(ISNUMBER(${at(approved)}),ROUND(${at(planned)}-N(${at(approved)}),6)=0)`;
    return [
      text(cell.item), text(plan.items[cell.item]!.name), text(periodName(plan.periods[cell.period]!)), input(cell.released, format), formula(`${onMps("production")}+${onMps("receipts")}`, format),
      formula(`${at(planned)}-${at(released)}`, format), cell.approved ? text(cell.approved.request.request) : null, cell.approved ? input(cell.approved.quantity, format) : null,
      formula(`IF(ROUND(${at(difference)},6)=0,${literal(states.unchanged)},IF(${covered},${literal(states.covered)},${literal(states.notCovered)}))`, "text"), null,
      linkToMps(context, cell.item, "production", cell.period),
    ];
  });
  const headings = [reports.common.item, reports.common.name, heads.period, heads.released, heads.planned, heads.difference, heads.request, heads.approved, heads.state, reports.common.check, plans.lookAt];
  const end = table(draft, row, freeze.quantities, headings, lines, freeze.noQuantity);
  shown.forEach((cell, index) => {
    const agreed = cellsCheck([[cellName(first + index, planned), cell.planned], [cellName(first + index, difference), cell.planned - cell.released]]);
    draft.check(first + index, stateCheck(first + index, agreed, states[cell.state]));
  });
  return end;
}

/** Hours follow from the quantities, so they differ or they do not. */
function hoursBlock(draft: Draft, context: ReportContext, { hours }: FrozenComparison, row: number): number {
  const { plan, words, layout: { capacity } } = context;
  const { freeze, reports, plans } = words;
  const { heads, states } = freeze;
  const names = new Map(plan.capacity.map(({ workCentre, name }) => [workCentre, name]));
  const first = row + 2;
  const lines = hours.map((cell, index): (Cell | null)[] => {
    const at = (column: number) => cellName(first + index, column);
    const load = onSheet(reports.sheets.capacity, fixed(capacity.rowOf(cell.workCentre, "load"), capacity.columns.period(cell.period)));
    return [
      text(cell.workCentre), text(names.get(cell.workCentre) ?? ""), text(periodName(plan.periods[cell.period]!)), input(cell.released, "decimal"), formula(load, "decimal"), formula(`${at(planned)}-${at(released)}`, "decimal"), null, null,
      formula(`IF(ROUND(ABS(${at(difference)}),6)<${hoursTold},${literal(states.unchanged)},${literal(states.hoursChanged)})`, "text"), null,
      linkToCapacity(context, cell.workCentre, "load", cell.period),
    ];
  });
  const headings = [heads.workCentre, reports.common.name, heads.period, heads.released, heads.planned, heads.difference, "", "", heads.state, reports.common.check, plans.lookAt];
  const end = table(draft, row, freeze.hours, headings, lines, freeze.noHours);
  hours.forEach((cell, index) => draft.check(first + index, cellsCheck([[cellName(first + index, planned), cell.planned], [cellName(first + index, difference), cell.planned - cell.released]])));
  return end;
}

/** Used, limit, left: of items with requests in the plan date's year, and of every department. */
function budgetBlock(draft: Draft, { plan, words, memory }: ReportContext, row: number): number {
  const { freeze, reports } = words;
  const { budgetHeads: heads, budgetStates } = freeze;
  const { planDate } = plan.options;
  const { items, departments } = changesOfYear(memory.changeRequests, planDate, plan.capacity.map(({ department }) => department), plan.options);
  const first = row + 2;
  const [used, limit, left] = [released, planned, difference];
  const rows: { kind: "item" | "department"; of: ChangesUsed }[] = [...items.map((of) => ({ kind: "item" as const, of })), ...departments.map((of) => ({ kind: "department" as const, of }))];
  const lines = rows.map(({ kind, of }, index): (Cell | null)[] => {
    const at = (column: number) => cellName(first + index, column);
    return [
      text(of.subject), text(kind === "item" ? (plan.items[of.subject]?.name ?? "") : ""), text(freeze.kinds[kind]), input(of.used), input(of.limit), formula(`MAX(0,${at(limit)}-${at(used)})`), null, null,
      formula(`IF(${at(left)}=0,${literal(budgetStates.usedUp)},IF(${at(left)}=1,${literal(budgetStates.last)},${literal(budgetStates.free)}))`, "text"),
    ];
  });
  const headings = [heads.subject, heads.name, heads.kind, heads.used, heads.limit, heads.left, "", "", freeze.heads.state, reports.common.check, ""];
  const end = table(draft, row, freeze.budget(planDate.slice(0, 4)), headings, lines, freeze.noBudget);
  rows.forEach(({ of }, index) => draft.check(first + index, cellsCheck([[cellName(first + index, left), Math.max(0, of.limit - of.used)]])));
  return end;
}
