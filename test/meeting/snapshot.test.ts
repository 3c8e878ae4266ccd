import { inputsOf, runBefore, runName, snapshotNames, snapshotOf, withSnapshot } from "../../src/meeting/snapshot";
import { smallOptions, smallRecords } from "../support/smallFactory";

const inputs = { records: smallRecords, options: smallOptions };

it("a snapshot gives back the inputs it was made of", () => {
  expect(inputsOf("2026-03-1", snapshotOf("2026-03-1", inputs))).toEqual(inputs);
});

it("names beyond Latin letters survive", () => {
  const named = { ...inputs, records: { ...smallRecords, items: smallRecords.items.map((item) => ({ ...item, name: `电机 ${item.item} – 50 µm` })) } };
  expect(inputsOf("x", snapshotOf("x", named))).toEqual(named);
});

it("parts are small enough for a cell, and their order on the sheet does not matter", () => {
  // Hashes are what deflating cannot shorten.
  const long = { ...inputs, records: { ...smallRecords, orders: Array.from({ length: 4000 }, (_, k) => ({ ...smallRecords.orders[0]!, order: `SO-${Math.imul(k + 1, 2654435761) >>> 0}-${Math.imul(k + 7, 40503) >>> 0}` })) } };
  const parts = snapshotOf("long", long);
  expect(parts.length).toBeGreaterThan(1);
  expect(Math.max(...parts.map(({ content }) => content.length))).toBeLessThanOrEqual(32_767);
  expect(inputsOf("long", [...parts].reverse())).toEqual(long);
  expect(inputsOf("long", parts.slice(1))).toBeUndefined();
  expect(inputsOf("long", parts.map((part) => ({ ...part, content: `!${part.content.slice(1)}` })))).toBeUndefined();
});

it("three runs and two releases are kept; a run made again is the newest", () => {
  const one = (snapshot: string) => [{ snapshot, part: 0, content: snapshot }];
  const after = (...names: string[]) => snapshotNames(names.reduce((parts, name) => withSnapshot(parts, one(name)), [] as ReturnType<typeof one>));
  expect(after(runName("a"), "2026-01-1", runName("b"), runName("c"), "2026-02-1", runName("d"), "2026-03-1")).toEqual(["run b", "run c", "2026-02-1", "run d", "2026-03-1"]);
  expect(after(runName("a"), runName("b"), runName("a"))).toEqual(["run b", "run a"]);
});

it("the run before the last one can be gone back to", () => {
  const parts = ["2026-01-1", "run a", "run b", "2026-02-1"].map((snapshot) => ({ snapshot, part: 0, content: "" }));
  expect(runBefore(parts)).toBe("run a");
  expect(runBefore(parts.slice(0, 2))).toBeUndefined();
});
