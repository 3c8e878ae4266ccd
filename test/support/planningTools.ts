import type { Solver } from "../../src/engine/balance/linearProgram";
import { type PlanningTools, undisturbed } from "../../src/engine/work";
import { loadNodeSolver } from "../../src/solver/loadNodeSolver";

/** What the engine is handed in tests: HiGHS unless told otherwise, all the time it needs, the plain kernel. */
export const planningTools = (solve: Solver = loadNodeSolver()): PlanningTools => ({ solve, work: undisturbed });
