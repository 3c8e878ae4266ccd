import { type HostClock, type SearchProgress, workOf } from "../../src/planningHost";

/** A clock that moves when the test says so, and what was heard and told through it. */
function aClock(differs: Partial<HostClock> = {}) {
  const clock = { time: 1000, breaths: 0, told: [] as SearchProgress[] };
  const host: HostClock = {
    now: () => clock.time,
    breathe: async () => void clock.breaths++,
    tell: (progress) => void clock.told.push(progress),
    ...differs,
  };
  return Object.assign(clock, { host });
}

test("the search goes on until its seconds are over, and then never again", async () => {
  const clock = aClock();
  const work = workOf(clock.host, 2);
  clock.time += 1999;
  expect(await work.goOn()).toBe(true);
  clock.time += 1;
  expect(await work.goOn()).toBe(false);
  expect(work.stopped!()).toBe(false);
  clock.time -= 500;
  expect(await work.goOn()).toBe(false);
});

test("the thread is let go of every 50 ms, not at every question", async () => {
  const clock = aClock();
  const work = workOf(clock.host, 60);
  for (let step = 0; step < 20; step++) {
    clock.time += 10;
    await work.goOn();
  }
  expect(clock.breaths).toBe(4);
});

test("a stop asked for while breathing ends the search at once, and is told from time that is up", async () => {
  let asked = false;
  const clock = aClock({ breathe: async () => void (asked = true), stopAsked: () => asked });
  const work = workOf(clock.host, 1);
  expect(await work.goOn()).toBe(true);
  clock.time += 60;
  expect(await work.goOn()).toBe(false);
  expect(work.stopped!()).toBe(true);
  clock.time += 5000;
  expect(await work.goOn()).toBe(false);
  expect(work.stopped!()).toBe(true);
});

test("progress is passed on at once, then as often as it can be read; the last word is not lost", async () => {
  const clock = aClock();
  const work = workOf(clock.host, 60);
  work.tell({ bound: 1 });
  for (let bound = 2; bound <= 9; bound++) work.tell({ bound, cost: 20 - bound });
  expect(clock.told).toEqual([{ bound: 1 }]);
  clock.time += 250;
  await work.goOn();
  expect(clock.told).toEqual([{ bound: 1 }, { bound: 9, cost: 11 }]);
});

test("without a clock nobody interrupts", async () => {
  const work = workOf(undefined, 0);
  expect(await work.goOn()).toBe(true);
});
