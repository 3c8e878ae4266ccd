import { officeWorkbook } from "../../src/workbook/officeWorkbook";
import { createExcelSession } from "../excel-host/node/session";
import { weeklyPlanSheets } from "../support/weeklyPlanSheets";
import { type WireFigures, wireFigures } from "../support/wireFigures";

const mebibyte = 1024 * 1024;

async function figures(items: number): Promise<{ write: WireFigures; read: WireFigures }> {
  const host = createExcelSession();
  const workbook = officeWorkbook();
  const write = await wireFigures(host, () => workbook.write(weeklyPlanSheets(items, 52, ["主计划", "产能"])));
  const read = await wireFigures(host, () => workbook.read());
  return { write, read };
}

// The sample factory's own budget is held in officeSample.test.ts.
test("2,000 items × 52 weeks: no request or answer above 2 MiB, and round trips in proportion to bytes", async () => {
  const [half, whole] = [await figures(1_000), await figures(2_000)];
  for (const one of [half.write, half.read, whole.write, whole.read]) {
    expect(one.largestRequest).toBeLessThanOrEqual(2 * mebibyte);
    expect(one.largestAnswer).toBeLessThanOrEqual(2 * mebibyte);
    // A fixed handful, and at most two for each mebibyte.
    expect(one.roundTrips).toBeLessThanOrEqual(8 + (2 * one.bytes) / mebibyte);
  }
  expect(whole.write.bytes / half.write.bytes).toBeLessThan(2.1);
}, 240_000);
