import { round6 } from "../engine/arithmetic";
import type { QuestionedLine } from "../engine/plan";
import type { Words } from "../language";
import { percentage } from "../language/format";
import { cellName } from "../workbook/address";
import type { SheetSpec } from "../workbook/port";
import { baselineChart } from "./baselineChart";
import { type BaselineColumns, baselineColumns, baselineRow, baselineRows } from "./baselineLayout";
import { cellsCheck, decision, formula, heading, input, linkTo, literal, quantityFormat, text } from "./cells";
import type { ReportContext } from "./context";
import { type Draft, draftSheet } from "./draft";
import { monthSerial } from "./periods";
import { across, down } from "./reference";

/** 统计基线: what the past would forecast, with an interval, beside what people forecast; most money in question first. */
export function baselineSheet(context: ReportContext): SheetSpec {
  const { plan, words: { baseline: w, reports } } = context;
  const { lines, months } = plan.baseline;
  const columns = baselineColumns(plan.baseline);
  const draft = draftSheet(context, "baseline", w.note({ coverage: percentage(plan.options.baselineCoverage), currency: plan.options.currency }), columns.check);
  draft.put(0, columns.method, linkTo(reports.sheets.forecastTrend, 0, 0, w.toTrend));
  draft.put(baselineRows.explanation, 0, text(w.howTo, "note"));
  headings(draft, context, columns);
  lines.forEach((line, index) => lineRow(draft, context, columns, line, index));
  if (lines.length === 0) draft.put(baselineRows.first, 0, text(w.none, "note"));
  const picture = lines.length > 0 ? baselineChart(draft, context, columns) : undefined;
  if (lines.length > 0) summary(draft, context, columns);
  const rows = Math.max(1, lines.length);
  const at = (column: number) => cellName(baselineRows.first, column);
  const range = (column: number) => ({ row: baselineRows.first, column, rows, columns: 1 });
  return draft.finish({
    widths: [13, 24, 10, 14, 30, 13, ...Array.from({ length: 5 * months.length }, () => 9), 48, ...Array.from({ length: plan.baseline.historyMonths.length }, () => 9), 6, 10, 12, 8, 30, 10],
    freeze: { rows: baselineRows.first, columns: columns.channel },
    print: { landscape: true, titleRows: baselineRows.first, columns: columns.method + 1, pagesWide: 1 },
    folds: { columns: [{ from: columns.lower(0), count: 3 * months.length, folded: true }, { from: columns.history(0), count: columns.family - columns.history(0), folded: true }] },
    ...(lines.length > 0 && {
      filter: { row: baselineRows.headings, column: 0, rows: 1 + lines.length, columns: columns.check + 1 },
      conditionals: months.flatMap((_, h) => [
        { range: range(columns.forecast(h)), formula: `AND(ISNUMBER(${at(columns.forecast(h))}),${at(columns.forecast(h))}>${at(columns.upper(h))})`, look: h > 0 ? ("bad" as const) : ("doubtful" as const) },
        { range: range(columns.forecast(h)), formula: `AND(ISNUMBER(${at(columns.forecast(h))}),${at(columns.forecast(h))}<${at(columns.lower(h))})`, look: "doubtful" as const },
      ]),
    }),
    ...(picture && { charts: [picture.chart], validations: [picture.validation] }),
    tabColour: "#2E6B34",
  });
}

function headings(draft: Draft, { plan, words }: ReportContext, columns: BaselineColumns): void {
  const { baseline: w, reports: { common }, tables } = words;
  const put = (column: number, word: string) => draft.put(baselineRows.headings, column, heading(word));
  [common.item, common.name, tables.columns.channel, tables.columns.office, w.attention, w.money].forEach((word, column) => put(column, word));
  for (const block of ["forecast", "mean", "lower", "upper", "difference"] as const) {
    draft.put(baselineRows.blocks, columns[block](0), heading(w[block]));
    plan.baseline.months.forEach((month, h) => draft.put(baselineRows.headings, columns[block](h), heading(monthSerial(month), "month")));
  }
  put(columns.method, w.method);
  if (plan.baseline.historyMonths.length > 0) draft.put(baselineRows.blocks, columns.history(0), heading(w.history));
  plan.baseline.historyMonths.forEach((month, m) => draft.put(baselineRows.headings, columns.history(m), heading(monthSerial(month), "month")));
  [common.unit, common.standardCost, common.family, common.check].forEach((word, index) => put(columns.unit + index, word));
}

