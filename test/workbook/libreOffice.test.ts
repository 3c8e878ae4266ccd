import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import type { CellValue, SheetSpec } from "../../src/workbook/port";
import { recalculate } from "../../src/workbook/recalculate";
import { specCells } from "../../src/workbook/specCells";
import { xlsxWorkbook } from "../../src/workbook/xlsxWorkbook";
import { libreOfficeMissing, recalculatedByLibreOffice } from "../support/libreOffice";
import { dashboard, items } from "./sampleSheets";

const missing = libreOfficeMissing();
if (missing) console.warn(missing);
const withLibreOffice = missing ? test.skip : test;

async function written(sheets: readonly SheetSpec[]): Promise<Uint8Array> {
  const workbook = xlsxWorkbook();
  await workbook.write(sheets);
  return workbook.bytes();
}

/** The same file with every formula's kept result replaced by a wrong one. */
function withWrongResults(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes);
  for (const path of Object.keys(parts).filter((name) => name.startsWith("xl/worksheets/sheet")))
    parts[path] = strToU8(strFromU8(parts[path]!).replace(/(<\/f>)<v>[^<]*<\/v>/g, "$1<v>-99</v>"));
  return zipSync(parts);
}

withLibreOffice("wrong results kept in a workbook come back right", async () => {
  const right = await written([dashboard, items]);
  const wrong = withWrongResults(right);
  expect((await xlsxWorkbook(wrong).read())[0]!.values[10]![1]).toBe(-99);
  const recalculated = await recalculatedByLibreOffice(wrong);
  const shown = await xlsxWorkbook(right).read();
  expect(recalculated?.map(({ sheet, values }) => ({ sheet, values }))).toEqual(shown.map(({ sheet, values }) => ({ sheet, values })));
}, 120_000);

withLibreOffice("our sheets in somebody else's workbook open and compute", async () => {
  const theirs = xlsxWorkbook(await written([items]));
  await theirs.write([dashboard]);
  const recalculated = await recalculatedByLibreOffice(withWrongResults(await theirs.bytes()));
  expect(recalculated?.map(({ sheet }) => sheet)).toEqual([items.name, dashboard.name]);
  expect(recalculated?.map(({ values }) => values)).toEqual((await theirs.read()).map(({ values }) => values));
}, 120_000);

/** What the report sheets are built from, and where calculators are known to differ. */
const formulas = [
  "=ROUND(SUMPRODUCT(ABS(A1:C1-{1,2,3})),6)",
  "=SUMPRODUCT(ROUND(ABS(A1:C1-{1,2,3}),6))",
  "=SUMPRODUCT(ROUND(ABS(A1-{0.25}),6))",
  "=SUMPRODUCT(A1:C1,A2:C2)",
  "=SUMPRODUCT((A5:A8=\"x\")*(B5:B8>0),C5:C8,B5:B8)",
  "=SUMPRODUCT(A1:D1,A3:D3)",
  "=SUMPRODUCT((A5:A8=\"x\")*(C5:C8))",
  "=SUMPRODUCT(--(A5:A8=\"x\"),C5:C8)",
  "=SUMPRODUCT(--ISNUMBER(A2:C2))",
  "=SUMPRODUCT(ROUND(A1:C1,0))",
  "=SUMPRODUCT(--NOT(A1:C1>1))",
  "=SUMIFS(C5:C8,A5:A8,\"x\",B5:B8,\">1\")",
  "=SUMIF(A5:A8,\"x\",C5:C8)",
  "=COUNTIF(A5:A8,\"x\")",
  "=INDEX(B5:B8,MATCH(\"y\",A5:A8,0))",
  "=IFERROR(INDEX(B5:B8,MATCH(\"none\",A5:A8,0)),0)",
  "=IFERROR(A1/Z1,\"–\")",
  "=A1/Z1",
  "=Z1",
  "=IF(Z1=\"\",\"blank\",1)",
  "=MAX(0,A1-B1)",
  "=MIN(A1:C1,Z1:Z9)",
  "=ROUND(1.005,2)",
  "=ROUND(-2.5,0)",
  "=ROUND(0.285,2)",
  "=ROUNDUP(7/3,0)",
  "=CEILING(10.2,5)",
  "=FLOOR(10.2,5)",
  "=MOD(-3,2)",
  "=-A1^2",
  "=10%*A1",
  "=A1&\"件\"",
  "=TEXT(46000,\"yyyy-mm-dd\")",
  "=DATE(YEAR(46000),MONTH(46000)+1,1)",
  "=INT(7/2)",
  "=EOMONTH(46000,0)",
  "=NETWORKDAYS(46000,46010)",
  "=SUM('明细 Detail'!A1:A3)",
  "=SUM(OFFSET(A1,0,0,1,3))",
  "=SUBTOTAL(9,A1:C1)",
  "=AND(A1>0,B1>0)",
  "=SUM(A1:C1)=6.5",
];
const sample: readonly (readonly CellValue[])[] = [[1, 2, 3.5], [10, null, "text"], [46_000, 46_001, 46_030], [], ["x", 0, 10], ["y", 1, 20], ["x", 2, 30], [null, 3, 40]];

const rowOf = (values: readonly CellValue[]) => values.map((value) => (value === null ? null : { value, style: "input" as const }));
const probe: SheetSpec = {
  name: "Probe",
  kind: "result",
  widths: [],
  rows: [...sample.map(rowOf), ...formulas.map((formula) => [null, null, null, null, null, { formula, style: "formula" as const }])],
};
const detail: SheetSpec = {
  name: "明细 Detail",
  kind: "result",
  widths: [],
  rows: [[{ value: 1, style: "input" }], [{ formula: "=A1+1", style: "formula" }], [{ formula: "=A2+1", style: "formula" }]],
};

describe("the formula engine and LibreOffice agree", () => {
  const computed = recalculate([probe, detail].map(specCells));
  let theirs: readonly CellValue[] = [];

  beforeAll(async () => {
    const grid = (await recalculatedByLibreOffice(withWrongResults(await written([probe, detail]))))?.find(({ sheet }) => sheet === probe.name);
    theirs = grid?.values.slice(sample.length).map((row) => row[5]!) ?? [];
  }, 120_000);

  for (const [index, formula] of formulas.entries())
    withLibreOffice(formula, () => {
      const ours = computed(probe.name, sample.length + index, 5);
      if (typeof ours === "number") expect(theirs[index]).toBeCloseTo(ours, 9);
      else expect(theirs[index]).toEqual(ours);
    });
});
