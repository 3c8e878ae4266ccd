import type { Decision } from "../engine/meeting/memory";
import type { PlanGap } from "../engine/meeting/planGaps";
import { openMonthOf, type ReportContext } from "./context";
import { cashCauses } from "../engine/plan";
import { assumptionSentence, gapSentence, optionName } from "../language/describeGap";
import { cellName } from "../workbook/address";
import type { Cell, SheetSpec } from "../workbook/port";
import { linkToCapacity, linkToMps } from "./behind";
import { cashLayout } from "./cashNeedLayout";
import { blank, cellsCheck, formula, heading, input, text } from "./cells";
import { type Draft, framedSheet } from "./draft";
import { labelRow } from "./layout";
import { monthSerial } from "./periods";
import { down, fixed, onSheet } from "./reference";
import { wrapped } from "./wrapped";

/** An option's words run over five columns; what it changes stands in the widest one. */
const columns = { key: 0, words: 1, cost: 6, changes: 7, decision: 8, check: 9 } as const;
const widths = [20, 17, 15, 12, 14, 13, 15, 62, 14, 9];
const wordsWidth = 70;
const changesWidth = 60;

/** 产销会: each gap with its priced options, what was decided with its effect, and the cash the decided plan needs. */
export function meetingPage(context: ReportContext, gaps: readonly PlanGap[], decisions: readonly Decision[]): SheetSpec {
  const { plan, words } = context;
  const { gaps: w } = words;
  const cycle = openMonthOf(plan);
  const prints = { inputs: plan.inputFingerprint.slice(0, 12), plan: plan.planFingerprint.slice(0, 12) };
  const draft = framedSheet({ name: w.sheet, title: w.title(cycle), mark: (area) => w.mark({ ...prints, area }), units: w.units(plan.options.currency) }, words, columns.check);
  const decided = gapBlock(draft, context, gaps, decisions, labelRow);
  const cash = decisionBlock(draft, context, decisions.filter((decision) => decision.cycle === cycle), decided + 1);
  cashBlock(draft, context, cash + 1);
  return draft.finish({ widths, freeze: { rows: labelRow + 1, columns: 1 }, print: { landscape: true, titleRows: 0, pagesWide: 1, columns: columns.check }, tabColour: "#9C1C1C" });
}

const bar = (draft: Draft, row: number, words: string): void => {
  for (let column = 0; column <= columns.decision; column++) draft.put(row, column, blank("total"));
  draft.put(row, 0, text(words, "total"));
};

/** Gives back the first row below. */
function gapBlock(draft: Draft, context: ReportContext, gaps: readonly PlanGap[], decisions: readonly Decision[], row: number): number {
  const { plan, words } = context;
  const { gaps: w } = words;
  const heads: Partial<Record<number, string>> = { [columns.key]: w.heads.gap, [columns.words]: w.heads.option, [columns.cost]: w.heads.cost, [columns.changes]: w.heads.changes, [columns.decision]: w.heads.decide };
  for (let column = 0; column <= columns.decision; column++) draft.put(row, column, heading(heads[column]));
  let line = row + 1;
  if (gaps.length === 0) draft.put(line++, 0, text(w.noGap, "note"));
  gaps.forEach((gap, index) => {
    line = wordLines(draft, line, `${index + 1}`, gapSentence(plan, words, gap), wordsWidth + changesWidth + 15, placeLink(context, gap));
    const decision = decisions.find((one) => one.gap === gap.gap && one.status === "inForce");
    gap.options.forEach((option, k) => {
      const first = line;
      const changes = option.assumptions.map((assumption) => assumptionSentence(words, assumption)).join("；");
      const name = wrapped(optionName(plan, words, option), wordsWidth);
      const changed = wrapped(changes === "" ? w.onlyAction : changes, changesWidth);
      draft.put(first, columns.key, text(`${index + 1}.${k + 1}`));
      for (let r = 0; r < Math.max(name.length, changed.length); r++, line++) {
        if (name[r] !== undefined) draft.put(line, columns.words, text(name[r]!));
        if (changed[r] !== undefined) draft.put(line, columns.changes, text(changed[r]!, "note"));
      }
      draft.put(first, columns.cost, option.costChange === undefined ? text(words.reports.common.notKnown) : input(option.costChange, "money"));
      if (k === 0 && decision) draft.put(first, columns.decision, text(decision.decision));
    });
  });
  return line;
}

