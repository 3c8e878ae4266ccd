import loadHighs from "highs";
import { planWorkbook } from "../planWorkbook";
import { highsSolver } from "../solver/highsSolver";
import { loadBrowserKernel } from "../solver/loadBrowserKernel";
import type { PaneMessage } from "./messages";
import { jobDesk } from "./runJob";

/** The solvers' .wasm files lie beside the scripts, wherever the add-in is deployed. */
const besideScript = (file: string) => new URL(file, self.location.href).href;
const solve = highsSolver(() => loadHighs({ locateFile: besideScript }));
const loadingKernel = loadBrowserKernel(besideScript("kernel.wasm"));

const desk = jobDesk(async ({ grids, request }, progress, clock) => {
  const kernel = await loadingKernel;
  return planWorkbook(grids, request, { solve, clock, ...(kernel && { kernel }) }, progress);
}, (message) => self.postMessage(message));

self.onmessage = ({ data }: MessageEvent<PaneMessage>) => void desk(data);
