import { planWorkbook } from "../planWorkbook";
import { browserSolvers } from "./browserSolvers";
import type { PaneMessage } from "./messages";
import { jobDesk } from "./runJob";

const desk = jobDesk(async ({ grids, request }, progress, clock) => planWorkbook(grids, request, { ...(await browserSolvers()), clock }, progress), (message) => self.postMessage(message));

self.onmessage = ({ data }: MessageEvent<PaneMessage>) => void desk(data);
