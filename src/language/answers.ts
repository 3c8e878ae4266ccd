import type { PromiseAnswer, PromiseFigures, PromiseRequest } from "../engine/masterSchedule/promise";
import type { EndDemand } from "../engine/peggedSupply";
import type { Plan } from "../engine/plan";
import type { ExplainedSupply, WhyAnswer } from "../engine/questions/why";
import type { Words } from ".";
import { describeProblem, periodName } from "./describeProblem";
import { figure, wholeFigure } from "./format";

/** Where an answer's line can be seen: a row of the item's block on the master schedule or MRP sheet. */
export interface AnswerPlace {
  item: string;
  /** Absent: the item's first row. */
  period?: number;
  row: "supply" | "receipts" | "outsourced" | "stock" | "promise";
}

export interface AnswerLine {
  text: string;
  /** A second line, smaller. */
  note?: string;
  /** Right of the text, in a column of figures. */
  value?: string;
  total?: boolean;
  place?: AnswerPlace;
}

export interface AnswerSection {
  title: string;
  lines: readonly AnswerLine[];
}

/** An answer in words, the same for the pane and the command line. */
export interface AnswerText {
  headline: string;
  notes: readonly string[];
  sections: readonly AnswerSection[];
}

const nameOf = ({ items }: Plan, code: string, { questions }: Words): string => questions.item(code, items[code]?.name ?? "");
const amountOf = ({ items }: Plan, code: string, quantity: number, { questions }: Words): string => questions.amount(figure(quantity), items[code]?.unit ?? "").trim();
const dayOf = ({ periods }: Plan, period: number, { questions }: Words): string => (periods[period] ? periodName(periods[period]) : questions.pastDue);
const section = (title: string, lines: readonly AnswerLine[]): AnswerSection[] => (lines.length === 0 ? [] : [{ title, lines }]);

/** The answer to *why?* in sentences and rows. */
export function whyText(plan: Plan, answer: WhyAnswer, words: Words): AnswerText {
  const { why } = words.questions;
  const { supplies, demands, parents, problems, next, reasons } = answer;
  const amount = (quantity: number) => amountOf(plan, answer.item, quantity, words);
  const reasonLines = [...reasons.map(({ reason, quantity }) => ({ text: why.reasons[reason], value: figure(quantity) })), { text: why.total, value: amount(answer.quantity), total: true }];
  const problemLines = problems.length === 0 ? [{ text: why.noProblems }] : problems.map((problem) => ({ text: describeProblem(problem, words, plan.periods, plan.items) }));
  return {
    headline: whyHeadline(plan, answer, words),
    notes: answer.balance ? [why.balance(figure(answer.balance.demand), figure(answer.balance.supply), figure(answer.balance.available))] : [],
    sections: [
      ...(supplies.length > 0 ? section(why.reasonsTitle, reasonLines) : []),
      ...section(why.problemsTitle, problemLines),
      ...section(why.nextTitle, next ? [supplyLine(plan, next, words)] : []),
      ...section(why.suppliesTitle, supplies.map((supply) => supplyLine(plan, supply, words))),
      ...section(why.demandsTitle, demands.map((demand) => demandLine(plan, demand, words))),
      ...section(why.parentsTitle, parents.map(({ item, quantity }) => ({ text: nameOf(plan, item, words), value: amount(quantity), place: { item, row: "supply" } }))),
    ],
  };
}

function whyHeadline(plan: Plan, { item, period, supplies, quantity }: WhyAnswer, words: Words): string {
  const { why } = words.questions;
  const name = nameOf(plan, item, words);
  const count = wholeFigure(supplies.length);
  const amount = amountOf(plan, item, quantity, words);
  if (period === undefined) return supplies.length === 0 ? why.nothing(name) : why.headline(name, count, amount);
  const when = dayOf(plan, period, words);
  return supplies.length === 0 ? why.nothingIn(name, when) : why.headlineIn(name, when, count, amount);
}

const rowOf = { stock: "stock", released: "receipts", firm: "receipts", planned: "supply", outsourced: "outsourced" } as const;

