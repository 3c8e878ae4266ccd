import { approveForecast, type Approval } from "../../src/demandReview/approveForecast";
import { submitForecasts } from "../../src/demandReview/submitForecasts";
import { addMonths, monthOf } from "../../src/engine/calendar";
import { versionInForce } from "../../src/engine/demandReview/approvedForecast";
import type { ForecastEntry } from "../../src/engine/demandReview/review";
import { addedUpForecast } from "./addedUpForecast";
import { inputSheets } from "../../src/input/templates";
import { languages } from "../../src/language";
import { planWorkbook } from "../../src/planWorkbook";
import { readInputs } from "../../src/readInputs";
import { memoryWorkbook } from "../../src/workbook/memoryWorkbook";
import type { Grid } from "../../src/workbook/port";
import { smallOptions, smallRecords } from "../support/smallFactory";
import { noSolver } from "./noSolver";

const cycle = monthOf(smallOptions.planDate);
const months = [0, 1, 2, 3].map((ahead) => addMonths(cycle, ahead));
const offices = [{ office: "East", channel: "domestic", region: "R1", clerk: "Wang" }, { office: "West", channel: "export", region: "R2", clerk: "Li" }];
const words = languages.en;

const anEntry = (item: string, quantity: number, rest: Partial<ForecastEntry> = {}): ForecastEntry => ({ cycle, office: "East", channel: "domestic", clerk: "Wang", item, customer: "", month: months[1]!, quantity, submitted: smallOptions.planDate, file: "east.xlsx", ...rest });

/** The small factory with two offices, and what they entered. */
async function collected(entries: readonly ForecastEntry[]): Promise<readonly Grid[]> {
  const workbook = memoryWorkbook();
  await workbook.write(inputSheets(words, { options: smallOptions, records: { ...smallRecords, salesOffices: offices } }));
  const submitted = submitForecasts(await workbook.read(), entries, { language: "en", today: smallOptions.planDate });
  await workbook.write(submitted.sheets);
  return workbook.read();
}

const wish = { language: "en", approver: "Chen", at: "2026-03-26 15:04", note: "", missing: "stop" } as const;
const bothOffices = [anEntry("P100", 120), anEntry("P200", 30, { customer: "C1" }), anEntry("P100", 50, { office: "West", channel: "export", clerk: "Li", customer: "C2" })];

async function written(grids: readonly Grid[], approval: Approval): Promise<readonly Grid[]> {
  if (approval.status !== "approved") throw new Error(JSON.stringify(approval.problems));
  const workbook = memoryWorkbook(grids);
  await workbook.write(approval.sheets);
  return workbook.read();
}
const kindsOf = (approval: Approval): readonly string[] => approval.problems.map(({ kind }) => kind);
const inputs = (grids: readonly Grid[]) => readInputs(grids, { language: "en" });
const sheet = words.tables.sheets;

/** One cell of a ledger typed over. */
const changed = (grids: readonly Grid[], name: string, heading: string, row: number, value: string | number): readonly Grid[] =>
  grids.map((grid) => {
    if (grid.sheet !== name) return grid;
    const headings = grid.values.findIndex((cells) => cells.includes(heading));
    return { ...grid, values: grid.values.map((cells, r) => (r === headings + 1 + row ? cells.map((cell, c) => (c === grid.values[headings]!.indexOf(heading) ? value : cell)) : cells)) };
  });

