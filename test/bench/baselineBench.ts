import { forecastSeries } from "../../src/engine/baseline/forecastSeries";
import { naive2 } from "../../src/engine/baseline/methods";
import { accuracyOf, hasM3, m3Series } from "../cases/m3Monthly";

const months = 18;

/** Processor time of a piece of work in milliseconds, on whatever core it ran. */
function processorTime(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e3;
}

/** The automatic baseline on the M3 series: accuracy, processor time, and both as ratios to naive2. */
export async function benchBaseline(): Promise<void> {
  if (!hasM3()) return console.log("\nbaseline: the series of the M3 competition are not at ../shared/cases/forecast");
  const series = m3Series();
  const methods: Record<string, (history: readonly number[]) => ArrayLike<number>> = {
    naive2: (history) => naive2(history, 12, months).mean,
    automatic: (history) => forecastSeries({ history, horizon: months, season: 12, coverage: 0.8 }).mean,
  };
  const results = Object.entries(methods).map(([name, forecast]) => {
    const made = new Map<string, readonly number[]>();
    const time = processorTime(() => series.forEach(({ id, x }) => made.set(id, Array.from(forecast(x)))));
    return { name, time, ...accuracyOf(series, ({ id }) => made.get(id)!) };
  });
  const yardstick = results[0]!;
  console.log(`\nbaseline, ${series.length} monthly series, first run\n    method   sMAPE    MASE  CPU (ms)  sMAPE ×  MASE ×    CPU ×`);
  for (const { name, time, sMape, mase } of results) {
    const cells = [sMape.toFixed(3), mase.toFixed(4), time.toFixed(0), (sMape / yardstick.sMape).toFixed(3), (mase / yardstick.mase).toFixed(3), (time / yardstick.time).toFixed(1)];
    console.log(name.padStart(10) + cells.map((cell, i) => cell.padStart([8, 8, 10, 9, 8, 9][i]!)).join(""));
  }
}
