import type { OneJobWorker } from "./oneJob";

/** A real file, as `startWorker` says. */
export const startMeetingWorker = (): OneJobWorker => new Worker(new URL("./meetingWorker.ts", import.meta.url), { name: "meeting" });
