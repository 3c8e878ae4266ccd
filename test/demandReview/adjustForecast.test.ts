import { adjustForecast } from "../../src/demandReview/adjustForecast";
import { approveForecast } from "../../src/demandReview/approveForecast";
import { budgetByMonth } from "../../src/demandReview/budgetByMonth";
import { submitForecasts } from "../../src/demandReview/submitForecasts";
import { addMonths, monthOf } from "../../src/engine/calendar";
import { inputSheets } from "../../src/input/templates";
import { languages } from "../../src/language";
import { memoryWorkbook } from "../../src/workbook/memoryWorkbook";
import { reviewDesk } from "../../src/worker/reviewDesk";
import { smallOptions, smallRecords } from "../support/smallFactory";

const cycle = monthOf(smallOptions.planDate);
const months = [0, 1, 2, 3].map((ahead) => addMonths(cycle, ahead));
const request = { language: "en", today: smallOptions.planDate } as const;
const east = { office: "East", channel: "domestic" };
const budget = [{ family: "Pumps", month: months[1]!, sales: 5_000, production: 0, inventory: 0 }];

/** Two adjustments of the same place and month, after an entry of 100 pieces. */
const wishes = [{ ...east, item: "P100", month: months[1]!, change: -30, reason: "=promotion cancelled", by: "Chen" }, { ...east, item: "P100", month: months[1]!, change: 5, reason: "new shop", by: "Wang" }];

async function adjusted() {
  const workbook = memoryWorkbook();
  await workbook.write(inputSheets(languages.en, { options: smallOptions, records: { ...smallRecords, budget, salesOffices: [{ ...east, region: "R1", clerk: "Wang" }] } }));
  const entry = { ...east, cycle, clerk: "Wang", item: "P100", customer: "", month: months[1]!, quantity: 100, submitted: smallOptions.planDate, file: "east.xlsx" };
  await workbook.write(submitForecasts(await workbook.read(), [entry], request).sheets);
  for (const wish of wishes) {
    const result = adjustForecast(await workbook.read(), wish, request);
    if (result.status === "needsAttention") throw new Error(JSON.stringify(result.problems));
    await workbook.write(result.sheets);
  }
  return workbook.read();
}

test("each adjustment is a row of its ledger, the entries stay, and approval counts both", async () => {
  const grids = await adjusted();
  const overview = await reviewDesk.overview(grids, request);
  if (overview.status !== "ready") throw new Error(JSON.stringify(overview.problems));
  const line = overview.consolidation.lines.find(({ item, office }) => item === "P100" && office === "East")!;
  expect([line.entered[1], line.adjusted[1]]).toEqual([100, -25]);
  const ledger = grids.find(({ sheet }) => sheet === languages.en.tables.sheets.forecastAdjustments)!.values;
  const rows = ledger.filter((cells) => cells.includes("P100"));
  expect(rows.map((cells) => cells.filter((cell) => typeof cell === "string" || (typeof cell === "number" && cell < 100)))).toEqual(wishes.map(({ office, channel, item, change, reason, by }) => [office, channel, item, change, reason, by]));
  const approval = await approveForecast(grids, { language: "en", approver: "Chen", at: `${smallOptions.planDate} 15:04`, note: "", missing: "stop" });
  expect(approval).toMatchObject({ status: "approved", approval: { quantity: 75 } });
});

test("forecast and budget stand side by side at standard cost; a month without budget is not taken for a budget of nothing", async () => {
  const overview = await reviewDesk.overview(await adjusted(), request);
  if (overview.status !== "ready") throw new Error(JSON.stringify(overview.problems));
  const cost = smallRecords.items.find(({ item }) => item === "P100")!.standardCost;
  expect(cost).toBeGreaterThan(0);
  expect(overview.budget[1]).toEqual({ month: months[1], forecast: 75 * cost, budget: 5_000 });
  expect(overview.budget[2]).not.toHaveProperty("budget");
  expect(budgetByMonth(overview.consolidation, { items: smallRecords.items, budget: [] })).toEqual([]);
  expect(overview.items.map(({ item }) => item)).toContain("P100");
});

test("a workbook without records is told what is missing by every job, and none of them writes", async () => {
  const [wish] = wishes;
  const answers = [await reviewDesk.overview([], request), await reviewDesk.takeOver([], [], request), await reviewDesk.adjust(wish!, [], request), await reviewDesk.approve({ approver: "Chen", at: `${smallOptions.planDate} 15:04`, note: "", missing: "stop" }, [], request)];
  for (const answer of answers) {
    expect(answer.status).toBe("needsAttention");
    expect("problems" in answer && answer.problems.map(({ kind }) => kind)).toContain("emptyWorkbook");
    expect(answer).not.toHaveProperty("sheets");
  }
});
