import { byText, groupBy, round6, sum } from "../arithmetic";
import { addMonths, countWorkingDays, dayNumber, firstDayOf, lastDayOf, monthOf, workingCalendar } from "../calendar";
import { fingerprint } from "../canonical";
import type { Problem } from "../problem";
import type { Forecast, ForecastApproval, ForecastVersion, IsoDate, IsoMonth, Records } from "../records";
import { type ApprovedForecast, type DemandReview, monthsAhead } from "./review";

/** "2026-11-2" is the second version of 2026-11. */
export const versionName = (cycle: IsoMonth, number: number): string => `${cycle}-${number}`;
/** 2 of "2026-12-2"; 0 where the version is of another cycle or not numbered. */
export const versionNumber = ({ version, cycle }: Pick<ForecastApproval, "version" | "cycle">): number => {
  const [, number = "0"] = version.startsWith(`${cycle}-`) ? (/^\d{4}-\d{2}-(\d+)$/.exec(version) ?? []) : [];
  return Number(number);
};

const inOrder = (a: ForecastApproval, b: ForecastApproval): number => byText(a.cycle, b.cycle) || versionNumber(a) - versionNumber(b) || byText(a.version, b.version);

/**
 * The one version that feeds a plan: the highest number of the latest cycle that is not after the plan's month. A cycle
 * that is four months old speaks of no month of the plan any more.
 */
export function versionInForce(approvals: readonly ForecastApproval[], planDate: IsoDate): ForecastApproval | undefined {
  const open = monthOf(planDate);
  return approvals.filter(({ cycle }) => cycle <= open && addMonths(cycle, monthsAhead) >= open).sort(inOrder).at(-1);
}

/** What a version's lock is reckoned from: its lines in one order. */
export const lockOf = (lines: readonly ApprovedForecast[]): Promise<string> =>
  fingerprint(lines.map(({ item, channel, office, grade = "", month, quantity }) => [item, channel, office, grade, month, quantity]).sort((a, b) => byText(JSON.stringify(a), JSON.stringify(b))));

/** Versions whose lines are no longer those that were approved. */
export async function brokenLocks({ approvals, approved }: Pick<DemandReview, "approvals" | "approved">): Promise<Problem[]> {
  const lines = groupBy(approved, ({ version }) => version);
  const broken = await Promise.all(approvals.map(async (approval): Promise<Problem[]> => {
    const own = lines.get(approval.version) ?? [];
    if ((await lockOf(own)) === approval.fingerprint) return [];
    return [{ kind: "approvedVersionChanged", version: approval.version, approver: approval.approver, lines: approval.lines, found: own.length, quantity: approval.quantity, foundQuantity: round6(sum(own.map(({ quantity }) => quantity))) }];
  }));
  const registered = new Set(approvals.map(({ version }) => version));
  const unsigned = [...lines.keys()].filter((version) => !registered.has(version)).sort(byText);
  return [...broken.flat(), ...unsigned.map((version): Problem => ({ kind: "versionWithoutApproval", version }))];
}

type Fed = { records: Records; problems: readonly Problem[] };

/**
 * The forecast a plan is made from. Without an approval it is the forecast sheet's. With one, the approved version replaces
 * the sheet's figures, families' too, in every office, channel and month it speaks of; the sheet goes on where it ends. Weekly
 * figures of the sheet stay as the detail of an approved month as long as they take no more than what is approved and leave
 * working days for the rest, so that the month's sum is the approved one. All approved versions join the stored ones.
 */
