import type { ReviewWorker } from "./workerReview";

/** A real file, as `startWorker` says. */
export const startReviewWorker = (): ReviewWorker => new Worker(new URL("./reviewWorker.ts", import.meta.url), { name: "review" });
