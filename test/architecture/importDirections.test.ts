import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { impureEngineFiles, type SourceFile, strayOfficeUse, wrongImports } from "./importDirections";

const source = join(__dirname, "../../src");
const files: SourceFile[] = readdirSync(source, { recursive: true, encoding: "utf8" })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => ({ path: relative(source, join(source, path)).split(sep).join("/"), text: readFileSync(join(source, path), "utf8") }));

const officeFiles = /^workbook\/office|^taskpane\/|^commands\//;

test("every import points the way the map says", () => {
  expect(files.length).toBeGreaterThan(20);
  expect(wrongImports(files)).toEqual([]);
});

test("a wrong import is named", () => {
  const wrong = [
    { path: "engine/demand/demand.ts", text: 'import type { Words } from "../../language";\nimport { plan } from "../plan";' },
    { path: "reports/mps.ts", text: 'export { x } from "../taskpane/App";' },
    { path: "runPlanning.ts", text: 'const later = () => import("./reports");' },
    { path: "attic/old.ts", text: "" },
  ];
  expect(wrongImports(wrong)).toEqual([
    "engine/demand/demand.ts → language",
    "reports/mps.ts → taskpane/App",
    "runPlanning.ts → reports",
    "attic/old.ts stands in no room",
  ]);
});

test("only the Excel door and the pane speak to Office, and the engine knows no clock", () => {
  expect(strayOfficeUse(files, officeFiles)).toEqual([]);
  expect(strayOfficeUse([{ path: "reports/a.ts", text: "Excel.run(() => {})" }, { path: "reports/b.ts", text: '// Excel. says\n"Office.x"' }], officeFiles)).toEqual(["reports/a.ts"]);
  expect(impureEngineFiles(files)).toEqual([]);
  expect(impureEngineFiles([{ path: "engine/x.ts", text: "const now = Date.now();" }])).toEqual(["engine/x.ts"]);
});
