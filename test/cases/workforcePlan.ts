import type { LinearProgram, Solver } from "../../src/engine/balance/linearProgram";

/** What the balance costs with so many workers by month, and what each further worker changes of it. */
export interface Cut {
  workers: readonly number[];
  cost: number;
  slopes: readonly number[];
}

interface Workforce {
  months: number;
  opening: number;
  wage: number;
  hiring: number;
  layoff: number;
}

const rounds = 200;
const mostWorkers = 500;

/**
 * Kelley's cutting planes: the balance's cost is convex in the workers of each month, and the prices it gives hours are its
 * slopes. A program of hiring and laying off over all slopes known so far proposes the next workforce and is a lower bound.
 */
export async function leastWorkforceCost(workforce: Workforce, cutAt: (workers: readonly number[]) => Promise<Cut>, solve: Solver): Promise<{ cost: number; bound: number }> {
  const cuts: Cut[] = [await cutAt(new Array<number>(workforce.months).fill(workforce.opening))];
  let cost = peopleCost(workforce, cuts[0]!.workers) + cuts[0]!.cost;
  let bound = -Infinity;
  for (let round = 0; round < rounds && cost - bound > 1e-3; round++) {
    const solution = await solve(masterProgram(workforce, cuts), { seconds: 30 });
    if (solution.status !== "optimal") throw new Error(`The workforce program is ${solution.status}.`);
    bound = Math.max(bound, solution.objective);
    const cut = await cutAt([...solution.x.slice(0, workforce.months)]);
    cuts.push(cut);
    cost = Math.min(cost, peopleCost(workforce, cut.workers) + cut.cost);
  }
  return { cost, bound };
}

function peopleCost({ opening, wage, hiring, layoff }: Workforce, workers: readonly number[]): number {
  return workers.reduce((cost, count, t) => {
    const more = count - (t === 0 ? opening : workers[t - 1]!);
    return cost + wage * count + (more > 0 ? hiring * more : -layoff * more);
  }, 0);
}

/** Columns: workers, hired, laid off by month, then the balance's cost. Rows: head count by month, then one a cut. */
function masterProgram({ months, opening, wage, hiring, layoff }: Workforce, cuts: readonly Cut[]): LinearProgram {
  const [columns, rows] = [3 * months + 1, months + cuts.length];
  const dense = Array.from({ length: columns }, () => new Float64Array(rows));
  for (let t = 0; t < months; t++) {
    dense[t]![t] = 1;
    if (t + 1 < months) dense[t]![t + 1] = -1;
    dense[months + t]![t] = -1;
    dense[2 * months + t]![t] = 1;
  }
  cuts.forEach(({ slopes }, k) => {
    slopes.forEach((slope, t) => (dense[t]![months + k] = -slope));
    dense[3 * months]![months + k] = 1;
  });
  const entries = dense.map((column) => [...column].flatMap((value, row) => (value === 0 ? [] : [{ row, value }])));
  const starts = new Int32Array(columns + 1);
  entries.forEach((of, column) => (starts[column + 1] = starts[column]! + of.length));
  const head = Array.from({ length: months }, (_, t) => (t === 0 ? opening : 0));
  const tangent = cuts.map(({ workers, cost, slopes }) => cost - slopes.reduce((all, slope, t) => all + slope * workers[t]!, 0));
  return {
    columns,
    rows,
    cost: Float64Array.from({ length: columns }, (_, column) => (column < months ? wage : column < 2 * months ? hiring : column < 3 * months ? layoff : 1)),
    columnLower: new Float64Array(columns),
    columnUpper: Float64Array.from({ length: columns }, (_, column) => (column < 3 * months ? mostWorkers : Infinity)),
    rowLower: Float64Array.from([...head, ...tangent]),
    rowUpper: Float64Array.from([...head, ...cuts.map(() => Infinity)]),
    starts,
    indices: Int32Array.from(entries.flatMap((of) => of.map(({ row }) => row))),
    values: Float64Array.from(entries.flatMap((of) => of.map(({ value }) => value))),
  };
}
