import { smallGrids } from "../taskpane/fakes";
import type { OneJobWorker } from "../../src/worker/oneJob";
import { StepCancelled, workerMeeting } from "../../src/worker/workerMeeting";
import { fakeWorker } from "./fakeWorker";

function withWorkers() {
  const workers: ReturnType<typeof fakeWorker>[] = [];
  const meeting = workerMeeting(() => {
    workers.push(fakeWorker());
    return workers.at(-1)! as unknown as OneJobWorker;
  });
  return { meeting, workers };
}

const request = { language: "zh", at: "2026-11-28 14:05" } as const;

test("a step and the overview each have a worker of their own, ended when it has answered", async () => {
  const { meeting, workers } = withWorkers();
  const grids = smallGrids();
  const [overview, gaps] = [meeting.overview(grids, request), meeting.take({ step: "gaps" }, grids, request)];
  expect(workers.map(({ told }) => told)).toEqual([[{ job: "overview", given: [grids, request] }], [{ job: "take", given: [{ step: "gaps" }, grids, request] }]]);
  workers[1]!.say({ kind: "done", result: "gaps" });
  expect(await gaps).toBe("gaps");
  expect(workers.map(({ ended }) => ended)).toEqual([0, 1]);
  workers[0]!.say({ kind: "done", result: "overview" });
  expect(await overview).toBe("overview");
});

test("cancelling ends the worker of the step under way, and nothing else", async () => {
  const { meeting, workers } = withWorkers();
  const overview = meeting.overview([], request);
  const step = meeting.take({ step: "compare" }, [], request);
  meeting.cancel();
  await expect(step).rejects.toBeInstanceOf(StepCancelled);
  expect(workers.map(({ ended }) => ended)).toEqual([0, 1]);
  meeting.cancel();
  workers[0]!.say({ kind: "done", result: "overview" });
  expect(await overview).toBe("overview");
});

test("a step that fails in the worker, or whose worker cannot be loaded, is an error here", async () => {
  const { meeting, workers } = withWorkers();
  const broken = meeting.take({ step: "minutes" }, [], request);
  workers[0]!.say({ kind: "failed", name: "RangeError", message: "out of memory" });
  await expect(broken).rejects.toMatchObject({ name: "RangeError", message: "out of memory" });
  const missing = meeting.overview([], request);
  workers[1]!.onerror!.call(workers[1] as unknown as Worker, { message: "" } as ErrorEvent);
  await expect(missing).rejects.toThrow("meeting worker could not be loaded");
});
