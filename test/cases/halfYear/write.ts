import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadNodeKernel } from "../../../src/solver/loadNodeKernel";
import { loadNodeSolver } from "../../../src/solver/loadNodeSolver";
import { wholeFactory } from "./factory";
import { halfYear } from "./story";

/** `npx tsx test/cases/halfYear/write.ts OUT.xlsx`: the half-year on the whole sample factory, about a quarter of an hour; its last workbook is what the README shows. */
async function write(out: string): Promise<void> {
  const kernel = loadNodeKernel();
  const folder = await mkdtemp(join(tmpdir(), "half-year-"));
  const { workbook } = await halfYear(folder, wholeFactory, { solve: loadNodeSolver(), ...(kernel && { kernel }) }, (step) => console.log(step));
  await copyFile(workbook, out);
  await rm(folder, { recursive: true });
}

void write(process.argv[2] ?? "out/half-year.xlsx");
