import loadHighs from "highs";
import type { PlanningHost } from "../planningHost";
import { highsSolver } from "../solver/highsSolver";
import { loadBrowserKernel } from "../solver/loadBrowserKernel";

/** The solvers' .wasm files lie beside the scripts, wherever the add-in is deployed. */
const besideScript = (file: string) => new URL(file, self.location.href).href;
const solve = highsSolver(() => loadHighs({ locateFile: besideScript }));
const loadingKernel = loadBrowserKernel(besideScript("kernel.wasm"));

/** What a worker solves with. */
export async function browserSolvers(): Promise<Pick<PlanningHost, "solve" | "kernel">> {
  const kernel = await loadingKernel;
  return { solve, ...(kernel && { kernel }) };
}
