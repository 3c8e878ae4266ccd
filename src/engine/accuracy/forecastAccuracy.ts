import { byText, round6, sum } from "../arithmetic";
import { addMonths, monthOf } from "../calendar";
import type { PlanningOptions } from "../options";
import type { AccuracyGroup, AccuracyMeasures, AccuracyView, ForecastAccuracy, ForecastLine } from "../plan";
import type { IsoMonth, Item, Records } from "../records";
import { accuracyTrend } from "./accuracyTrend";
import { accuracyMeasures, forecastErrors, season, totalErrors } from "./forecastErrors";
import { type Axes, forecastLines } from "./forecastLines";
import { issuedBaselines } from "./issuedBaselines";
import { lags, type VersionsByLag, versionsByLag } from "./versionsByLag";

const mostMonths = 12;
const nothing: ForecastAccuracy = { months: [], forecastMonths: [], versions: [], compared: [], lines: [], groups: [], trend: [] };

/** Stored forecasts against what was then asked for. */
export function forecastAccuracy(records: Records, { planDate, errorBase }: Pick<PlanningOptions, "planDate" | "errorBase">): ForecastAccuracy {
  const items = new Map(records.items.map((item) => [item.item, item]));
  const versions = versionsByLag(records.forecastVersions);
  const recorded = new Set(records.actuals.map(({ month }) => month));
  const open = monthOf(planDate);
  const isCompared = (month: IsoMonth, lag: number): boolean => recorded.has(month) && versions.version(month, lag) !== undefined;
  const window = comparedMonths(open, (month) => lags.some((lag) => isCompared(month, lag)));
  if (window.length === 0) return nothing;
  const axes = axesOf(window, open, versions);
  const compared = lags.map((lag) => window.map((month) => isCompared(month, lag)));
  const histories = forecastLines(records, versions, axes);
  const baselines = issuedBaselines(records, histories, { window, compared, open });
  const lines = histories.map((line, index): ForecastLine => ({
    ...line,
    baselines: baselines[index]!,
    errors: lags.map((lag, l) => forecastErrors({ demand: line.demand, forecast: line.forecasts[l]!, compared: compared[l]!, baseline: baselines[index]![l]!, lag })),
  }));
  return {
    months: axes.months,
    forecastMonths: axes.forecastMonths,
    versions: lags.map((lag) => axes.forecastMonths.map((month) => versions.version(month, lag))),
    compared,
    lines,
    groups: groupsOf(lines, items).map((group) => measured(group, lines, compared, errorBase)).flatMap(ranked).sort(inOrder),
    trend: accuracyTrend(lines.filter(({ level }) => level === "item"), compared, errorBase),
  };
}

/** Closed months from the first one that can be compared, without holes. */
function comparedMonths(open: IsoMonth, canBeCompared: (month: IsoMonth) => boolean): IsoMonth[] {
  const closed = Array.from({ length: mostMonths }, (_, m) => addMonths(open, m - mostMonths));
  const first = closed.findIndex(canBeCompared);
  return first < 0 ? [] : closed.slice(first);
}

function axesOf(window: readonly IsoMonth[], open: IsoMonth, versions: VersionsByLag): Axes {
  const ahead = lags.map((_, ahead) => addMonths(open, ahead)).filter((month) => lags.some((lag) => versions.version(month, lag) !== undefined));
  const yearBefore = Array.from({ length: season }, (_, m) => addMonths(window[0]!, m - season));
  return { months: [...yearBefore, ...window], forecastMonths: [...window, ...ahead], compared: window.length };
}

type Standing = Pick<AccuracyGroup, "view" | "family" | "name" | "lines">;

/** Lines that stand together and say the same of themselves. A blank specification stands for its whole family. */
function groupsOf(lines: readonly ForecastLine[], items: ReadonlyMap<string, Item>): Standing[][] {
  const found: Record<AccuracyView, Standing[]> = { total: [], specification: [], channel: [], office: [], clerk: [] };
  const add = (view: AccuracyView, family: string, name: string, index: number): void => {
    const last = found[view].at(-1);
    if (last && last.family === family && last.name === name) found[view].splice(-1, 1, { ...last, lines: [last.lines[0], index] });
    else found[view].push({ view, family, name, lines: [index, index] });
  };
  const hasClerks = lines.some(({ clerk }) => clerk !== "");
  lines.forEach(({ level, item, channel, office, clerk }, index) => {
    const { family, specification } = items.get(item)!;
    if (level === "item") add("total", "", "", index);
    if (level === "item") add("specification", family, specification, index);
    else add(level, "", level === "channel" ? channel : office, index);
    if (level === "office" && hasClerks) add("clerk", "", clerk, index);
  });
  return Object.values(found);
}

function measured(groups: readonly Standing[], lines: readonly ForecastLine[], compared: ForecastAccuracy["compared"], base: PlanningOptions["errorBase"]): AccuracyGroup[] {
  return groups.map((group) => {
    const own = lines.slice(group.lines[0], group.lines[1] + 1);
    const monthErrors = compared.map((months, l) =>
      months.map((isCompared, m) => (isCompared ? round6(sum(own.map(({ demand, forecasts }) => (demand[demand.length - months.length + m] ?? 0) - (forecasts[l]![m] ?? 0)))) : 0)),
    );
    const measures = lags.map((_, l) =>
      accuracyMeasures(totalErrors(own.map(({ errors }) => errors[l]!)), base, monthErrors[l]!.filter((_, m) => compared[l]![m])),
    );
    const last = compared[0]!.length - 1;
    const lastMonth = compared.map((months, l) => (months[last] ? { demand: round6(sum(own.map(({ demand }) => demand.at(-1) ?? 0))), forecast: round6(sum(own.map(({ forecasts }) => forecasts[l]![last] ?? 0))) } : undefined));
    return { ...group, monthErrors, measures, lastMonth };
  });
}

/** Equal errors share a rank, and the next one counts all before it. */
function ranked(groups: readonly AccuracyGroup[]): AccuracyGroup[] {
  const rankAt = (l: number, { wmape }: AccuracyMeasures): Partial<AccuracyMeasures> =>
    wmape === undefined ? {} : { rank: 1 + groups.filter(({ measures }) => (measures[l]!.wmape ?? Infinity) < wmape).length };
  return groups.map((group) => ({ ...group, measures: group.measures.map((measure, l) => ({ ...measure, ...rankAt(l, measure) })) }));
}

const viewOrder: Record<AccuracyView, number> = { total: 0, channel: 1, office: 2, clerk: 3, specification: 4 };
const inOrder = (a: AccuracyGroup, b: AccuracyGroup): number =>
  viewOrder[a.view] - viewOrder[b.view] || (a.measures[0]!.rank ?? Infinity) - (b.measures[0]!.rank ?? Infinity) || byText(a.family, b.family) || byText(a.name, b.name);
