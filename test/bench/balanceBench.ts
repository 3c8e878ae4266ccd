import loadHighs from "highs";
import type { BalanceModel, Decision, Relaxation } from "../../src/engine/balance/balanceModel";
import { costOf } from "../../src/engine/balance/costOf";
import type { KernelSource } from "../../src/engine/balance/interior/kernel";
import { coversStructure, solveStructured } from "../../src/engine/balance/interior/solveStructured";
import { typescriptKernel } from "../../src/engine/balance/interior/typescriptKernel";
import { solveGeneral } from "../../src/engine/balance/linear/solveGeneral";
import { wholePieces } from "../../src/engine/balance/wholePieces/wholePieces";
import { undisturbed } from "../../src/engine/work";
import { highsSolver } from "../../src/solver/highsSolver";
import { loadNodeKernel } from "../../src/solver/loadNodeKernel";
import { crunch, randomModel, studyInstance, tight } from "../support/balanceInstances";

interface Size {
  items: number;
  periods: number;
  /** HiGHS in WebAssembly runs out of memory on the larger ones. */
  highs: boolean;
}

const sizes: readonly Size[] = [
  { items: 1000, periods: 26, highs: true },
  { items: 2000, periods: 52, highs: true },
  { items: 5000, periods: 52, highs: false },
];
const huge: readonly Size[] = [{ items: 20_000, periods: 52, highs: false }];

/** HiGHS is given up after so many seconds of wall time. */
const mostSeconds = 300;
const highsMethods = {
  "HiGHS interior point": { solver: "ipx", run_crossover: "off" },
  "HiGHS simplex": { solver: "simplex" },
};

/** Processor time, because others may share the machine; the clock's beside it. */
async function measured<T>(work: () => Promise<T>): Promise<{ result: T; seconds: number; clock: number }> {
  const [processor, start] = [process.cpuUsage(), performance.now()];
  const result = await work();
  const { user, system } = process.cpuUsage(processor);
  return { result, seconds: (user + system) / 1e6, clock: (performance.now() - start) / 1e3 };
}

/** A kernel that tells how large its memory was. */
function weighed(kernel: KernelSource): { kernel: KernelSource; megabytes(): number } {
  let bytes = 0;
  return {
    kernel: (sizes) => {
      const made = kernel(sizes);
      bytes = made.buffer.byteLength;
      return made;
    },
    megabytes: () => bytes / 2 ** 20,
  };
}

const relative = (difference: number, cost: number) => difference / Math.max(1, Math.abs(cost));
const gapOf = ({ cost, bound }: Relaxation) => relative(cost - bound, cost);

/** Cells that are not as released, of those that are open. */
const changed = ({ open, released }: BalanceModel, { production }: Decision) => production.reduce((count, pieces, cell) => count + (open[cell] === 1 && Math.abs(pieces - released[cell]!) > 0.5 ? 1 : 0), 0);

function print(name: string, cells: readonly string[]): void {
  const widths = [10, 9, 12, 11, 9];
  console.log(`  ${name.padEnd(24)}${cells.map((cell, k) => cell.padStart(widths[k] ?? 12)).join("")}`);
}

async function benchStructured(name: string, model: BalanceModel, source: KernelSource): Promise<{ relaxation: Relaxation; seconds: number }> {
  const { kernel, megabytes } = weighed(source);
  const { result, seconds, clock } = await measured(() => solveStructured(model, undisturbed, kernel));
  if (!result) throw new Error("the structured method gave no answer");
  print(name, [seconds.toFixed(2), clock.toFixed(2), String(result.iterations), gapOf(result).toExponential(1), megabytes().toFixed(0)]);
  return { relaxation: result, seconds };
}

async function benchHighs(model: BalanceModel, structured: { relaxation: Relaxation; seconds: number }): Promise<void> {
  for (const [name, settings] of Object.entries(highsMethods)) {
    const solve = highsSolver(() => loadHighs(), settings);
    const { result, seconds, clock } = await measured(() => solveGeneral(model, (program) => solve(program, { seconds: mostSeconds }), undisturbed));
    const ratio = `${result ? "" : "> "}${(seconds / structured.seconds).toFixed(1)} ×`;
    const difference = result ? `differs ${relative(result.cost - structured.relaxation.cost, result.cost).toExponential(1)}` : "unfinished";
    print(name, [seconds.toFixed(2), clock.toFixed(2), String(result?.iterations ?? "–"), result ? gapOf(result).toExponential(1) : "–", ratio, difference]);
  }
}

