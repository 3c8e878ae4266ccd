import type { Highs, Model, ModelData } from "highs";
import type { LinearProgram, Solution, SolveLimits, Solver } from "../engine/balance/linearProgram";

/** Loads HiGHS (WASM): `() => loadHighs()` in Node, with `locateFile` or `wasmModule` in a browser's worker. */
export type LoadHighs = () => Promise<Highs>;

/** Codes of HighsModelStatus. */
const optimal = 7;
const infeasible = [8, 9];
const unbounded = 10;
/** Code of HighsSolutionStatus. */
const feasiblePoint = 2;

/** One seed, simplex: the same program gives the same vertex every time. */
const settings = { output_flag: false, solver: "simplex", random_seed: 0 };
const usualGap = 1e-4;

/**
 * HiGHS behind the engine's `Solver`. It is loaded once, on the first program. `differing` settings are for measuring:
 * the interior point method, for example, ends somewhere else in the set of best plans.
 */
export function highsSolver(load: LoadHighs, differing: Readonly<Record<string, string | number | boolean>> = {}): Solver {
  let loading: Promise<Highs> | undefined;
  return async (program, limits) => {
    const highs = await (loading ??= load());
    return highs.withModel(modelData(program), (model) => {
      model.options.set({ ...settings, ...(program.integer && mixedInteger(limits)), ...differing, time_limit: limits.seconds });
      if (program.start) model.setSolution({ colValue: program.start });
      model.run();
      return program.integer ? readMixedInteger(model) : readLinear(model);
    });
  };
}

/** The method is HiGHS's own choice here: "simplex" would mean the relaxation alone. */
const mixedInteger = ({ gap = usualGap, nodes }: SolveLimits) => ({ solver: "choose", mip_rel_gap: gap, ...(nodes !== undefined && { mip_max_nodes: nodes }) });

const modelData = ({ columns, rows, cost, columnLower, columnUpper, rowLower, rowUpper, starts, indices, values, integer }: LinearProgram): ModelData => ({
  numCols: columns,
  numRows: rows,
  colCost: cost,
  colLower: columnLower,
  colUpper: columnUpper,
  rowLower,
  rowUpper,
  matrix: { format: "csc", numRows: rows, numCols: columns, starts, indices, values },
  ...(integer && { integrality: Int32Array.from(integer) }),
});

type Ending = Exclude<Solution["status"], "optimal" | "feasible">;

/** Whatever is not a proven ending (time, iterations, numbers that went wrong) counts as out of time: there is no answer to trust. */
function endingWithout(model: Model): { status: Ending } {
  const status = model.getModelStatus();
  if (infeasible.includes(status)) return { status: "infeasible" };
  return { status: status === unbounded ? "unbounded" : "outOfTime" };
}

function readLinear(model: Model): Solution {
  if (model.getModelStatus() !== optimal) return endingWithout(model);
  const { colValue, rowDual, colDual } = model.getSolution();
  const objective = model.getObjectiveValue();
  return { status: "optimal", objective, bound: objective, iterations: iterationsOf(model), x: colValue, rowDual, columnDual: colDual };
}

function readMixedInteger(model: Model): Solution {
  if (infoOf(model, "primal_solution_status") !== feasiblePoint) return endingWithout(model);
  const ended = { objective: model.getObjectiveValue(), bound: infoOf(model, "mip_dual_bound"), iterations: iterationsOf(model), x: model.getSolution().colValue };
  return model.getModelStatus() === optimal ? { status: "optimal", ...ended, rowDual: new Float64Array(), columnDual: new Float64Array() } : { status: "feasible", ...ended };
}

const infoOf = (model: Model, name: string): number => Number(model.info.get(name));

/** Of whichever method ran; the others' counts are −1 or 0. */
const iterationsOf = (model: Model): number =>
  ["simplex_iteration_count", "ipm_iteration_count", "crossover_iteration_count"].reduce((total, name) => total + Math.max(0, infoOf(model, name)), 0);
