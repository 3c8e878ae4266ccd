import { workingCalendar } from "../../src/engine/calendar";
import { planDemand } from "../../src/engine/demand/planDemand";
import { horizonOf } from "../../src/engine/periods";
import type { Records } from "../../src/engine/records";
import { aMonthForecast, anItem, anOrder, noRecords, smallOptions } from "../support/smallFactory";
import { median, milliseconds } from "./timing";

const sizes = [400, 2_000, 10_000];

/** Each item is forecast in two channels for four months and has three orders. */
const factory = (items: number): Records => ({
  ...noRecords,
  items: Array.from({ length: items }, (_, i) => anItem(`I${i}`)),
  forecasts: Array.from({ length: items * 8 }, (_, k) => aMonthForecast(`I${k % items}`, `2026-0${3 + (Math.floor(k / items) % 4)}`, 100 + (k % 7), k < items * 4 ? "domestic" : "export")),
  orders: Array.from({ length: items * 3 }, (_, k) => anOrder(`${k}`, `I${k % items}`, 20, `2026-0${3 + (k % 4)}-${String(1 + (k % 28)).padStart(2, "0")}`)),
});

/** Forecast consumption on growing factories: the time per item should stay the same. */
export async function benchDemand(repetitions: number): Promise<void> {
  console.log(`\ndemand, ${repetitions} repetitions\n    items  demand (ms)  µs per item`);
  const horizon = horizonOf(smallOptions, workingCalendar([]));
  for (const size of sizes) {
    const records = factory(size);
    const times: number[] = [];
    for (let repetition = 0; repetition < repetitions; repetition++) times.push(await milliseconds(() => planDemand(records, smallOptions, horizon)));
    console.log([size, median(times).toFixed(0), ((median(times) * 1e3) / size).toFixed(0)].map((cell, i) => String(cell).padStart([9, 13, 13][i]!)).join(""));
  }
}
