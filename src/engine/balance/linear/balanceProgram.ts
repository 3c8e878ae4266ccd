import type { BalanceModel, Decision, Prices } from "../balanceModel";
import type { LinearProgram } from "../linearProgram";
import { programWriter, type ProgramWriter } from "./programWriter";

/** What a column is. */
export const columnRoles = { production: 0, outsourced: 1, lost: 2, stock: 3, owed: 4, resource: 5, storage: 6 } as const;

/**
 * The balance without lots as a linear program, with bounds instead of rows wherever possible. Rows: the balance of every
 * item and period (I·T, row = cell), then resources (R·T), offers (O), room (T where it is limited).
 *   production + outsourced + Σ lost + Σ owed(t) − Σ stock(t) + Σ stock(t−1) − Σ owed(t−1) = demand − supply
 * Production has two columns where changes cost: up to `released` each piece saves a change, beyond it makes one. Stock
 * has two: up to the safety stock and beyond.
 */
export interface BalanceProgram {
  program: LinearProgram;
  /** By column, one of `columnRoles`. */
  role: Uint8Array;
  /** By column: cell of item and period; −1 for columns of resources and room. */
  cell: Int32Array;
  /** Cost of the model = objective + constant. */
  constant: number;
  resourceRow: number;
  offerRow: number;
  storageRow: number;
}

/** What the writing of columns hands around. */
interface Draft {
  writer: ProgramWriter;
  role: Uint8Array;
  cell: Int32Array;
  resourceRow: number;
  offerRow: number;
  storageRow: number;
}

/** The balance as a linear program. */
export function balanceProgram(model: BalanceModel): BalanceProgram {
  const { items, periods, grades, resources, offerLimit, useStart, storage } = model;
  const resourceRow = items * periods;
  const offerRow = resourceRow + resources.length * periods;
  const storageRow = offerRow + offerLimit.length;
  const steps = resources.reduce((total, { steps }) => total + steps.length + 1, 1);
  const columns = items * periods * (5 + 1 + 2 * grades) + steps * periods;
  const entries = periods * (2 * (useStart[items]! + items) + items * (2 + 2 * 3 + 3 * grades + 2) + 2 * steps);
  const draft = { writer: programWriter(columns, entries), role: new Uint8Array(columns), cell: new Int32Array(columns).fill(-1), resourceRow, offerRow, storageRow };
  for (let cell = 0; cell < items * periods; cell++) {
    addProduction(model, draft, cell);
    addOutsourced(model, draft, cell);
    addCustomers(model, draft, cell);
    addStock(model, draft, cell);
  }
  addResources(model, draft);
  addStorage(model, draft);
  const { rowLower, rowUpper } = rowLimits(model, storageRow + (storage ? periods : 0), draft);
  const program = draft.writer.program(rowLower, rowUpper);
  const { role, cell } = draft;
  return { program, role: role.subarray(0, program.columns), cell: cell.subarray(0, program.columns), constant: constantOf(model), resourceRow, offerRow, storageRow };
}

function newColumn({ writer, role, cell }: Draft, cost: number, upper: number, is: number, at = -1): void {
  const column = writer.column(cost, upper);
  role[column] = is;
  cell[column] = at;
}

function addProduction(model: BalanceModel, draft: Draft, cell: number): void {
  if (model.open[cell] === 0) return;
  const each = model.productionCost[cell]!;
  const change = model.changeCost[cell]!;
  const kept = change > 0 ? model.released[cell]! : 0;
  const add = (cost: number, upper: number) => {
    newColumn(draft, cost, upper, columnRoles.production, cell);
    draft.writer.entry(cell, 1);
    addUses(model, draft, cell);
  };
  if (kept > 0) add(each - change, kept);
  add(each + change, Infinity);
}

function addUses({ periods, useStart, useResource, useEach, useTiming, timings }: BalanceModel, { writer, resourceRow }: Draft, cell: number): void {
  const i = Math.floor(cell / periods);
  const t = cell % periods;
  for (let use = useStart[i]!; use < useStart[i + 1]!; use++) {
    const timing = timings[useTiming[use]!];
    writer.entry(resourceRow + useResource[use]! * periods + (timing ? timing[t]! : t), useEach[use]!);
  }
}

function addOutsourced({ offer, offerCost, offerLimit }: BalanceModel, draft: Draft, cell: number): void {
  const from = offer[cell]!;
  if (from < 0 || offerLimit[from] === 0) return;
  newColumn(draft, offerCost[cell]!, Infinity, columnRoles.outsourced, cell);
  draft.writer.entry(cell, 1);
  draft.writer.entry(draft.offerRow + from, 1);
}

