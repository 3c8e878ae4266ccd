import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readXlsx } from "./readXlsx";
import { writeXlsx } from "./writeXlsx";

test.each(["zh", "en"])("the sample factory survives opening and downloading (%s)", async (language) => {
  const name = `sample-factory.${language}.xlsx`;
  const opened = await readXlsx(name, readFileSync(join(__dirname, "../../../assets", name)));
  expect(opened.sheets.flatMap(({ tables }) => tables).length).toBeGreaterThan(10);
  const again = await readXlsx(name, await writeXlsx(opened));
  for (const [index, sheet] of opened.sheets.entries()) expect(again.sheets[index]).toEqual(sheet);
  expect({ ...again, sheets: [] }).toEqual({ ...opened, sheets: [] });
}, 60_000);
