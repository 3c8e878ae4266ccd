import { sampleFactory } from "../../src/input/sampleFactory/sampleFactory";
import { inputSheets } from "../../src/input/templates";
import { languages } from "../../src/language";
import { planWorkbook } from "../../src/planWorkbook";
import { loadNodeSolver } from "../../src/solver/loadNodeSolver";
import { officeWorkbook } from "../../src/workbook/officeWorkbook";
import { createExcelSession } from "../excel-host/node/session";
import { weeklyPlanSheets } from "../support/weeklyPlanSheets";
import { type WireFigures, wireFigures } from "../support/wireFigures";

const mebibytes = (bytes: number): string => (bytes / 1024 / 1024).toFixed(2).padStart(8);

const print = (name: string, { roundTrips, bytes, largestRequest, largestAnswer }: WireFigures): void =>
  console.log(`${name.padEnd(34)}${String(roundTrips).padStart(4)} round trips ${mebibytes(bytes)} MiB in all ${mebibytes(largestRequest)} MiB largest request ${mebibytes(largestAnswer)} MiB largest answer`);

/** What goes between pane and Excel, counted at the wire; no seconds. */
export async function benchOffice(): Promise<void> {
  const host = createExcelSession();
  const workbook = officeWorkbook();
  print("sample factory, inputs written", await wireFigures(host, () => workbook.write(inputSheets(languages.zh, sampleFactory("zh")))));
  print("inputs read", await wireFigures(host, () => workbook.read()));
  const grids = await workbook.read();
  const planned = await planWorkbook(grids, { language: "zh" }, { solve: loadNodeSolver() });
  if (planned.status !== "planned") throw new Error("the sample factory does not plan");
  print("plan written", await wireFigures(host, () => workbook.write(planned.sheets, undefined, grids)));
  const again = await workbook.read();
  print("inputs and plan read", await wireFigures(host, () => workbook.read()));
  print("plan written again", await wireFigures(host, () => workbook.write(planned.sheets, undefined, again)));
  const large = createExcelSession();
  print("2,000 items × 52 weeks, 2 sheets", await wireFigures(large, () => officeWorkbook().write(weeklyPlanSheets(2_000, 52, ["主计划", "产能"]))));
  print("the same read", await wireFigures(large, () => officeWorkbook().read()));
}
