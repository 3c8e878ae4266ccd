import type { OneJobWorker } from "./oneJob";

/** A real file, as `startWorker` says. */
export const startReviewWorker = (): OneJobWorker => new Worker(new URL("./reviewWorker.ts", import.meta.url), { name: "review" });