function lineRow(draft: Draft, { plan, words }: ReportContext, columns: BaselineColumns, line: QuestionedLine, index: number): void {
  const { months } = plan.baseline;
  const row = baselineRow(index);
  const item = plan.items[line.item]!;
  const at = (column: number) => cellName(row, column);
  draft.line(row, 0, [line.item, item.name, line.channel, line.office].map((word) => text(word)));
  const last = months.length - 1;
  const later = (block: (h: number) => number) => across(row, block(1), block(last));
  const [said, low, high] = [later(columns.forecast), later(columns.lower), later(columns.upper)];
  const outside = `ISNUMBER(${said})*((${said}<${low})+(${said}>${high})>0)`;
  const judged = last > 0 && line.method !== "noHistory";
  draft.put(row, columns.attention, formula(judged ? marks(months.slice(1), words, (h) => [at(columns.forecast(h)), at(columns.lower(h)), at(columns.upper(h))]) : '""', "text"));
  draft.put(row, columns.money, formula(judged ? `SUMPRODUCT(${outside}*ABS(${said}-${later(columns.mean)}))*${at(columns.unitCost)}` : "0", "money"));
  const format = quantityFormat(item, [...line.mean, ...line.lower, ...line.upper, ...line.history, ...line.forecast.map((quantity) => quantity ?? 0)]);
  const differences: [string, number][] = [];
  months.forEach((_, h) => {
    const quantity = line.forecast[h];
    if (quantity !== undefined) draft.put(row, columns.forecast(h), input(quantity, format));
    for (const block of ["mean", "lower", "upper"] as const) draft.put(row, columns[block](h), decision(line[block][h]!, format));
    draft.put(row, columns.difference(h), formula(`IF(ISNUMBER(${at(columns.forecast(h))}),${at(columns.forecast(h))}-${at(columns.mean(h))},"")`, format));
    if (quantity !== undefined) differences.push([at(columns.difference(h)), round6(quantity - line.mean[h]!)]);
  });
  draft.put(row, columns.method, text(methodName(line, words)));
  line.history.forEach((quantity, m) => draft.put(row, columns.history(m), input(quantity, format)));
  draft.put(row, columns.unit, text(item.unit));
  draft.put(row, columns.unitCost, input(item.standardCost, "price"));
  draft.put(row, columns.family, text(item.family));
  draft.check(row, cellsCheck([[at(columns.money), line.money], ...differences], 2));
}

const methodName = ({ method, members }: QuestionedLine, { baseline: w }: Words): string => (method === "average" ? w.average(members.map((member) => w.methods[member])) : w.methods[method]);

/** Months outside the interval, in words for grey print. */
const marks = (months: readonly string[], { baseline: w }: Words, cells: (h: number) => readonly [said: string, low: string, high: string]): string =>
  months
    .map((month, m) => {
      const [said, low, high] = cells(m + 1);
      return `IF(ISNUMBER(${said}),IF(${said}>${high},${literal(`${w.above(month)} `)},IF(${said}<${low},${literal(`${w.below(month)} `)},"")),"")`;
    })
    .join("&");

/** How many lines are in question, and the money in them. */
function summary(draft: Draft, { plan, words: { baseline: w } }: ReportContext, columns: BaselineColumns): void {
  const money = down(columns.money, baselineRows.first, baselineRow(plan.baseline.lines.length - 1));
  draft.line(baselineRows.summary, columns.attention, [heading(w.questioned), heading(w.questionedMoney)]);
  draft.line(baselineRows.choice, columns.attention, [formula(`SUMPRODUCT(1*(${money}>0))`, "integer", "figure"), formula(`SUM(${money})`, "money", "figure")]);
}
