import { begun, type OneJobWorker } from "./oneJob";

/** A real file, as `startWorker` says. */
export const startHomeWorker = (): OneJobWorker => begun("home", () => new Worker(new URL("./homeWorker.ts", import.meta.url), { name: "home" }));
