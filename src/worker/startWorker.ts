import { begun } from "./oneJob";
import type { PlanningWorker } from "./workerPlanner";

/** A real file, never a blob: the content security policy allows nothing else, and the bundler finds it by this very form. */
export const startWorker = (): PlanningWorker => begun("planning", () => new Worker(new URL("./planningWorker.ts", import.meta.url), { name: "planning" }));
