import type { KernelSource } from "./balance/interior/kernel";
import type { Solver } from "./balance/linearProgram";

/**
 * What a long calculation is given by its host, which has the clock and hears the planner. Without an interruption the
 * amount of work is the same every time, and so is the answer.
 */
export interface Work {
  /** False once the planner has stopped the search, or its time is up. Awaited now and then, so that a worker can listen. */
  goOn(): Promise<boolean>;
  /** Once `goOn` has said no: whether it was the planner who stopped it; otherwise its time was up. */
  stopped?(): boolean;
  /** Cost of the best plan so far and the proven bound, whenever one of them has moved. */
  tell(progress: { cost?: number; bound: number }): void;
}

/** For tests and scripts: nobody interrupts, nobody listens. */
export const undisturbed: Work = { goOn: () => Promise.resolve(true), tell: () => {} };

/** Everything the engine is handed by its host. */
export interface PlanningTools {
  solve: Solver;
  work: Work;
  /** The fast kernel of the structured method; plain TypeScript does the same without it. */
  kernel?: KernelSource;
  /** The plan alone: nobody asks what limits it, so no further programs are solved. */
  unexplained?: boolean;
}
