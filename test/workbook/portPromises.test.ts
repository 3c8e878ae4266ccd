import { memoryWorkbook } from "../../src/workbook/memoryWorkbook";
import { xlsxWorkbook } from "../../src/workbook/xlsxWorkbook";
import { portPromises } from "../support/portPromises";

portPromises("A workbook in memory", async (sheets) => {
  const workbook = memoryWorkbook();
  await workbook.write(sheets);
  return { workbook, reopened: async () => workbook };
});

portPromises("An .xlsx file", async (sheets) => {
  const before = xlsxWorkbook();
  await before.write(sheets);
  const workbook = xlsxWorkbook(await before.bytes());
  return { workbook, reopened: async () => xlsxWorkbook(await workbook.bytes()) };
});