async function benchPieces(model: BalanceModel, relaxation: Relaxation): Promise<void> {
  const { result, seconds, clock } = await measured(() => wholePieces(model, relaxation, undisturbed));
  const open = model.open.reduce((count, each) => count + each, 0);
  print("whole pieces", [seconds.toFixed(2), clock.toFixed(2), "", `${(relative(costOf(model, result) - relaxation.bound, relaxation.bound) * 100).toFixed(4)} %`]);
  console.log(`  cells changed: ${changed(model, relaxation.decision)} before, ${changed(model, result)} after, of ${open}; largest memory of the process ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);
}

async function benchSizes(chosen: readonly Size[], wasm: KernelSource | undefined, pieces: boolean): Promise<void> {
  console.log("\nbalance without lots: processor seconds with proof, by the clock, iterations, proven gap, MB of memory or times the structured method");
  for (const { items, periods, highs } of chosen) {
    for (const [load, options] of Object.entries(highs ? { tight, crunch } : { tight })) {
      const model = studyInstance({ items, periods, ...options });
      console.log(`${items} × ${periods}, ${load}`);
      const plain = items > 5000 && wasm ? undefined : await benchStructured("structured, TypeScript", model, typescriptKernel);
      const fastest = wasm ? await benchStructured("structured, WebAssembly", model, wasm) : plain!;
      if (pieces) await benchPieces(model, fastest.relaxation);
      if (highs) await benchHighs(model, fastest);
    }
  }
}

/** Loads from slack to hopeless, in months and weeks. */
async function benchRandom(wasm: KernelSource | undefined): Promise<void> {
  const count = 200;
  let most = 0;
  let total = 0;
  let worst = 0;
  const failures: string[] = [];
  for (let k = 0; k < count; k++) {
    const load = 0.6 + (1.1 * k) / (count - 1);
    const periods = [6, 12, 26, 52][k % 4]!;
    const model = studyInstance({ items: [50, 200, 300, 400][(k >> 2) % 4]!, periods, weekly: periods > 12, seed: 1000 + k, peak: [load, load], overtimeShare: 0.08 });
    const solved = await solveStructured(model, undisturbed, wasm);
    const gap = solved ? gapOf(solved) : Infinity;
    if (!(gap <= 1e-7)) failures.push(`seed ${1000 + k} at ${(load * 100).toFixed(0)} %: ${gap.toExponential(1)}`);
    most = Math.max(most, solved?.iterations ?? 0);
    total += solved?.iterations ?? 0;
    worst = Math.max(worst, gap);
  }
  console.log(`\n${count} instances, loads of 60 to 170 %: ${(total / count).toFixed(1)} iterations on average, ${most} at most; largest proven gap ${worst.toExponential(1)}; above 1e-7: ${failures.length}`);
  for (const failure of failures) console.log(`  ${failure}`);
}

/** Small models with everything the contract knows, by both methods. */
async function benchCompared(wasm: KernelSource | undefined): Promise<void> {
  const wanted = 300;
  const solve = highsSolver(() => loadHighs());
  let compared = 0;
  let worst = 0;
  const failures: string[] = [];
  for (let seed = 1; compared < wanted; seed++) {
    const model = randomModel(seed, { items: 1 + (seed % 25), periods: 1 + (seed % 13) });
    if (!coversStructure(model)) continue;
    compared++;
    const ours = await solveStructured(model, undisturbed, wasm);
    const highs = await solveGeneral(model, solve, undisturbed);
    const difference = ours && highs ? Math.abs(relative(ours.cost - highs.cost, highs.cost)) : Infinity;
    worst = Math.max(worst, difference);
    if (!(difference <= 1e-8)) failures.push(`seed ${seed}: ${ours?.cost} against ${highs?.cost}, bounds ${ours?.bound} and ${highs?.bound}`);
  }
  console.log(`\n${compared} random programs by the structured method and by HiGHS: largest difference of cost ${worst.toExponential(1)}; above 1e-8: ${failures.length}`);
  for (const failure of failures) console.log(`  ${failure}`);
}

/** `npm run bench -- balance` with `huge`, `random`, `compare`, or `linear` (without whole pieces and HiGHS). */
export async function benchBalance(asked: readonly string[]): Promise<void> {
  const wasm = loadNodeKernel();
  if (!wasm) console.log("\nno WebAssembly kernel: npm run kernel makes it");
  const warmUp = studyInstance({ items: 200, periods: 12, weekly: false });
  for (const kernel of [typescriptKernel, ...(wasm ? [wasm] : [])]) await solveStructured(warmUp, undisturbed, kernel);
  if (asked.includes("random")) await benchRandom(wasm);
  else if (asked.includes("compare")) await benchCompared(wasm);
  else if (asked.includes("huge")) await benchSizes(huge, wasm, !asked.includes("linear"));
  else await benchSizes(asked.includes("linear") ? sizes.map((size) => ({ ...size, highs: false })) : sizes, wasm, !asked.includes("linear"));
}
