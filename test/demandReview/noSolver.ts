import type { Solver } from "../../src/engine/balance/linearProgram";

/** For runs that must stop before anything is solved. */
export const noSolver: Solver = () => Promise.reject(new Error("Nothing should be solved here."));
