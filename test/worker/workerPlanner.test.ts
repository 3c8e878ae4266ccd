import type { PaneMessage, PlanningJob, WorkerMessage } from "../../src/worker/messages";
import { workOf } from "../../src/planningHost";
import { jobDesk, runJob } from "../../src/worker/runJob";
import { PlanningCancelled, type PlanningWorker, workerPlanner } from "../../src/worker/workerPlanner";

/** A worker whose messages the test says; what it was told and whether it was ended is on it. */
function fakeWorker() {
  const worker = {
    told: [] as PaneMessage[],
    ended: 0,
    postMessage: (message: PaneMessage) => void worker.told.push(message),
    terminate: () => void worker.ended++,
    onmessage: null as PlanningWorker["onmessage"],
    onerror: null as PlanningWorker["onerror"],
    onmessageerror: null as PlanningWorker["onmessageerror"],
    say: (data: WorkerMessage) => worker.onmessage?.call(worker as unknown as Worker, { data } as MessageEvent),
  };
  return worker;
}

const request = { language: "zh" } as const;
const nothingPlanned = { status: "needsAttention", problems: [] } as const;
const withWorkers = () => {
  const workers: ReturnType<typeof fakeWorker>[] = [];
  const planner = workerPlanner(() => {
    workers.push(fakeWorker());
    return workers.at(-1)! as unknown as PlanningWorker;
  });
  return { planner, workers };
};

test("stages are passed on, the result answers, and the worker is let go", async () => {
  const { planner, workers } = withWorkers();
  const stages: string[] = [];
  const run = planner.plan([], request, (stage) => stages.push(stage));
  workers[0]!.say({ kind: "stage", stage: "balance" });
  workers[0]!.say({ kind: "planned", result: nothingPlanned });
  expect(await run).toBe(nothingPlanned);
  expect(stages).toEqual(["balance"]);
  expect(workers[0]!.told).toEqual([{ kind: "plan", grids: [], request }]);
  expect(workers[0]!.ended).toBe(1);
});

test("cancelling terminates the worker, and the next run has a fresh one", async () => {
  const { planner, workers } = withWorkers();
  const run = planner.plan([], request, () => {});
  planner.cancel();
  await expect(run).rejects.toBeInstanceOf(PlanningCancelled);
  expect(workers[0]!.ended).toBe(1);
  const next = planner.plan([], request, () => {});
  workers[1]!.say({ kind: "planned", result: nothingPlanned });
  expect(await next).toBe(nothingPlanned);
});

test("cancelling without a run does nothing", () => {
  const { planner, workers } = withWorkers();
  planner.cancel();
  expect(workers).toEqual([]);
});

test("two runs at once are refused", async () => {
  const { planner, workers } = withWorkers();
  const first = planner.plan([], request, () => {});
  await expect(planner.plan([], request, () => {})).rejects.toThrow("already under way");
  expect(workers).toHaveLength(1);
  planner.cancel();
  await expect(first).rejects.toThrow();
});

test("an error in the worker arrives as an error, with the worker's stack", async () => {
  const { planner, workers } = withWorkers();
  const run = planner.plan([], request, () => {});
  workers[0]!.say({ kind: "failed", name: "RangeError", message: "out of memory", stack: "RangeError: out of memory\n  at solve" });
  await expect(run).rejects.toMatchObject({ name: "RangeError", message: "out of memory", stack: expect.stringContaining("at solve") });
  expect(workers[0]!.ended).toBe(1);
});

test("a worker that cannot be loaded is an error too", async () => {
  const { planner, workers } = withWorkers();
  const run = planner.plan([], request, () => {});
  workers[0]!.onerror!.call(workers[0] as unknown as Worker, { message: "" } as ErrorEvent);
  await expect(run).rejects.toThrow("could not be loaded");
});

test("a job says its stages and its result, or how it failed", async () => {
  const said: WorkerMessage[] = [];
  const job: PlanningJob = { grids: [], request };
  await runJob(job, async (_job, progress) => (progress("demand"), nothingPlanned), (message) => said.push(message));
  await runJob(job, () => Promise.reject(new TypeError("no such row")), (message) => said.push(message));
  expect(said).toEqual([
    { kind: "stage", stage: "demand" },
    { kind: "planned", result: nothingPlanned },
    { kind: "failed", name: "TypeError", message: "no such row", stack: expect.stringContaining("no such row") },
  ]);
});

test("cost and bound of the search are passed on as they come", async () => {
  const { planner, workers } = withWorkers();
  const heard: unknown[] = [];
  const run = planner.plan([], request, () => {}, (progress) => heard.push(progress));
  workers[0]!.say({ kind: "progress", bound: 10 });
  workers[0]!.say({ kind: "progress", cost: 14, bound: 12 });
  workers[0]!.say({ kind: "planned", result: nothingPlanned });
  await run;
  expect(heard).toEqual([{ bound: 10 }, { cost: 14, bound: 12 }]);
});

test("content with the best so far: the worker is told, lives on, and its plan is the answer", async () => {
  const { planner, workers } = withWorkers();
  planner.useBest();
  const run = planner.plan([], request, () => {});
  planner.useBest();
  expect(workers[0]!.told).toEqual([{ kind: "plan", grids: [], request }, { kind: "stop" }]);
  expect(workers[0]!.ended).toBe(0);
  workers[0]!.say({ kind: "planned", result: nothingPlanned });
  expect(await run).toBe(nothingPlanned);
  planner.useBest();
  expect(workers[0]!.told).toHaveLength(2);
});

test("in the worker a stop ends the search that is under way, and what was found is the result", async () => {
  const said: WorkerMessage[] = [];
  let steps = 0;
  const desk = jobDesk(async (_job, _progress, clock) => {
    const work = workOf(clock, 60);
    while (await work.goOn()) work.tell({ cost: 100 - ++steps, bound: 1 });
    expect(work.stopped!()).toBe(true);
    return nothingPlanned;
  }, (message) => said.push(message));
  const run = desk({ kind: "plan", grids: [], request });
  setTimeout(() => void desk({ kind: "stop" }), 120);
  await run;
  expect(said.at(-1)).toEqual({ kind: "planned", result: nothingPlanned });
  expect(said[0]).toEqual({ kind: "progress", cost: 99, bound: 1 });
  expect(steps).toBeGreaterThan(1);
});
