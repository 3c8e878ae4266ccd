import { emptyPlan, grossToNet, type NetworkPlan } from "../../src/engine/materials/grossToNet";
import type { MaterialNetwork } from "../../src/engine/materials/network";
import { matchSupplies, type PeggingArrays, type Pegs, roomFor } from "../../src/engine/pegging/matchSupplies";
import { millionths } from "../../src/engine/pegging/millionths";
import { ownReasons, supplyReasons } from "../../src/engine/pegging/supplyReasons";
import { startsFor } from "../../src/engine/releases";
import { largeFactory, largeNetwork, weeks } from "./largeFactory";
import { median, milliseconds } from "./timing";

const sizes = [1_000, 10_000, 30_000, 100_000];

/** A netted network as pegging's arrays: the large factory has neither firm planned orders nor lots that differ within a period. */
function peggingOf(network: MaterialNetwork, plan: NetworkPlan): PeggingArrays & { ownReason: Uint8Array } {
  const { items, columns, opening, receipts, independent, safety, yieldOf, releaseAt, releaseColumn } = network;
  const most = items * 2 * columns;
  const supplyFrom = new Int32Array(items + 1);
  const startFrom = new Int32Array(items + 1);
  const ownFrom = new Int32Array(items + 1);
  const [good, quantity, startSupply, startColumn] = [new Float64Array(most), new Float64Array(most), new Int32Array(items * columns), new Int32Array(items * columns)];
  const [ownColumn, ownQuantity] = [new Int32Array(items * columns), new Float64Array(items * columns)];
  const keptAt = new Int32Array(items);
  const kept = new Float64Array(items * columns);
  let [supplies, starts, own] = [0, 0, 0];
  const supply = (pieces: number, counts: number): void => {
    good[supplies] = millionths(pieces);
    quantity[supplies++] = millionths(counts);
  };
  for (let i = 0; i < items; i++) {
    const row = i * columns;
    const due = receipts.at[i]!;
    if (opening[i]! > 0) supply(opening[i]!, opening[i]!);
    let stock = opening[i]!;
    keptAt[i] = safety[i]! > 0 ? row : -1;
    for (let c = 0; c < columns; c++) {
      const receipt = receipts.values[due + c]!;
      const planned = plan.plannedReceipts[row + c]!;
      if (receipt > 0) supply(receipt, receipt);
      if (planned > 0) {
        startSupply[starts] = supplies;
        startColumn[starts++] = releaseColumn[releaseAt[i]! + c]!;
        supply(planned, startsFor(planned, yieldOf[i]!));
      }
      const asked = independent.values[independent.at[i]! + c]!;
      if (asked > 0) {
        ownColumn[own] = c;
        ownQuantity[own++] = millionths(asked);
      }
      stock += receipt + planned - plan.gross[row + c]!;
      const there = Math.max(0, stock);
      if (c > 0) kept[row + c] = millionths(there >= safety[i]! || c === columns - 1 ? Math.min(safety[i]!, there) : Math.min(kept[row + c - 1]! / 1e6, there));
    }
    supplyFrom[i + 1] = supplies;
    startFrom[i + 1] = starts;
    ownFrom[i + 1] = own;
  }
  const { usedFrom, parent, quantityPer, maskAt, masks } = network;
  return {
    items, columns, supplyFrom, startFrom, startSupply, startColumn, ownFrom, ownColumn, ownQuantity, keptAt, kept, usedFrom, parent, quantityPer, maskAt, masks,
    good: good.subarray(0, supplies),
    quantity: quantity.subarray(0, supplies),
    ownLast: new Uint8Array(own),
    scrapShare: new Float64Array(parent.length),
    ownReason: new Uint8Array(own).fill(ownReasons.order),
  };
}

/** Netting alone against netting with pegging: supplies gathered, matched one level up, and every supply's reasons to the end demand. */
export async function benchPegging(repetitions: number): Promise<void> {
  console.log(`\npegging on, ${weeks} weeks, ${repetitions} interleaved repetitions`);
  console.log("    items  BOM lines      pegs  net (ms)  peg (ms)  (net + peg) ÷ net  ns per BOM line × period");
  for (const size of sizes) {
    const factory = largeFactory(size);
    const { network } = largeNetwork(factory);
    const plan = emptyPlan(network);
    const times = { net: [] as number[], peg: [] as number[] };
    let pegs!: Pegs;
    for (let repetition = 0; repetition <= repetitions; repetition++) {
      const net = await milliseconds(() => grossToNet(network, plan));
      const peg = await milliseconds(() => {
        const arrays = peggingOf(network, plan);
        pegs ??= roomFor(arrays);
        pegs.count = 0;
        supplyReasons(arrays, matchSupplies(arrays, pegs), arrays.ownReason);
      });
      if (repetition === 0) continue;
      times.net.push(net);
      times.peg.push(peg);
    }
    const [net, peg] = [median(times.net), median(times.peg)];
    const cells = [size, factory.lines, pegs.count, net.toFixed(1), peg.toFixed(1), ((net + peg) / net).toFixed(2), ((peg * 1e6) / (factory.lines * weeks)).toFixed(1)];
    console.log(cells.map((cell, i) => String(cell).padStart([9, 11, 10, 10, 10, 19, 26][i]!)).join(""));
  }
}