export function withApprovedForecast(records: Records, { approvals, approved }: Pick<DemandReview, "approvals" | "approved">, planDate: IsoDate): Fed {
  if (approvals.length === 0) return { records, problems: [] };
  const issued = new Map(approvals.map(({ version, approvedAt }) => [version, approvedAt.slice(0, 10)]));
  const stored = approved.flatMap((line): ForecastVersion[] => {
    const day = issued.get(line.version);
    return day === undefined ? [] : [{ version: line.version, issued: day, item: line.item, channel: line.channel, office: line.office, month: line.month, quantity: line.quantity }];
  });
  const twice = [...new Set(records.forecastVersions.map(({ version }) => version))].filter((version) => issued.has(version)).sort(byText);
  const known = records.forecastVersions.filter(({ version }) => !issued.has(version));
  const joined = { ...records, forecastVersions: [...known, ...addedUp(stored)] };
  const told = twice.map((version): Problem => ({ kind: "versionStoredTwice", version }));
  const inForce = versionInForce(approvals, planDate);
  if (!inForce) return { records: joined, problems: told };
  const lines = approved.filter(({ version }) => version === inForce.version);
  const spoken = new Set(lines.map(({ office, channel, month }) => JSON.stringify([office, channel, month])));
  const isCovered = ({ office, channel, start }: Pick<Forecast, "office" | "channel" | "start">): boolean => spoken.has(JSON.stringify([office, channel, monthOf(start)]));
  const weeks = weeklyDetail(records, lines, isCovered);
  const after = records.forecasts.filter((row) => !isCovered(row));
  const forecasts: Forecast[] = [...lines.map(asForecast), ...weeks, ...after];
  const familyForecasts = records.familyForecasts.filter((row) => !isCovered(row));
  const replaced = [...records.forecasts.filter((row) => isCovered(row) && isMonth(row)), ...records.familyForecasts.filter((row) => isCovered(row) && isMonth(row))];
  const [approvedTotal, sheetTotal] = [lines, replaced].map((rows) => round6(sum(rows.map(({ quantity }) => quantity)))) as [number, number];
  const informed: Problem[] = replaced.length > 0 && approvedTotal !== sheetTotal ? [{ kind: "approvedVersionPlanned", version: inForce.version, quantity: approvedTotal, sheet: sheetTotal }] : [];
  return { records: { ...joined, forecasts, familyForecasts, forecastApproval: inForce }, problems: [...told, ...informed] };
}

/** Stored versions know no customers: grades of one item, channel and office add up. */
const addedUp = (rows: readonly ForecastVersion[]): ForecastVersion[] =>
  [...groupBy(rows, ({ version, item, channel, office, month }) => JSON.stringify([version, item, channel, office, month])).values()].map((same) => ({ ...same[0]!, quantity: round6(sum(same.map(({ quantity }) => quantity))) }));

const asForecast = ({ item, channel, office, grade, month, quantity }: ApprovedForecast): Forecast => ({ item, channel, office, ...(grade && { grade }), start: firstDayOf(month), end: lastDayOf(month), quantity });

const isMonth = ({ start, end }: { start: IsoDate; end: IsoDate }): boolean => start === firstDayOf(monthOf(start)) && end === lastDayOf(monthOf(start));

type Weekly = Pick<Records, "forecasts" | "calendar">;

/** The sheet's weekly figures that fit into what is approved. A week that crosses a month end counts whole in both. */
function weeklyDetail({ forecasts, calendar }: Weekly, lines: readonly ApprovedForecast[], isCovered: (row: Forecast) => boolean): Forecast[] {
  const days = workingCalendar(calendar);
  const place = ({ item, channel, office }: Pick<Forecast, "item" | "channel" | "office">): string => JSON.stringify([item, channel, office]);
  const approvedAt = groupBy(lines, (line) => `${place(line)} ${line.month}`);
  const weekly = groupBy(forecasts.filter((row) => !isMonth(row) && isCovered(row)), place);
  return [...weekly].flatMap(([key, rows]) => {
    const months = [...new Set(rows.flatMap(({ start, end }) => [monthOf(start), monthOf(end)]))];
    const fits = months.every((month) => {
      const touching = rows.filter(({ start, end }) => monthOf(start) <= month && monthOf(end) >= month);
      const monthTotal = sum((approvedAt.get(`${key} ${month}`) ?? []).map(({ quantity }) => quantity));
      const worked = sum(touching.map(({ start, end }) => countWorkingDays(days, Math.max(dayNumber(start), dayNumber(firstDayOf(month))), Math.min(dayNumber(end), dayNumber(lastDayOf(month))))));
      return sum(touching.map(({ quantity }) => quantity)) <= monthTotal && worked < countWorkingDays(days, dayNumber(firstDayOf(month)), dayNumber(lastDayOf(month)));
    });
    return fits ? rows : [];
  });
}
