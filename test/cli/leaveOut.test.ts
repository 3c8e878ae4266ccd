import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Papa from "papaparse";
import { planCommand } from "../../src/cli/planCommand";
import { problemLines } from "../../src/cli/summary";
import { languages } from "../../src/language";
import { groupsByColumn } from "../../src/language/problemGroups";
import type { Problem } from "../../src/engine/problem";
import { loadNodeSolver } from "../../src/solver/loadNodeSolver";
import { smallest } from "../input/workbook";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "rebalance-"));
  const sheets = smallest();
  sheets["客户订单"]![1]![4] = "2026-12-04";
  sheets["客户订单"]!.push(["S2", "C1", "F1", "十", "2026-12-04"], ["S3", "C1", "F9", 4, "2026-12-04"]);
  for (const [sheet, rows] of Object.entries(sheets)) await writeFile(join(folder, `${sheet}.csv`), Papa.unparse(rows));
});
afterEach(() => rm(folder, { recursive: true }));

async function run(...flags: readonly string[]) {
  const printed: string[] = [];
  const complaints: string[] = [];
  const code = await planCommand([folder, "--lang", "zh", ...flags], { solve: loadNodeSolver() }, { print: (line) => printed.push(line), complain: (line) => complaints.push(line) });
  return { code, printed: printed.join("\n"), complaints };
}

it("without the flag a wrong row stops the run, which says the way out", async () => {
  const { code, complaints } = await run();
  expect(code).toBe(2);
  expect(complaints.at(-1)).toBe(languages.zh.commandLine.mayLeaveOut(2));
});

it("with the flag the rest is planned, with a warning of how many rows were left out", async () => {
  const { code, printed, complaints } = await run("--leave-out");
  expect(code).toBe(0);
  expect(complaints).toEqual([languages.zh.commandLine.leftOut(2)]);
  expect(printed).toContain(languages.zh.problemTitles.leftOut);
  expect(printed).toContain("客户订单.csv!D3");
});

const wrong = (row: number, column = "D", sheet = "客户订单"): Problem => ({ kind: "unreadableCell", at: { sheet, cell: `${column}${row}` }, column: "quantity", found: "?", expected: "number" });

it("a whole wrong column is told in its first twenty cells", () => {
  const problems = [...Array.from({ length: 3000 }, (_, i) => wrong(i + 2)), wrong(7, "E"), wrong(8, "D", "库存")];
  expect(groupsByColumn(problems).map((group) => [group.problems.length, group.more])).toEqual([[20, 2980], [1, 0], [1, 0]]);
  const lines = problemLines(problems, languages.zh);
  expect(lines).toHaveLength(1 + 20 + 1 + 2);
  expect(lines[0]).toContain("3002");
  expect(lines[21]).toContain(languages.zh.commandLine.moreInColumn(2980));
});
