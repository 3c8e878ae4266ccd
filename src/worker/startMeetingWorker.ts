import { begun, type OneJobWorker } from "./oneJob";

/** A real file, as `startWorker` says. */
export const startMeetingWorker = (): OneJobWorker => begun("meeting", () => new Worker(new URL("./meetingWorker.ts", import.meta.url), { name: "meeting" }));
