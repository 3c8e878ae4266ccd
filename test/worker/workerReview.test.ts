import { answerJob, GaveUp, type OneJobWorker } from "../../src/worker/oneJob";
import type { ReviewJobs } from "../../src/worker/reviewJobs";
import { patienceWithFile, workerReview } from "../../src/worker/workerReview";
import { fakeWorker } from "./fakeWorker";

function withWorkers() {
  const workers: ReturnType<typeof fakeWorker>[] = [];
  const review = workerReview(() => {
    workers.push(fakeWorker());
    return workers.at(-1)! as unknown as OneJobWorker;
  });
  return { review, workers };
}

const file = { name: "华东.xlsx", bytes: new Uint8Array([80, 75]) };
const request = { language: "zh", today: "2026-11-25" } as const;
afterEach(() => jest.useRealTimers());

test("every file has a worker of its own, which is ended when it has answered", async () => {
  const { review, workers } = withWorkers();
  const [first, second] = [review.readReturn(file, [], request), review.readReturn(file, [], request)];
  expect(workers).toHaveLength(2);
  expect(workers[0]!.told).toEqual([{ job: "readReturn", given: [file, [], request] }]);
  workers[0]!.say({ kind: "done", result: "first" });
  expect(await first).toBe("first");
  expect(workers.map(({ ended }) => ended)).toEqual([1, 0]);
  workers[1]!.say({ kind: "done", result: "second" });
  expect(await second).toBe("second");
});

test("a file that takes longer than 20 seconds is given up, and its worker ended; the others go on", async () => {
  jest.useFakeTimers();
  const { review, workers } = withWorkers();
  const slow = review.readReturn(file, [], request);
  const answer = expect(slow).rejects.toBeInstanceOf(GaveUp);
  jest.advanceTimersByTime(patienceWithFile * 1000 - 1);
  expect(workers[0]!.ended).toBe(0);
  await jest.advanceTimersByTimeAsync(1);
  expect(workers[0]!.ended).toBe(1);
  await answer;
  const next = review.readReturn(file, [], request);
  workers[1]!.say({ kind: "done", result: "read" });
  expect(await next).toBe("read");
});

test("an error in the worker, or a worker that cannot be loaded, is an error here", async () => {
  const { review, workers } = withWorkers();
  const broken = review.overview([], request);
  workers[0]!.say({ kind: "failed", name: "RangeError", message: "out of memory", stack: "RangeError: out of memory\n  at read" });
  await expect(broken).rejects.toMatchObject({ name: "RangeError", message: "out of memory", stack: expect.stringContaining("at read") });
  const missing = review.overview([], request);
  workers[1]!.onerror!.call(workers[1] as unknown as Worker, { message: "" } as ErrorEvent);
  await expect(missing).rejects.toThrow("could not be loaded");
  expect(workers.map(({ ended }) => ended)).toEqual([1, 1]);
});

test("in the worker a job answers or says how it failed", async () => {
  const jobs = { templates: async () => ["made"], overview: () => Promise.reject(new TypeError("no such row")) } as unknown as ReviewJobs;
  expect(await answerJob(jobs, { job: "templates", given: [[], { ...request, scope: "office" }] })).toEqual({ kind: "done", result: ["made"] });
  expect(await answerJob(jobs, { job: "overview", given: [[], request] })).toMatchObject({ kind: "failed", name: "TypeError", message: "no such row" });
});
