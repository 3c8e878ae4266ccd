import { begun, type OneJobWorker } from "./oneJob";

/** A real file, as `startWorker` says. */
export const startReviewWorker = (): OneJobWorker => begun("review", () => new Worker(new URL("./reviewWorker.ts", import.meta.url), { name: "review" }));
