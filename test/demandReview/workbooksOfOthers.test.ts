import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join, resolve as resolved } from "node:path";
import { readReturn } from "../../src/demandReview/returns/readReturn";
import { readRecords } from "../../src/input/readRecords";
import { languages } from "../../src/language";
import { describeProblem, placeOf } from "../../src/language/describeProblem";
import { xlsxWorkbook } from "../../src/workbook/xlsxWorkbook";
import { context } from "./returnedFiles";

const folder = resolved(__dirname, "../../../shared/cases/workbooks");
const filesIn = (path: string): string[] => (statSync(path).isDirectory() ? readdirSync(path).sort().flatMap((name) => filesIn(join(path, name))) : path.endsWith(".xlsx") ? [path] : []);
const files = existsSync(folder) ? filesIn(folder) : [];
if (files.length === 0) console.log("Skipped: ../shared/cases/workbooks is not here.");
const each = files.length > 0 ? test.each(files) : test.skip.each(["no workbooks"]);

each("%s: told as no template of ours, and its sheets read into a report in both languages", async (path) => {
  const bytes = readFileSync(path);
  const { problems, figures } = await readReturn({ name: path, bytes }, context);
  expect([problems, figures]).toEqual([[{ kind: "notAWorkbook", file: path, reason: "notATemplate" }], []]);
  const grids = await xlsxWorkbook(bytes, path).read();
  expect(grids.length).toBeGreaterThan(0);
  const { problems: told } = readRecords(grids, {});
  for (const words of Object.values(languages)) {
    const report = told.map((problem) => `${placeOf(problem)} ${describeProblem(problem, words)}`);
    expect(report.length).toBeGreaterThan(0);
    for (const line of report) expect(line).not.toMatch(/undefined|NaN|\[object/);
  }
});
