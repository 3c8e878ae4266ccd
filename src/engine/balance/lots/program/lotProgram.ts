import { balanceProgram, columnRoles, type BalanceProgram } from "../../linear/balanceProgram";
import type { BalanceModel, Decision } from "../../balanceModel";
import type { LinearProgram } from "../../linearProgram";

/** The linear program of the balance with lots and set-ups as whole numbers. Its first columns are those of `general`. */
export interface LotProgram {
  general: BalanceProgram;
  program: LinearProgram;
}

/** One set-up or number of lots: a column with its own rows. */
interface WholeColumn {
  cell: number;
  kind: "lots" | "setup";
}

/**
 * Lots:    Σ production = multiple · lots
 * Set-ups: Σ production ≤ most · setup, Σ production ≥ minimum · setup; a set-up costs money and hours
 * Where `free` says no, lots and set-ups stay as they are in `decision`.
 */
export function lotProgram(model: BalanceModel, decision: Decision, free: (cell: number) => boolean): LotProgram {
  const general = balanceProgram(model);
  const draft = new Extension(general.program);
  const columnsOf = productionColumns(general, model);
  for (let cell = 0; cell < model.items * model.periods; cell++) {
    const made = columnsOf[cell]!;
    if (made.length === 0) continue;
    for (const whole of wholeColumns(model, cell)) addWhole(model, general, draft, made, whole, decision.production[cell]!, free(cell));
  }
  return { general, program: draft.program() };
}

/** Whether beginning a lot costs money or hours, or its minimum is more than one lot. */
export function needsSetup({ lots, useStart, useSetup }: BalanceModel, item: number): boolean {
  if (lots.setupCost[item]! > 0 || lots.minimum[item]! > lots.multiple[item]!) return true;
  for (let use = useStart[item]!; use < useStart[item + 1]!; use++) if (useSetup[use]! > 0) return true;
  return false;
}

function wholeColumns(model: BalanceModel, cell: number): WholeColumn[] {
  const item = Math.floor(cell / model.periods);
  const columns: WholeColumn[] = [];
  if (model.lots.multiple[item]! > 1) columns.push({ cell, kind: "lots" });
  if (needsSetup(model, item)) columns.push({ cell, kind: "setup" });
  return columns;
}

function productionColumns({ role, cell }: BalanceProgram, { items, periods }: BalanceModel): number[][] {
  const columns: number[][] = Array.from({ length: items * periods }, () => []);
  role.forEach((each, column) => {
    if (each === columnRoles.production) columns[cell[column]!]!.push(column);
  });
  return columns;
}

function addWhole(model: BalanceModel, general: BalanceProgram, draft: Extension, made: readonly number[], { cell, kind }: WholeColumn, production: number, free: boolean): void {
  const item = Math.floor(cell / model.periods);
  const most = mostUseful(model, cell, production);
  if (kind === "lots") {
    const lot = model.lots.multiple[item]!;
    const now = Math.round(production / lot);
    const column = draft.column(0, free ? 0 : now, free ? Math.ceil(most / lot) : now, now);
    draft.row(0, 0, made, column, -lot);
    return;
  }
  const now = production > 0 ? 1 : 0;
  const column = draft.column(model.lots.setupCost[item]!, free ? 0 : now, free ? 1 : now, now);
  draft.row(-Infinity, 0, made, column, -most);
  if (model.lots.minimum[item]! > 0) draft.row(0, Infinity, made, column, -model.lots.minimum[item]!);
  for (let use = model.useStart[item]!; use < model.useStart[item + 1]!; use++) {
    const timing = model.timings[model.useTiming[use]!];
    const t = cell % model.periods;
    draft.entry(column, general.resourceRow + model.useResource[use]! * model.periods + (timing ? timing[t]! : t), model.useSetup[use]!);
  }
}

/**
 * Most that is worth making in a period: all that is ever required, or all the hours allow. A tight limit makes the program
 * easier; what is made now always fits.
 */