/** A gap's words over the whole width, with the way to its cells. */
function wordLines(draft: Draft, row: number, key: string, sentence: string, width: number, link: Cell | null): number {
  const lines = wrapped(sentence, width);
  lines.forEach((part, r) => {
    for (let column = 0; column <= columns.decision; column++) draft.put(row + r, column, blank("total"));
    draft.put(row + r, columns.words, text(part, "total"));
  });
  draft.put(row, columns.key, text(key, "total"));
  if (link) draft.put(row, columns.decision, link);
  return row + lines.length;
}

const placeLink = (context: ReportContext, gap: PlanGap): Cell | null => {
  if (gap.kind === "hours") return linkToCapacity(context, gap.stretch.workCentre, "load", gap.stretch.period);
  if (gap.kind === "late") return linkToMps(context, gap.item, "available", gap.period);
  return gap.contradiction.kind === "hours" ? linkToCapacity(context, gap.contradiction.of, "load", gap.contradiction.period) : null;
};

const deltas = { cost: 4, service: 5, stock: 6 } as const;
const statusColumn = 3;

function decisionBlock(draft: Draft, { plan, words }: ReportContext, decisions: readonly Decision[], row: number): number {
  const { gaps: w, tables } = words;
  bar(draft, row, `${w.decisions} · ${openMonthOf(plan)}`);
  if (decisions.length === 0) {
    draft.put(row + 1, 0, text(w.noDecision, "note"));
    return row + 2;
  }
  const [first, last] = [row + 2, row + 1 + decisions.length];
  draft.line(row + 1, 0, w.decisionHeads.map((word) => heading(word)));
  decisions.forEach((decision, index) => {
    const { decidedAt, decidedBy, status, costChange, serviceChange, stockChange, content } = decision;
    draft.line(first + index, 0, [text(decision.decision), text(decidedAt), text(decidedBy), text(tables.choices[status]), input(costChange, "money"), input(serviceChange, "percent"), input(stockChange, "money"), text(content)]);
  });
  draft.put(last + 1, 0, text(w.total, "total"));
  for (const column of [1, 2, 3, 7, 8]) draft.put(last + 1, column, blank("total"));
  const inForce = decisions.filter(({ status }) => status === "inForce");
  const sums = { cost: inForce.map(({ costChange }) => costChange), service: inForce.map(({ serviceChange }) => serviceChange), stock: inForce.map(({ stockChange }) => stockChange) };
  const checks = (Object.keys(deltas) as (keyof typeof deltas)[]).map((of) => {
    const column = deltas[of];
    draft.put(last + 1, column, formula(`SUMPRODUCT((${down(statusColumn, first, last)}="${tables.choices.inForce}")*${down(column, first, last)})`, of === "service" ? "percent" : "money", "total"));
    return [cellName(last + 1, column), sums[of].reduce((all, value) => all + value, 0)] as const;
  });
  draft.check(last + 1, cellsCheck(checks, 4));
  return last + 2;
}

/** The cells of the cash need sheet: causes, months, total. */
function cashBlock(draft: Draft, { plan, words, months }: ReportContext, row: number): void {
  const { gaps: w, cash, reports } = words;
  const at = cashLayout(plan, months.length);
  bar(draft, row, `${w.cash}（${plan.options.currency}）`);
  const shown = [...months.map((month, m) => ({ head: heading(monthSerial(month), "month"), column: at.month(m) })), { head: heading(w.cashHeads.later), column: at.later }, { head: heading(w.cashHeads.total), column: at.total }];
  draft.line(row + 1, 0, [heading(w.cashHeads.cause), ...shown.map(({ head }) => head)]);
  const rows = [...cashCauses.map((cause, k) => ({ label: text(cash.causes[cause]), from: at.causes + k, style: "formula" as const })), { label: text(reports.common.total, "total"), from: at.totals, style: "total" as const }];
  rows.forEach(({ label, from, style }, k) => {
    draft.line(row + 2 + k, 0, [label, ...shown.map(({ column }) => formula(onSheet(reports.sheets.cashNeed, fixed(from, column)), "money", style))]);
  });
  const totals = rows.length + row + 1;
  draft.check(totals, cellsCheck([[cellName(totals, shown.length), plan.cashNeed.total.reduce((all, value) => all + value, 0)]], 2));
}