function supplyLine(plan: Plan, { supply, release, reasons }: ExplainedSupply, words: Words): AnswerLine {
  const { why } = words.questions;
  const { item, kind, period, quantity, order = "" } = supply;
  const [when, amount] = [dayOf(plan, period, words), amountOf(plan, item, quantity, words)];
  const sentences = {
    stock: () => why.supply.stock(amount),
    released: () => why.supply.released(order, when, amount),
    firm: () => why.supply.firm(order, when, amount),
    planned: () => why.supply.planned(when, amount),
    outsourced: () => why.supply.outsourced(when, amount),
  };
  const parts = reasons.map((part) => why.part(why.reasons[part.reason], figure(part.quantity))).join(" + ");
  const text = [sentences[kind](), release && releaseText(plan, release, words)].filter(Boolean).join(" · ");
  return { text, ...(parts !== "" && { note: parts }), place: { item, row: rowOf[kind], ...(period >= 0 && { period }) } };
}

function releaseText(plan: Plan, { day, period }: NonNullable<ExplainedSupply["release"]>, words: Words): string {
  const { why } = words.questions;
  if (period < 0) return why.releasePastDue;
  return day === undefined ? why.releaseIn(dayOf(plan, period, words)) : why.releaseOn(day);
}

function demandLine(plan: Plan, { item, reason, order, period, quantity }: EndDemand, words: Words): AnswerLine {
  const { why } = words.questions;
  const name = nameOf(plan, item, words);
  const text = order === undefined ? why.demandOther(name, why.reasons[reason]) : why.demandOrder(name, order);
  const place: AnswerPlace = { item, row: "supply", ...(period !== undefined && period >= 0 && { period }) };
  return { text, value: figure(quantity), place, ...(period !== undefined && { note: why.due(dayOf(plan, period, words)) }) };
}

/** The answer to *promise?* in sentences. */
export function promiseText(plan: Plan, request: PromiseRequest, answer: PromiseAnswer, words: Words): AnswerText {
  const { promise } = words.questions;
  const amount = (quantity: number) => amountOf(plan, request.item, quantity, words);
  const asked = promise.asked(nameOf(plan, request.item, words), amount(request.quantity), request.wished);
  const basis = "figures" in answer ? basisSections(plan, request.item, answer.figures, words) : [];
  const reservations = "figures" in answer ? [promise.convention, ...(isMaterial(plan, request.item) ? [promise.material] : [])] : [];
  switch (answer.kind) {
    case "yes":
      return { headline: promise.yes(answer.date), notes: [asked, ...reservations], sections: basis };
    case "later": {
      const then = answer.then > 0 ? promise.laterPart(request.wished, amount(answer.then)) : promise.nothingThen(request.wished);
      return { headline: promise.later(request.wished, answer.date), notes: [asked, then, ...reservations], sections: basis };
    }
    case "beyond": {
      const { workingDays, date } = answer.startedNow;
      const headline = answer.promisable > 0 ? promise.beyond(amount(answer.promisable)) : promise.beyondNothing;
      return { headline, notes: [asked, promise.startedNow(wholeFigure(workingDays), date), ...reservations], sections: basis };
    }
    case "notPlanned":
      return { headline: promise.notPlanned(nameOf(plan, request.item, words)), notes: [asked], sections: [] };
  }
}

const isMaterial = ({ materials }: Plan, item: string): boolean => materials.some((line) => line.item === item);

function basisSections(plan: Plan, item: string, figures: PromiseFigures, words: Words): AnswerSection[] {
  const { promise } = words.questions;
  const { stock, receipts, planned, committed, kept, promisable, period } = figures;
  const place: AnswerPlace = { item, period, row: isMaterial(plan, item) ? "stock" : "promise" };
  return section(promise.basisTitle(dayOf(plan, period, words)), [
    { text: promise.stock, value: figure(stock) },
    { text: promise.receipts, value: figure(receipts) },
    { text: promise.planned, value: figure(planned) },
    { text: isMaterial(plan, item) ? promise.requirements : promise.committed, value: figure(0 - committed) },
    { text: promise.kept, value: figure(0 - kept) },
    { text: promise.promisable, value: amountOf(plan, item, promisable, words), total: true, place },
  ]);
}