function mostUseful(model: BalanceModel, cell: number, production: number): number {
  const { periods, grades, lots, useStart, useEach, useSetup, useResource, useTiming, timings, resources } = model;
  const item = Math.floor(cell / periods);
  const t = cell % periods;
  let net = model.startingBalance[item]!;
  let required = 0;
  for (let s = 0, at = item * periods; s < periods; s++, at++) {
    net += model.supply[at]!;
    for (let g = 0; g < grades; g++) net -= model.demand[at * grades + g]!;
    required = Math.max(required, model.safetyStock[at]! - net, -net);
  }
  let most = required + lots.minimum[item]! + lots.multiple[item]!;
  for (let use = useStart[item]!; use < useStart[item + 1]!; use++) {
    const { kind, limit, steps } = resources[useResource[use]!]!;
    if (kind !== "hours" || useEach[use]! <= 0) continue;
    const takenIn = timings[useTiming[use]!]?.[t] ?? t;
    const hours = steps.reduce((total, step) => total + step.limit[takenIn]!, limit[takenIn]!) - useSetup[use]!;
    most = Math.min(most, hours / useEach[use]!);
  }
  const lot = lots.multiple[item]!;
  const least = Math.max(production, lots.minimum[item]!, lot, model.released[cell]!);
  const raised = Math.max(most, least);
  return lot > 0 ? lot * Math.ceil(raised / lot - 1e-9) : raised;
}

/** A linear program to which rows and whole-number columns are added. */
class Extension {
  private readonly entries = new Map<number, [number, number][]>();
  private readonly rowLower: number[] = [];
  private readonly rowUpper: number[] = [];
  private readonly added: { cost: number; lower: number; upper: number; now: number }[] = [];

  constructor(private readonly base: LinearProgram) {}

  /** A whole-number column, at `now` in the plan so far. Gives its number. */
  column(cost: number, lower: number, upper: number, now: number): number {
    this.added.push({ cost, lower, upper, now });
    return this.base.columns + this.added.length - 1;
  }

  entry(column: number, row: number, value: number): void {
    if (value === 0) return;
    const entries = this.entries.get(column) ?? [];
    const same = entries.find(([at]) => at === row);
    if (same) same[1] += value;
    else entries.push([row, value]);
    this.entries.set(column, entries);
  }

  /** lower ≤ Σ made + factor · column ≤ upper */
  row(lower: number, upper: number, made: readonly number[], column: number, factor: number): void {
    const row = this.base.rows + this.rowLower.length;
    this.rowLower.push(lower);
    this.rowUpper.push(upper);
    for (const each of made) this.entry(each, row, 1);
    this.entry(column, row, factor);
  }

  program(): LinearProgram {
    const { base, added } = this;
    const columns = base.columns + added.length;
    const starts = new Int32Array(columns + 1);
    const indices: number[] = [];
    const values: number[] = [];
    for (let column = 0; column < columns; column++) {
      for (let k = column < base.columns ? base.starts[column]! : 0; column < base.columns && k < base.starts[column + 1]!; k++) {
        indices.push(base.indices[k]!);
        values.push(base.values[k]!);
      }
      for (const [row, value] of this.entries.get(column) ?? []) {
        indices.push(row);
        values.push(value);
      }
      starts[column + 1] = indices.length;
    }
    const longer = (row: Float64Array, more: readonly number[]) => Float64Array.from([...row, ...more]);
    return {
      columns,
      rows: base.rows + this.rowLower.length,
      cost: longer(base.cost, added.map(({ cost }) => cost)),
      columnLower: longer(base.columnLower, added.map(({ lower }) => lower)),
      columnUpper: longer(base.columnUpper, added.map(({ upper }) => upper)),
      rowLower: longer(base.rowLower, this.rowLower),
      rowUpper: longer(base.rowUpper, this.rowUpper),
      starts,
      indices: Int32Array.from(indices),
      values: Float64Array.from(values),
      integer: Uint8Array.from({ length: columns }, (_, column) => (column < base.columns ? 0 : 1)),
      start: longer(new Float64Array(base.columns), added.map(({ now }) => now)),
    };
  }
}
