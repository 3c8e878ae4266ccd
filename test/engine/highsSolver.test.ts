import { buildProgram, type Row, type Term } from "../support/programBuilder";
import { loadNodeSolver } from "../../src/solver/loadNodeSolver";

const solve = loadNodeSolver();
const open = (columns: number) => new Array<number>(columns).fill(Infinity);

/**
 * Red Tomato Tools (Chopra & Meindl, Supply Chain Management, aggregate planning): workforce, hiring, layoff, overtime,
 * production, stock, backlog and subcontracting over six months; the linear program's optimum is 422,275.
 */
test("the aggregate plan of Red Tomato Tools costs 422,275", async () => {
  const demand = [1600, 3000, 3200, 3800, 2200, 2200];
  const [workers, hired, laidOff, overtime, made, stock, backlog, bought] = [0, 1, 2, 3, 4, 5, 6, 7];
  const kinds = 8;
  const at = (kind: number | undefined, t: number, factor: number): Term[] => (t < 0 ? [] : [{ column: t * kinds + kind!, factor }]);
  const equal = (terms: Term[], value: number): Row => ({ terms, atLeast: value, atMost: value });
  const rows = demand.flatMap((required, t): Row[] => [
    equal([...at(workers, t, 1), ...at(workers, t - 1, -1), ...at(hired, t, -1), ...at(laidOff, t, 1)], t === 0 ? 80 : 0),
    equal([...at(stock, t - 1, 1), ...at(backlog, t - 1, -1), ...at(made, t, 1), ...at(bought, t, 1), ...at(stock, t, -1), ...at(backlog, t, 1)], t === 0 ? required - 1000 : required),
    { terms: [...at(made, t, 1), ...at(workers, t, -40), ...at(overtime, t, -0.25)], atMost: 0 },
    { terms: [...at(overtime, t, 1), ...at(workers, t, -10)], atMost: 0 },
  ]);
  rows.push({ terms: at(stock, 5, 1), atLeast: 500 }, equal(at(backlog, 5, 1), 0));
  const cost = [640, 300, 500, 6, 10, 2, 5, 30];
  const objective = demand.flatMap((_, t) => cost.flatMap((each, kind) => at(kind, t, each)));
  const solution = await solve(buildProgram(open(6 * kinds), objective, rows), { seconds: 10 });
  expect(solution.status).toBe("optimal");
  if (solution.status === "optimal") expect(solution.objective).toBeCloseTo(422_275, 4);
});

test("a dual is what one more on the right would change", async () => {
  // min 3x + 5y, x ≤ 4, x + y ≥ 10: one more of x saves 2, one more to supply costs 5.
  const program = buildProgram(open(2), [{ column: 0, factor: 3 }, { column: 1, factor: 5 }], [
    { terms: [{ column: 0, factor: 1 }], atMost: 4 },
    { terms: [{ column: 0, factor: 1 }, { column: 1, factor: 1 }], atLeast: 10 },
  ]);
  expect(await solve(program, { seconds: 10 })).toMatchObject({ status: "optimal", objective: 42, x: Float64Array.of(4, 6), rowDual: Float64Array.of(-2, 5) });
});

test("every ending has its name", async () => {
  const contradiction = buildProgram(open(1), [], [{ terms: [{ column: 0, factor: 1 }], atMost: -1 }]);
  const bottomless = buildProgram(open(1), [{ column: 0, factor: -1 }], [{ terms: [{ column: 0, factor: 1 }], atLeast: 0 }]);
  expect((await solve(contradiction, { seconds: 10 })).status).toBe("infeasible");
  expect((await solve(bottomless, { seconds: 10 })).status).toBe("unbounded");
});

test("without time there is no answer", async () => {
  // Dense enough that presolve alone does not finish it.
  const size = 120;
  const rows = Array.from({ length: size }, (_, i): Row => ({ terms: Array.from({ length: size }, (__, column) => ({ column, factor: 1 + ((i * 7 + column * 13) % 11) })), atLeast: 100 + i }));
  const program = buildProgram(open(size), Array.from({ length: size }, (_, column) => ({ column, factor: 1 + (column % 5) })), rows);
  expect((await solve(program, { seconds: 0 })).status).toBe("outOfTime");
});