function addCustomers(model: BalanceModel, draft: Draft, cell: number): void {
  const { grades, losable, lostCost, waiting, backlogCost, overdueCost } = model;
  for (let k = cell * grades; k < (cell + 1) * grades; k++) {
    if (losable[k]! > 0) {
      newColumn(draft, lostCost[k]!, losable[k]!, columnRoles.lost, cell);
      draft.writer.entry(cell, 1);
    }
    if (waiting[k]! > 0) addCarried(model, draft, cell, backlogCost[k]!, waiting[k]!, columnRoles.owed);
  }
  addCarried(model, draft, cell, overdueCost[cell]!, Infinity, columnRoles.owed);
}

function addStock(model: BalanceModel, draft: Draft, cell: number): void {
  const safety = model.safetyStock[cell]!;
  const holding = model.holding[cell]!;
  if (safety > 0 && model.shortfall[cell]! > 0) addCarried(model, draft, cell, holding - model.shortfall[cell]!, safety, columnRoles.stock);
  addCarried(model, draft, cell, holding, Infinity, columnRoles.stock);
}

/** Stock is taken from this period's balance and handed to the next; what is owed the other way round. */
function addCarried({ periods, storage }: BalanceModel, draft: Draft, cell: number, cost: number, upper: number, is: number): void {
  const sign = is === columnRoles.owed ? 1 : -1;
  const t = cell % periods;
  newColumn(draft, cost, upper, is, cell);
  draft.writer.entry(cell, sign);
  if (t + 1 < periods) draft.writer.entry(cell + 1, -sign);
  if (storage && sign < 0) draft.writer.entry(draft.storageRow + t, storage.each[Math.floor(cell / periods)]!);
}

/** Overtime by steps, what nothing covers, and what is left of a key material. */
function addResources({ periods, resources }: BalanceModel, draft: Draft): void {
  resources.forEach(({ kind, steps, beyondCost }, r) => {
    for (let t = 0; t < periods; t++) {
      const row = draft.resourceRow + r * periods + t;
      const relief = (cost: number, upper: number) => {
        newColumn(draft, cost, upper, columnRoles.resource);
        draft.writer.entry(row, -1);
      };
      for (const step of steps) if (step.limit[t]! > 0) relief(step.cost, step.limit[t]!);
      relief(beyondCost, Infinity);
      if (kind === "hours" || t + 1 === periods) continue;
      newColumn(draft, 0, Infinity, columnRoles.resource);
      draft.writer.entry(row, 1);
      draft.writer.entry(row + 1, -1);
    }
  });
}

function addStorage({ periods, storage }: BalanceModel, draft: Draft): void {
  if (!storage) return;
  for (let t = 0; t < periods; t++) {
    newColumn(draft, storage.beyondCost[t]!, Infinity, columnRoles.storage);
    draft.writer.entry(draft.storageRow + t, -1);
  }
}

function rowLimits({ items, periods, grades, demand, supply, startingBalance, resources, offerLimit, storage }: BalanceModel, rows: number, { resourceRow, offerRow, storageRow }: Draft) {
  const rowLower = new Float64Array(rows).fill(-Infinity);
  const rowUpper = new Float64Array(rows);
  for (let cell = 0; cell < items * periods; cell++) {
    let missing = -supply[cell]! - (cell % periods === 0 ? startingBalance[cell / periods]! : 0);
    for (let g = 0; g < grades; g++) missing += demand[cell * grades + g]!;
    rowLower[cell] = rowUpper[cell] = missing;
  }
  resources.forEach(({ limit }, r) => rowUpper.set(limit, resourceRow + r * periods));
  rowUpper.set(offerLimit, offerRow);
  if (storage) rowUpper.set(storage.limit, storageRow);
  return { rowLower, rowUpper };
}

/** Without stock everything is missing from the safety stock, without production all that was released is changed. */
function constantOf({ items, periods, fixedCost, safetyStock, shortfall, open, released, changeCost }: BalanceModel): number {
  let constant = fixedCost;
  for (let cell = 0; cell < items * periods; cell++) {
    constant += safetyStock[cell]! * shortfall[cell]!;
    if (open[cell] === 1) constant += released[cell]! * changeCost[cell]!;
  }
  return constant;
}

/** A solution of that program as a decision. */
export function readDecision({ items, periods }: BalanceModel, { role, cell }: BalanceProgram, x: Float64Array): Decision {
  const empty = () => new Float64Array(items * periods);
  const decision: Decision = { production: empty(), outsourced: empty(), lost: empty() };
  const parts = [decision.production, decision.outsourced, decision.lost];
  for (let column = 0; column < x.length; column++) {
    const part = parts[role[column]!];
    if (part) part[cell[column]!]! += x[column]!;
  }
  return decision;
}

/** Solvers give ∂cost/∂rhs, which is never positive in these rows but for noise. */
export function readPrices({ periods, resources, offerLimit, storage }: BalanceModel, { resourceRow, offerRow, storageRow }: BalanceProgram, rowDual: Float64Array): Prices {
  const from = (row: number, length: number) => rowDual.slice(row, row + length).map((dual) => Math.max(0, -dual));
  return { resources: from(resourceRow, resources.length * periods), offers: from(offerRow, offerLimit.length), storage: from(storageRow, storage ? periods : 0) };
}