describe("approving", () => {
  it("locks what was entered as a numbered version that feeds the plan", async () => {
    const grids = await collected(bothOffices);
    const approval = await approveForecast(grids, wish);
    expect(approval).toMatchObject({ status: "approved", approval: { version: `${cycle}-1`, cycle, approver: "Chen", approvedAt: "2026-03-26 15:04", lines: 3, quantity: 200 } });
    const { records, problems } = inputs(await written(grids, approval));
    expect(records!.forecastApproval).toMatchObject({ version: `${cycle}-1` });
    const next = records!.forecasts.filter(({ start, office }) => start.startsWith(months[1]!) && ["East", "West"].includes(office));
    expect(addedUpForecast(next)).toEqual({ "P100 domestic East": 120, "P200 domestic East A": 30, "P100 export West B": 50 });
    expect(problems.filter(({ kind }) => kind === "approvedVersionPlanned")).toHaveLength(1);
    expect(records!.forecastVersions.filter(({ version }) => version === `${cycle}-1`)).toHaveLength(3);
  });

  it("leaves what the version says nothing of to the forecast sheet", async () => {
    const grids = await collected(bothOffices);
    const before = inputs(grids).records!.forecasts;
    const after = inputs(await written(grids, await approveForecast(grids, wish))).records!.forecasts;
    const rest = (rows: typeof before) => addedUpForecast(rows.filter(({ start, office, channel }) => !(start.startsWith(months[1]!) && offices.some((one) => one.office === office && one.channel === channel))));
    expect(Object.keys(rest(before)).length).toBeGreaterThan(0);
    expect(rest(after)).toEqual(rest(before));
  });

  it("makes a second version and leaves the first one's lines as they are", async () => {
    const grids = await collected(bothOffices);
    const first = await written(grids, await approveForecast(grids, wish));
    const again = submitForecasts(first, [anEntry("P100", 150)], { language: "en", today: "2026-03-27" });
    const workbook = memoryWorkbook(first);
    await workbook.write(again.sheets);
    const second = await written(await workbook.read(), await approveForecast(await workbook.read(), { ...wish, at: "2026-03-27 09:00" }));
    const { records, review } = inputs(second);
    expect(review!.approvals.map(({ version, quantity }) => [version, quantity])).toEqual([[`${cycle}-1`, 200], [`${cycle}-2`, 200]]);
    expect(records!.forecastApproval!.version).toBe(`${cycle}-2`);
    expect(review!.approved.filter(({ version }) => version === `${cycle}-1`)).toHaveLength(3);
    expect(review!.approved.filter(({ version, item }) => version === `${cycle}-2` && item === "P200")).toHaveLength(0);
  });

  it("waits for offices, unless their last figures may stand in", async () => {
    const grids = await collected([anEntry("P100", 120)]);
    const refused = await approveForecast(grids, wish);
    expect(refused).toEqual({ status: "needsAttention", problems: [{ kind: "officesMissing", offices: ["West · export"] }] });
    expect(await approveForecast(grids, { ...wish, missing: "carryOver" })).toMatchObject({ status: "approved" });
  });

  it("has nothing to approve before anything came in", async () => {
    expect(kindsOf(await approveForecast(await collected([]), wish))).toEqual(["nothingSubmitted"]);
  });

  it("adds what management changed, and refuses to go below zero", async () => {
    const grids = await collected(bothOffices);
    const adjusted = (change: number) => grids.map((grid) => (grid.sheet === sheet.forecastAdjustments ? { ...grid, values: [...grid.values.slice(0, 4), [cycle, "East", "domestic", "P100", months[1]!, change, "=promotion", "Chen"]] } : grid));
    expect(await approveForecast(adjusted(-20), wish)).toMatchObject({ approval: { quantity: 180 } });
    expect(kindsOf(await approveForecast(adjusted(-121), wish))).toEqual(["adjustedBelowZero"]);
  });
});

describe("the lock", () => {
  const plan = (grids: readonly Grid[]) => planWorkbook(grids, { language: "en" }, { solve: noSolver });

  it("stops a run whose approved figures were typed over, and names the version", async () => {
    const grids = await written(await collected(bothOffices), await approveForecast(await collected(bothOffices), wish));
    const result = await plan(changed(grids, sheet.approvedForecasts, words.tables.columns.quantity, 0, 999));
    expect(result).toMatchObject({ status: "needsAttention", problems: expect.arrayContaining([expect.objectContaining({ kind: "approvedVersionChanged", version: `${cycle}-1` })]) });
  });

  it("stops a run with lines nobody approved", async () => {
    const grids = await written(await collected(bothOffices), await approveForecast(await collected(bothOffices), wish));
    const result = await plan(changed(grids, sheet.approvedForecasts, words.tables.columns.version, 0, "2026-03-9"));
    expect(result.status === "needsAttention" && result.problems.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["approvedVersionChanged", "versionWithoutApproval"]));
  });
});

describe("which version is in force", () => {
  const approval = (version: string) => ({ version, cycle: version.slice(0, 7), approvedAt: "", approver: "", lines: 0, quantity: 0, fingerprint: "", note: "" });
  it.each([
    ["the highest number, not the last by name", ["2026-03-10", "2026-03-9"], "2026-03-10"],
    ["no later cycle", ["2026-04-1", "2026-02-1"], "2026-02-1"],
    ["none that speaks of no month of the plan", ["2025-11-1"], undefined],
  ])("%s", (_, versions, expected) => {
    expect(versionInForce(versions.map(approval), "2026-03-25")?.version).toBe(expected);
  });
});
