import type { Highs, Model, ModelData } from "highs";
import type { LinearProgram, Solution, Solver } from "../engine/balance/linearProgram";

/** Loads HiGHS (WASM): `() => loadHighs()` in Node, with `locateFile` or `wasmModule` in a browser's worker. */
export type LoadHighs = () => Promise<Highs>;

/** Codes of HighsModelStatus. */
const optimal = 7;
const infeasible = [8, 9];
const unbounded = 10;

/** One thread, one seed, simplex: the same program gives the same vertex every time. */
const settings = { output_flag: false, solver: "simplex", random_seed: 0 };

/** HiGHS behind the engine's `Solver`. It is loaded once, on the first program. */
export function highsSolver(load: LoadHighs): Solver {
  let loading: Promise<Highs> | undefined;
  return async (program, { seconds }) => {
    const highs = await (loading ??= load());
    return highs.withModel(modelData(program), (model) => {
      model.options.set({ ...settings, time_limit: seconds });
      model.run();
      return readSolution(model);
    });
  };
}

const modelData = ({ columns, rows, cost, columnLower, columnUpper, rowLower, rowUpper, starts, indices, values }: LinearProgram): ModelData => ({
  numCols: columns,
  numRows: rows,
  colCost: cost,
  colLower: columnLower,
  colUpper: columnUpper,
  rowLower,
  rowUpper,
  matrix: { format: "csc", numRows: rows, numCols: columns, starts, indices, values },
});

/** Whatever is not a proven ending (time, iterations, numbers that went wrong) counts as out of time: there is no answer to trust. */
function readSolution(model: Model): Solution {
  const status = model.getModelStatus();
  if (infeasible.includes(status)) return { status: "infeasible" };
  if (status === unbounded) return { status: "unbounded" };
  if (status !== optimal) return { status: "outOfTime" };
  const { colValue, rowDual, colDual } = model.getSolution();
  return { status: "optimal", objective: model.getObjectiveValue(), x: colValue, rowDual, columnDual: colDual };
}
