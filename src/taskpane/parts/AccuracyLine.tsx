import type { ForecastAccuracy } from "../../engine/plan";
import { percentage } from "../../language/format";
import { usePaneTools } from "../paneContext";
import { LinePreview } from "./LinePreview";

/** Accuracy of forecasts issued a month ahead, month by month, beside what the statistical baseline would have reached. */
export function AccuracyLine({ accuracy: { months, trend } }: { accuracy: ForecastAccuracy }) {
  const { previews } = usePaneTools().words;
  const compared = months.slice(months.length - trend.length);
  const values = trend.map(({ accuracies }) => accuracies[0]);
  const known = compared.flatMap((month, m) => (values[m] === undefined ? [] : [{ month, value: values[m] }]));
  const last = known.at(-1);
  if (!last) return <p style={{ margin: 0 }}>{previews.noAccuracy}</p>;
  const mean = known.reduce((sum, { value }) => sum + value, 0) / known.length;
  const baseline = trend.map(({ statistical }) => statistical);
  const series = [{ label: previews.forecast, values }, ...(baseline.some((value) => value !== undefined) ? [{ label: previews.baseline, values: baseline }] : [])];
  const summary = previews.accuracySummary(last.month, percentage(last.value), percentage(mean), String(known.length));
  return (
    <>
      <p style={{ margin: "0 0 4px" }}>{summary}</p>
      <LinePreview months={compared} series={series} format={percentage} summary={summary} />
    </>
  );
}
