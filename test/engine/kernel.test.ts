import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BalanceModel } from "../../src/engine/balance/balanceModel";
import type { KernelSource } from "../../src/engine/balance/interior/kernel";
import { coversStructure, solveStructured } from "../../src/engine/balance/interior/solveStructured";
import { undisturbed } from "../../src/engine/work";
import { loadBrowserKernel } from "../../src/solver/loadBrowserKernel";
import { loadNodeKernel } from "../../src/solver/loadNodeKernel";
import { wasmKernel } from "../../src/solver/wasmKernel";
import { crunch, randomModel, studyInstance, studyLots, tight } from "../support/balanceInstances";
import { planningTools } from "../support/planningTools";
import { solveGeneral } from "../../src/engine/balance/linear/solveGeneral";

const root = join(__dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "kernel-"));
const file = join(folder, "kernel.wasm");
let kernel: KernelSource;

/** Built from the sources as they stand, not whatever was built before. */
beforeAll(() => {
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: Record<"kernel", string> };
  const [, ...options] = scripts.kernel.replace("src/kernel/build/kernel.wasm", file).split(" ");
  const built = spawnSync(process.execPath, [join(root, "node_modules/assemblyscript/bin/asc.js"), ...options], { cwd: root, encoding: "utf8" });
  if (built.status !== 0) throw new Error(built.stderr);
  kernel = wasmKernel(new WebAssembly.Module(readFileSync(file)));
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true }));

const relative = (difference: number, cost: number) => Math.abs(difference) / Math.max(1, Math.abs(cost));

async function expectAlike(model: BalanceModel): Promise<void> {
  const plain = (await solveStructured(model, undisturbed))!;
  const fast = (await solveStructured(model, undisturbed, kernel))!;
  expect(relative(fast.cost - plain.cost, plain.cost)).toBeLessThan(1e-8);
  expect(relative(fast.cost - fast.bound, fast.cost)).toBeLessThan(1e-7);
}

test.each([
  { name: "months, tight", options: { items: 60, periods: 6, weekly: false, ...tight } },
  { name: "an odd number of periods, crunch", options: { items: 40, periods: 13, ...crunch } },
  { name: "weeks, slack", options: { items: 30, periods: 26, peak: [0.6, 0.7] as const } },
])("costs what the plain kernel says: $name", ({ options }) => expectAlike(studyInstance(options)));

test("costs what the plain kernel says with everything the contract knows", async () => {
  let alike = 0;
  for (let seed = 1; seed <= 60; seed++) {
    const model = randomModel(seed, { items: 1 + (seed % 12), periods: 1 + (seed % 11) });
    if (!coversStructure(model)) continue;
    await expectAlike(model);
    alike++;
  }
  expect(alike).toBeGreaterThan(20);
});

test("costs what HiGHS says, to eight digits", async () => {
  const { solve } = planningTools();
  let alike = 0;
  for (let seed = 101; alike < 60; seed++) {
    const model = randomModel(seed, { items: 1 + (seed % 9), periods: 1 + (seed % 8) });
    if (!coversStructure(model)) continue;
    const fast = (await solveStructured(model, undisturbed, kernel))!;
    const highs = (await solveGeneral(model, solve, undisturbed))!;
    expect(relative(fast.cost - highs.cost, highs.cost)).toBeLessThan(1e-8);
    alike++;
  }
});

/** Every number an iteration leaves behind, not only the cost it ends with. */
test("leaves the same plan and prices as the plain kernel, to a millionth", async () => {
  const model = studyLots(studyInstance({ items: 80, periods: 9, weekly: false, ...tight }), "M");
  const plain = (await solveStructured(model, undisturbed))!;
  const fast = (await solveStructured(model, undisturbed, kernel))!;
  expect(fast.iterations).toBe(plain.iterations);
  const dearest = Math.max(...plain.prices.resources);
  fast.prices.resources.forEach((price, row) => expect(Math.abs(price - plain.prices.resources[row]!)).toBeLessThan(1e-6 * dearest));
});

test("the same input gives the same bytes", async () => {
  const model = studyInstance({ items: 30, periods: 12, weekly: false, ...tight });
  expect(await solveStructured(model, undisturbed, kernel)).toEqual(await solveStructured(model, undisturbed, kernel));
});

describe("where there is no WebAssembly", () => {
  const { validate, compile } = WebAssembly;
  afterEach(() => {
    Object.assign(WebAssembly, { validate, compile });
    jest.restoreAllMocks();
  });

  test("Node goes without it", () => {
    WebAssembly.validate = () => false;
    expect(loadNodeKernel()).toBeUndefined();
  });

  test.each(["no file", "refused"])("a browser goes without it: %s", async (why) => {
    const bytes = readFileSync(file);
    jest.spyOn(globalThis, "fetch").mockResolvedValue(why === "no file" ? new Response(null, { status: 404 }) : new Response(bytes));
    if (why === "refused") WebAssembly.compile = () => Promise.reject(new WebAssembly.CompileError("refused"));
    expect(await loadBrowserKernel("https://example.test/kernel.wasm")).toBeUndefined();
  });

  test("and with it where it is there", async () => {
    jest.spyOn(globalThis, "fetch").mockResolvedValue(new Response(readFileSync(file)));
    expect(await loadBrowserKernel("https://example.test/kernel.wasm")).toBeInstanceOf(Function);
  });
});
