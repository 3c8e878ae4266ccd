/**
 * Speeds as ratios within one run: every figure is the median of interleaved repetitions, divided by the median of the
 * yardstick of the same run (HiGHS solving the sample factory's balance), because seconds differ from machine to machine.
 */
import type { LinearProgram, Solver } from "../../src/engine/balance/linearProgram";
import { planOperations } from "../../src/engine/planOperations";
import { readRecords } from "../../src/input/readRecords";
import { sampleFactory } from "../../src/input/sampleFactory/sampleFactory";
import { inputSheets } from "../../src/input/templates";
import { languages } from "../../src/language";
import { planWorkbook } from "../../src/planWorkbook";
import { loadNodeSolver } from "../../src/solver/loadNodeSolver";
import { xlsxWorkbook } from "../../src/workbook/xlsxWorkbook";
import { benchAcrossLevels } from "./acrossLevelsBench";
import { benchBalance } from "./balanceBench";
import { benchBaseline } from "./baselineBench";
import { benchMembers } from "./baselineMembers";
import { benchDemand } from "./demandBench";
import { benchLots } from "./lotsBench";
import { benchMaterials } from "./materialsBench";
import { benchOffice } from "./officeBench";
import { benchPegging } from "./peggingBench";
import { median, milliseconds } from "./timing";
import { planningTools } from "../support/planningTools";

const repetitions = 5;
/** Passes every program on, and keeps the last one. */
function keeping(solve: Solver): { solve: Solver; last(): LinearProgram } {
  let kept: LinearProgram | undefined;
  return { solve: (program, limits) => solve((kept = program), limits), last: () => kept! };
}

async function benchSampleFactory(): Promise<void> {
  const { solve, last } = keeping(loadNodeSolver());
  const sample = sampleFactory("en");
  const input = xlsxWorkbook();
  await input.write(inputSheets(languages.en, sample));
  const file = await input.bytes();
  const grids = await xlsxWorkbook(file).read();
  const planned = await planWorkbook(grids, { language: "en" }, { solve });
  if (planned.status !== "planned") throw new Error("the sample factory does not plan");

  const work: Record<string, () => unknown> = {
    "balance solved by HiGHS (yardstick)": () => solve(last(), { seconds: 60 }),
    "records read from grids": () => readRecords(grids, {}),
    "records to plan": () => planOperations(sample.records, sample.options, planningTools(solve), () => {}),
    "grids to sheets": () => planWorkbook(grids, { language: "en" }, { solve }),
    "input .xlsx read": () => xlsxWorkbook(file).read(),
    "result sheets written to .xlsx": async () => {
      const output = xlsxWorkbook(file);
      await output.write(planned.sheets);
      return output.bytes();
    },
  };
  const times = new Map(Object.keys(work).map((name) => [name, [] as number[]]));
  for (let repetition = 0; repetition < repetitions; repetition++) {
    for (const [name, run] of Object.entries(work)) times.get(name)!.push(await milliseconds(run));
  }
  const yardstick = median([...times.values()][0]!);
  console.log(`sample factory, ${last().rows} rows × ${last().columns} columns, ${repetitions} interleaved repetitions`);
  for (const [name, each] of times) console.log(`${(median(each) / yardstick).toFixed(2).padStart(8)} ×  ${name}`);
}

/** `npm run bench -- materials` runs one part. */
const parts: Record<string, () => Promise<void>> = { sample: benchSampleFactory, demand: () => benchDemand(repetitions), materials: () => benchMaterials(repetitions), baseline: benchBaseline, members: () => Promise.resolve(benchMembers()), pegging: () => benchPegging(repetitions), acrossLevels: benchAcrossLevels, balance: () => benchBalance(process.argv.slice(3)), office: benchOffice, lots: () => benchLots(process.argv.slice(3)) };

async function main(): Promise<void> {
  const chosen = process.argv.slice(2);
  for (const [name, run] of Object.entries(parts)) if (chosen.length === 0 || chosen.includes(name)) await run();
}

void main();
