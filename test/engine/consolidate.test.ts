import fc from "fast-check";
import { consolidate, type ConsolidationRequest } from "../../src/engine/demandReview/consolidate";
import type { ForecastAdjustment, ForecastEntry } from "../../src/engine/demandReview/review";
import type { Actual, ForecastVersion, Records } from "../../src/engine/records";
import { anItem, noRecords } from "../support/smallFactory";

const months = ["2026-11", "2026-12", "2027-01", "2027-02"];
const entry = (differs: Partial<ForecastEntry>): ForecastEntry => ({
  cycle: "2026-11", office: "East", channel: "domestic", clerk: "Wang", item: "F1", customer: "", month: "2026-12", quantity: 10, submitted: "2026-11-24", file: "east.xlsx", ...differs,
});
const adjustment = (differs: Partial<ForecastAdjustment>): ForecastAdjustment => ({ cycle: "2026-11", office: "East", channel: "domestic", item: "F1", month: "2026-12", change: 5, reason: "Promotion", by: "Li", ...differs });
const sold = (differs: Partial<Actual>): Actual => ({ month: "2025-12", item: "F1", channel: "domestic", requested: 40, shipped: 0, produced: 0, scrapped: 0, ...differs });
const stored = (differs: Partial<ForecastVersion>): ForecastVersion => ({ version: "2026-10-1", issued: "2026-10-26", item: "F1", channel: "domestic", office: "East", month: "2026-12", quantity: 8, ...differs });

const records: Records = {
  ...noRecords,
  items: [anItem("F1", { family: "A", standardCost: 100 }), anItem("F2", { family: "B", standardCost: 10 })],
  salesOffices: [
    { office: "East", channel: "domestic", region: "R1", clerk: "Wang" },
    { office: "South", channel: "domestic", region: "R2", clerk: "Li" },
  ],
  customers: [
    { customer: "C1", name: "", grade: "A", channel: "domestic", office: "East", distributor: false },
    { customer: "C2", name: "", grade: "B", channel: "domestic", office: "East", distributor: true },
  ],
};
const request: ConsolidationRequest = { planDate: "2026-11-02", today: "2026-11-25", submissionDay: 25, reviewDay: 26, baseline: [] };
const consolidated = (entries: readonly ForecastEntry[], adjustments: readonly ForecastAdjustment[] = [], given: Partial<Records> = {}, differs: Partial<ConsolidationRequest> = {}) =>
  consolidate({ ...records, ...given }, { entries, adjustments, approvals: [] }, { ...request, ...differs });

describe("who has submitted", () => {
  const statuses = (entries: readonly ForecastEntry[], today: string) => consolidated(entries, [], {}, { today }).offices.map(({ office, status }) => `${office} ${status}`);

  test.each([
    ["on the due day nobody is missing yet", "2026-11-25", ["East awaited", "South awaited"]],
    ["the day after, who has not submitted is missing", "2026-11-26", ["East missing", "South missing"]],
  ])("%s", (_, today, expected) => expect(statuses([], today)).toEqual(expected));

  test("a part handed in after the due day makes it late", () =>
    expect(statuses([entry({}), entry({ item: "F2", submitted: "2026-11-26" }), entry({ office: "South", submitted: "2026-11-25" })], "2026-11-26")).toEqual(["East late", "South submitted"]));

  test("an office that nobody listed stands after the others, with its clerk and file", () =>
    expect(consolidated([entry({ office: "West", clerk: "Zhou", file: "w.xlsx", quantity: 3 })]).offices.at(-1)).toEqual({
      office: "West", channel: "domestic", region: "", clerk: "Zhou", status: "submitted", submitted: "2026-11-24", files: ["w.xlsx"], listed: false, lines: 1, value: 300,
    }));
});

