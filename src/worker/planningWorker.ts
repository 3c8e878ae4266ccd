import loadHighs from "highs";
import { planWorkbook } from "../planWorkbook";
import { highsSolver } from "../solver/highsSolver";
import type { PlanningJob } from "./messages";
import { runJob } from "./runJob";

/** The solver's .wasm lies beside the scripts, wherever the add-in is deployed. */
const solve = highsSolver(() => loadHighs({ locateFile: (file) => new URL(file, self.location.href).href }));

self.onmessage = ({ data }: MessageEvent<PlanningJob>) => {
  void runJob(data, ({ grids, request }, progress) => planWorkbook(grids, request, solve, progress), (message) => self.postMessage(message));
};
