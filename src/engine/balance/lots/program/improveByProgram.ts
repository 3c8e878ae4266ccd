import { feasible } from "../../feasible";
import { readDecision } from "../../linear/balanceProgram";
import type { BalanceModel, Decision } from "../../balanceModel";
import type { SolveLimits, Solver } from "../../linearProgram";
import type { Load } from "../search/load";
import { lotProgram } from "./lotProgram";
import { partOf, rowsOf, withRows } from "./partOf";

/**
 * A decision in which the rows of `items` are as good as a mixed-integer program of them alone finds, lots and set-ups free
 * where `free` (cell of the whole model) says so, quantities everywhere. Undefined when nothing was found.
 */
export async function improveByProgram(model: BalanceModel, decision: Decision, load: Load, items: readonly number[], free: (cell: number) => boolean, solve: Solver, limits: SolveLimits): Promise<Decision | undefined> {
  const part = partOf(model, items, decision, load);
  const wholeCell = (cell: number) => items[Math.floor(cell / model.periods)]! * model.periods + (cell % model.periods);
  const { general, program } = lotProgram(part, rowsOf(model, items, decision), (cell) => free(wholeCell(cell)));
  // Without anything whole left to decide it is a linear program, which the simplex method solves at once.
  const linear = { ...program };
  delete linear.integer;
  delete linear.start;
  const anythingFree = program.integer!.some((whole, column) => whole === 1 && program.columnLower[column]! < program.columnUpper[column]!);
  const solution = await solve(anythingFree ? program : linear, limits);
  if (solution.status !== "optimal" && solution.status !== "feasible") return undefined;
  const found = inWholePieces(part, readDecision(part, general, solution.x.subarray(0, general.program.columns)));
  return withRows(model, items, decision, feasible(part, found));
}

/** Production in whole lots or pieces, nothing below a minimum, outsourcing in whole pieces where production is. */
function inWholePieces(model: BalanceModel, { production, outsourced, lost }: Decision): Decision {
  const { periods, lots } = model;
  const itemOf = (cell: number) => Math.floor(cell / periods);
  return {
    production: production.map((quantity, cell) => {
      const lot = lots.multiple[itemOf(cell)]!;
      const least = Math.max(lots.minimum[itemOf(cell)]!, lot);
      if (quantity < Math.max(least / 2, 1e-9)) return 0;
      return Math.max(least, lot > 0 ? lot * Math.round(quantity / lot) : quantity);
    }),
    outsourced: outsourced.map((quantity, cell) => (lots.multiple[itemOf(cell)]! > 0 ? Math.floor(quantity + 1e-6) : quantity)),
    lost,
  };
}
