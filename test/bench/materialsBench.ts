import { emptyPlan, grossToNet, type NetworkPlan } from "../../src/engine/materials/grossToNet";
import type { MaterialNetwork } from "../../src/engine/materials/network";
import { largeFactory, largeNetwork, weeks } from "./largeFactory";
import { median, milliseconds } from "./timing";

const sizes = [1_000, 3_000, 10_000, 30_000, 100_000];

/**
 * The yardstick: every item's requirements gathered from the same parents' rows and written as its starts, one to one, with
 * nothing netted, lotted, shifted or rounded in between.
 */
function gatherOnly({ items, columns, usedFrom, parent, quantityPer, independent }: MaterialNetwork, { gross, starts }: NetworkPlan): void {
  for (let i = 0; i < items; i++) {
    const row = i * columns;
    const own = independent.at[i]!;
    for (let c = 0; c < columns; c++) gross[row + c] = independent.values[own + c]!;
    for (let e = usedFrom[i]!; e < usedFrom[i + 1]!; e++) {
      const from = parent[e]! * columns;
      const per = quantityPer[e]!;
      for (let c = 0; c < columns; c++) gross[row + c]! += starts[from + c]! * per;
    }
    for (let c = 0; c < columns; c++) starts[row + c] = gross[row + c]!;
  }
}

/** Gross to net against the yardstick, on growing factories: the time per BOM line and period should stay the same. */
export async function benchMaterials(repetitions: number): Promise<void> {
  console.log(`\ngross to net, ${weeks} weeks, pegging off, ${repetitions} interleaved repetitions`);
  console.log("    items  BOM lines  network (ms)  gather (ms)  net (ms)  net ÷ gather  ns per BOM line × period");
  for (const size of sizes) {
    const factory = largeFactory(size);
    let network!: MaterialNetwork;
    const building = await milliseconds(() => (network = largeNetwork(factory).network));
    const plan = emptyPlan(network);
    const gathered = emptyPlan(network);
    const times = { gather: [] as number[], net: [] as number[] };
    for (let repetition = 0; repetition <= repetitions; repetition++) {
      const [gather, net] = [await milliseconds(() => gatherOnly(network, gathered)), await milliseconds(() => grossToNet(network, plan))];
      // The first round warms up: it is compiled while it runs.
      if (repetition === 0) continue;
      times.gather.push(gather);
      times.net.push(net);
    }
    const [gather, net] = [median(times.gather), median(times.net)];
    const cells = [size, factory.lines, building.toFixed(0), gather.toFixed(1), net.toFixed(1), (net / gather).toFixed(2), ((net * 1e6) / (factory.lines * weeks)).toFixed(1)];
    console.log(cells.map((cell, i) => String(cell).padStart([9, 11, 14, 13, 10, 14, 26][i]!)).join(""));
  }
}
