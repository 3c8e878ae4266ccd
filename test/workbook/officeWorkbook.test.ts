import { officeWorkbook } from "../../src/workbook/officeWorkbook";
import { createExcelSession } from "../excel-host/node/session";
import { portPromises } from "../support/portPromises";

portPromises("Excel behind its own client", async (sheets) => {
  createExcelSession({ excelApi: "1.14" });
  const workbook = officeWorkbook();
  await workbook.write(sheets);
  return { workbook, reopened: async () => workbook };
});
