import type { JobAnswer, OneJobWorker } from "../../src/worker/oneJob";

/** A worker that keeps what it was told, and says what the test says. */
export function fakeWorker() {
  const worker = {
    told: [] as unknown[],
    ended: 0,
    postMessage: (message: unknown) => void worker.told.push(message),
    terminate: () => void worker.ended++,
    onmessage: null as OneJobWorker["onmessage"],
    onerror: null as OneJobWorker["onerror"],
    onmessageerror: null as OneJobWorker["onmessageerror"],
    say: (data: JobAnswer) => worker.onmessage?.call(worker as unknown as Worker, { data } as MessageEvent),
  };
  return worker;
}
