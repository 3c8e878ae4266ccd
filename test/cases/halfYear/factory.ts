import { writeFile } from "node:fs/promises";
import { sampleFactory } from "../../../src/input/sampleFactory/sampleFactory";
import { inputSheets } from "../../../src/input/templates";
import { languages } from "../../../src/language";
import { xlsxWorkbook } from "../../../src/workbook/xlsxWorkbook";

/** The sample factory as it is. */
export const wholeFactory = (path: string): Promise<void> => written(path, sampleFactory("zh"));

const kept = "搅拌机";
/** Of the work centres' people, so that hours are scarce for one family as they are for six. */
const share = 0.13;

/** One product family of the sample factory with all its parts, on its share of the machines: a month of it takes seconds. */
export async function oneFamily(path: string): Promise<void> {
  const { records, options } = sampleFactory("zh");
  const { items, bom, routing, stock, receipts, orders, forecasts, actuals, forecastVersions, familyForecasts, budget, outsourcing, releasedPlan, workCentres, capacity, supplierTerms } = records;
  const codes = new Set(items.filter(({ family }) => family === kept).map(({ item }) => item));
  for (let size = -1; size !== codes.size; ) {
    size = codes.size;
    for (const { parent, component } of bom) if (codes.has(parent)) codes.add(component);
  }
  const own = <T extends { item: string }>(rows: readonly T[]): readonly T[] => rows.filter(({ item }) => codes.has(item));
  await written(path, {
    options,
    records: {
      ...records,
      items: own(items),
      bom: bom.filter(({ parent }) => codes.has(parent)),
      routing: own(routing),
      stock: own(stock),
      receipts: own(receipts),
      orders: own(orders),
      forecasts: own(forecasts),
      actuals: own(actuals),
      forecastVersions: own(forecastVersions),
      familyForecasts: familyForecasts.filter(({ family }) => family === kept),
      releasedPlan: own(releasedPlan),
      supplierTerms: own(supplierTerms),
      budget: budget.filter(({ family }) => family === kept),
      outsourcing: outsourcing.filter(({ family, item }) => family === kept || (item !== undefined && codes.has(item))),
      workCentres: workCentres.map((centre) => ({ ...centre, hoursPerShift: Math.round(centre.hoursPerShift * share * 100) / 100 })),
      capacity: capacity.map(({ attendedHours, ...row }) => ({ ...row, downtimeHours: Math.round(row.downtimeHours * share), overtimeLimitHours: Math.round(row.overtimeLimitHours * share), weekendOvertimeLimitHours: Math.round(row.weekendOvertimeLimitHours * share), ...(attendedHours !== undefined && { attendedHours: Math.round(attendedHours * share) }) })),
    },
  });
}

async function written(path: string, sheets: Parameters<typeof inputSheets>[1]): Promise<void> {
  const workbook = xlsxWorkbook();
  await workbook.write(inputSheets(languages.zh, sheets));
  await writeFile(path, await workbook.bytes());
}
