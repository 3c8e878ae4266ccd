import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadNodeKernel } from "../../../src/solver/loadNodeKernel";
import { loadNodeSolver } from "../../../src/solver/loadNodeSolver";
import { oneFamily, wholeFactory } from "./factory";
import { halfYear } from "./story";

/**
 * `npx tsx test/cases/halfYear/write.ts OUT.xlsx [--whole]`: the workbook at the end of the half-year, on one family of the sample
 * factory in two minutes, or on all of it in a quarter of an hour. The README shows it.
 */
async function write(out: string, start: typeof wholeFactory): Promise<void> {
  const kernel = loadNodeKernel();
  const folder = await mkdtemp(join(tmpdir(), "half-year-"));
  const { workbook } = await halfYear(folder, start, { solve: loadNodeSolver(), ...(kernel && { kernel }) }, (step) => console.log(step));
  await copyFile(workbook, out);
  await rm(folder, { recursive: true });
}

const [out = "out/half-year.xlsx"] = process.argv.slice(2).filter((word) => !word.startsWith("--"));
void write(out, process.argv.includes("--whole") ? wholeFactory : oneFamily);
