import { exceptions } from "../engine/exceptions/exceptions";
import { type PlanningException, roles } from "../engine/plan";
import { type Problem, severityOf } from "../engine/problem";
import { describeProblem, periodName, placeOf } from "../language/describeProblem";
import { cellName } from "../workbook/address";
import type { Cell, SheetSpec } from "../workbook/port";
import { baselineRow } from "./baselineLayout";
import { linkToCapacity, linkToInput, linkToMps, linkToMrp, linkToSheet } from "./behind";
import { cellsCheck, formula, heading, input, quantityFormat, text } from "./cells";
import type { ReportContext } from "./context";
import { type Draft, draftSheet } from "./draft";
import { firstRow } from "./layout";
import { down, inColumn, inRow } from "./reference";

/** What the money is made of folds away before the sentence, which stands last, so that a long one may run on. */
const columns = { rank: 0, owner: 1, severity: 2, kind: 3, subject: 4, when: 5, money: 6, place: 7, name: 8, order: 9, quantity: 10, unit: 11, unitCost: 12, check: 13, what: 14 };
const ownersRow = 3;
const countsRow = 4;
const moneyRow = 5;
const headingRow = firstRow - 1;

/** 例外信息: whose turn it is, what is at stake and what to do, the most pressing first; counted by owner above. */
export function exceptionsSheet(context: ReportContext): SheetSpec {
  const { plan, words, problems } = context;
  const { common, exceptions: names } = words.reports;
  const draft = draftSheet(context, "exceptions", common.unitsMoney(plan.options.currency), columns.check);
  const lines = exceptions(problems, plan);
  byOwner(draft, context, lines.length);
  const headings = [
    names.rank, names.owner, names.severity, names.kind, names.subject, names.when, names.money, words.plans.lookAt, common.name, names.order, names.quantity, common.unit,
    common.standardCost, common.check, names.what,
  ];
  draft.line(headingRow, 0, headings.map((word) => heading(word)));
  lines.forEach((line, index) => exceptionRow(draft, context, line, index));
  if (lines.length === 0) draft.put(firstRow, columns.rank, text(names.none, "note"));
  const last = firstRow + Math.max(1, lines.length) - 1;
  return draft.finish({
    widths: [8, 11, 10, 14, 12, 14, 12, 12, 14, 12, 10, 6, 10, 9, 110],
    freeze: { rows: firstRow, columns: 2 },
    print: { landscape: true, titleRows: firstRow, pagesWide: 1 },
    filter: { row: headingRow, column: 0, rows: last - headingRow + 1, columns: columns.what + 1 },
    folds: { columns: [{ from: columns.name, count: columns.what - columns.name, folded: true }] },
    tabColour: "#9C1C1C",
  });
}

/** How many exceptions each role has, and the money at stake in them. */
function byOwner(draft: Draft, { words }: ReportContext, count: number): void {
  const { common, exceptions: names } = words.reports;
  const last = firstRow + Math.max(1, count) - 1;
  const [owners, money] = [down(columns.owner, firstRow, last), down(columns.money, firstRow, last)];
  draft.line(ownersRow, 0, [heading(names.owner), ...roles.map((role) => heading(names.roles[role])), heading(common.total)]);
  draft.put(countsRow, 0, text(names.count, "total"));
  draft.put(moneyRow, 0, text(names.money, "total"));
  roles.forEach((_, r) => {
    const owner = inRow(ownersRow, 1 + r);
    draft.put(countsRow, 1 + r, formula(`SUMPRODUCT((${owners}=${owner})*1)`, "integer", "total"));
    draft.put(moneyRow, 1 + r, formula(`SUMIF(${owners},${owner},${money})`, "money", "total"));
  });
  for (const row of [countsRow, moneyRow]) {
    draft.put(row, 1 + roles.length, formula(`SUM(${cellName(row, 1)}:${cellName(row, roles.length)})`, row === countsRow ? "integer" : "money", "total"));
  }
}

function exceptionRow(draft: Draft, context: ReportContext, { problem, owner, money }: PlanningException, index: number): void {
  const { plan, words } = context;
  const { exceptions: names, runLog } = words.reports;
  const row = firstRow + index;
  const subject = subjectOf(problem);
  const item = plan.items[subject];
  const quantity = "quantity" in problem ? problem.quantity : undefined;
  const centre = item ? undefined : plan.capacity.find(({ workCentre }) => workCentre === subject);
  draft.line(row, 0, [
    input(index + 1),
    text(names.roles[owner]),
    text(runLog.severity[severityOf(problem)], severityOf(problem) === "informs" ? "key" : "warning"),
    ...[words.problemTitles[problem.kind], subject, whenOf(problem, context)].map((word) => text(word)),
  ]);
  draft.put(row, columns.place, placeCell(problem, subject, context));
  draft.line(row, columns.name, [
    ...[item?.name ?? centre?.name ?? "", "order" in problem ? problem.order : ""].map((word) => text(word)),
    quantity === undefined ? text("") : input(quantity, item ? quantityFormat(item, [quantity]) : "decimal"),
    text(item?.unit ?? ""),
  ]);
  draft.put(row, columns.what, text(describeProblem(problem, words, plan.periods, plan.items)));
  if (quantity !== undefined && item) {
    draft.put(row, columns.unitCost, input(item.standardCost, "price"));
    draft.put(row, columns.money, formula(`ABS(${inColumn(row, columns.quantity)})*${inColumn(row, columns.unitCost)}`, "money"));
    draft.check(row, cellsCheck([[inColumn(row, columns.money), money]], 2));
  } else if (money > 0) draft.put(row, columns.money, input(money, "money"));
}

/** The item, work centre or family a problem is about. */
function subjectOf(problem: Problem): string {
  if ("item" in problem) return problem.item;
  if ("workCentre" in problem) return problem.workCentre;
  if ("longestItem" in problem) return problem.longestItem;
  return "family" in problem ? problem.family : "";
}

/** The period or stretch of periods, else the day by which something is to be done. */
function whenOf(problem: Problem, { plan }: ReportContext): string {
  const name = (period: number) => (plan.periods[period] ? periodName(plan.periods[period]) : "");
  if ("period" in problem) {
    const until = "untilPeriod" in problem ? problem.untilPeriod : undefined;
    return until === undefined || until === problem.period ? name(problem.period) : `${name(problem.period)} … ${name(until)}`;
  }
  if ("to" in problem) return `${problem.due} → ${problem.to}`;
  if ("due" in problem) return problem.due;
  if ("until" in problem) return problem.until;
  if (problem.kind === "forecastQuestioned") return problem.month;
  return "start" in problem ? problem.start : "";
}

/** Where a planner looks next: the cell of the input, else the item's balance or the work centre's load in the period. */
function placeCell(problem: Problem, subject: string, context: ReportContext): Cell | null {
  if ("at" in problem && problem.at) return linkToInput(problem.at) ?? text(placeOf(problem));
  if (problem.kind === "forecastQuestioned") return linkToSheet(context, "baseline", baselineRow(context.plan.baseline.lines.findIndex((line) => line.item === problem.item && line.channel === problem.channel && line.office === problem.office)), 0);
  const { mps, mrp, capacity } = context.layout;
  const period = "period" in problem && problem.period !== undefined && context.plan.periods[problem.period] ? problem.period : 0;
  if (mps.has(subject)) return linkToMps(context, subject, "available", period);
  if (mrp.has(subject)) return linkToMrp(context, subject, "available", period);
  return capacity.has(subject) ? linkToCapacity(context, subject, "load", period) : text("");
}