describe("lines", () => {
  test("customers of one grade and kind make one line; grades and distributors stand apart", () => {
    const { lines } = consolidated([entry({ customer: "C1", quantity: 7 }), entry({ customer: "C2", quantity: 4 }), entry({ customer: "C9", quantity: 1 }), entry({ quantity: 2 })]);
    expect(lines.map(({ grade, distributor, entered }) => [grade, distributor, entered[1]])).toEqual([["A", false, 7], [undefined, false, 2], ["B", true, 4], ["C", false, 1]]);
  });

  test("0 is a forecast of nothing; a blank is no forecast", () =>
    expect(consolidated([entry({ quantity: 0 })]).lines[0]!.entered).toEqual([undefined, 0, undefined, undefined]));

  test("history and adjustments stand once, on the line with most entered", () => {
    const { lines } = consolidated([entry({ customer: "C1", quantity: 3 }), entry({ customer: "C2", quantity: 9 })], [adjustment({})], { actuals: [sold({ office: "East" })], forecastVersions: [stored({})] });
    expect(lines.map(({ grade, carries, adjusted, lastYear, before }) => [grade, carries, adjusted[1], lastYear[1], before[1]])).toEqual([["B", true, 5, 40, 8], ["A", false, 0, undefined, undefined]]);
  });

  test("sales not recorded by office stand on a line without office, never shared by guess", () => {
    const { lines } = consolidated([entry({})], [], { actuals: [sold({})] });
    expect(lines.map(({ office, entered, lastYear }) => [office, entered[1], lastYear[1]])).toEqual([["", undefined, 40], ["East", 10, undefined]]);
  });

  test("an adjustment nobody entered anything for has a line of its own, with the region of its office", () =>
    expect(consolidated([], [adjustment({ office: "South", change: -3 })]).lines).toMatchObject([{ office: "South", region: "R2", entered: [undefined, undefined, undefined, undefined], adjusted: [0, -3, 0, 0] }]));

  test("another cycle's entries and adjustments stay out", () =>
    expect(consolidated([entry({ cycle: "2026-10" }), entry({ month: "2027-03" })], [adjustment({ cycle: "2026-10" })]).lines).toEqual([]));

  test("the last version is that of an earlier cycle, though it was signed in this one", () => {
    const versions = [stored({ version: "2026-09-1", issued: "2026-09-26", quantity: 1 }), stored({ version: "2026-10-1", issued: "2026-11-01", quantity: 2 }), stored({ version: "2026-11-1", issued: "2026-11-26", quantity: 3 })];
    const approval = { version: "2026-10-1", cycle: "2026-10", approvedAt: "2026-11-01 09:00", approver: "", lines: 1, quantity: 2, fingerprint: "", note: "" };
    const { lines } = consolidate({ ...records, forecastVersions: versions }, { entries: [entry({})], adjustments: [], approvals: [approval] }, request);
    expect(lines[0]!.before[1]).toBe(2);
  });
});

describe("for any entries and adjustments", () => {
  const anEntry = fc.record({ office: fc.constantFrom("East", "South", "West"), channel: fc.constantFrom("domestic", "export"), item: fc.constantFrom("F1", "F2"), customer: fc.constantFrom("", "C1", "C2", "C9"), month: fc.constantFrom(...months), quantity: fc.nat(500) }).map(entry);
  const anAdjustment = fc.record({ office: fc.constantFrom("East", "South", "", "North"), item: fc.constantFrom("F1", "F2"), month: fc.constantFrom(...months), change: fc.integer({ min: -300, max: 300 }) }).map(adjustment);
  const all = fc.tuple(fc.array(anEntry, { maxLength: 25 }), fc.array(anAdjustment, { maxLength: 10 }));
  const total = (quantities: readonly (number | undefined)[]) => quantities.reduce<number>((sum, quantity) => sum + (quantity ?? 0), 0);

  test("nothing is lost: every sum over lines is that of what was typed, by any grouping", () =>
    fc.assert(
      fc.property(all, ([entries, adjustments]) => {
        const { lines } = consolidated(entries, adjustments);
        for (const key of ["office", "channel", "item"] as const)
          for (const value of new Set([...entries, ...adjustments].map((row) => row[key]))) {
            const group = lines.filter((line) => line[key] === value);
            expect(total(group.flatMap(({ entered }) => entered))).toBe(total(entries.filter((row) => row[key] === value).map(({ quantity }) => quantity)));
            expect(total(group.flatMap(({ adjusted }) => adjusted))).toBe(total(adjustments.filter((row) => row[key] === value).map(({ change }) => change)));
          }
      }),
    ));

  test("the order of the rows changes nothing", () =>
    fc.assert(
      fc.property(all.chain(([entries, adjustments]) => fc.tuple(fc.constant([entries, adjustments] as const), fc.shuffledSubarray(entries, { minLength: entries.length }), fc.shuffledSubarray(adjustments, { minLength: adjustments.length }))), ([[entries, adjustments], otherEntries, otherAdjustments]) =>
        expect(consolidated(otherEntries, otherAdjustments)).toEqual(consolidated(entries, adjustments)),
      ),
    ));
});
