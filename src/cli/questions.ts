import { promise, type PromiseAnswer, type PromiseRequest } from "../engine/masterSchedule/promise";
import type { Plan } from "../engine/plan";
import { why, type WhyAnswer } from "../engine/questions/why";
import { similar } from "../input/headings";
import type { Words } from "../language";
import { type AnswerText, promiseText, whyText } from "../language/answers";
import { addressText } from "../language/describeProblem";
import { placesOn } from "../reports/places";
import { columnsOfText } from "./columnsOfText";

/** What `--why` and `--promise` ask for. */
export interface Questions {
  why?: string;
  promise?: PromiseRequest;
}

/** An answer as data and in words. */
export interface Answers {
  why?: { answer: WhyAnswer; text: AnswerText };
  promise?: { request: PromiseRequest; answer: PromiseAnswer; text: AnswerText };
}

/** Whether the plan is to be asked instead of listed. */
export const isAsked = ({ why: item, promise: request }: Questions): boolean => item !== undefined || request !== undefined;

/** What is wrong with the questions, in words; undefined where they can be answered. */
export function unanswerable(plan: Plan, questions: Questions, { commandLine }: Words): string | undefined {
  const codes = Object.keys(plan.items);
  const unknown = [questions.why, questions.promise?.item].find((item) => item !== undefined && !Object.hasOwn(plan.items, item));
  if (unknown !== undefined) return commandLine.unknownItem(unknown, similar(unknown, codes));
  const { item, quantity } = questions.promise ?? {};
  return item !== undefined && plan.items[item]!.wholePieces && !Number.isInteger(quantity) ? commandLine.wholePieces(item) : undefined;
}

/** Answers to `--why` and `--promise`, with the words the pane uses. */
export function answersTo(plan: Plan, questions: Questions, words: Words): Answers {
  const item = questions.why;
  const request = questions.promise;
  const explained = item === undefined ? undefined : why(plan, item);
  const promised = request && promise(plan, request);
  return {
    ...(explained && { why: { answer: explained, text: whyText(plan, explained, words) } }),
    ...(request && promised && { promise: { request, answer: promised, text: promiseText(plan, request, promised, words) } }),
  };
}

/** The answers as lines; with their cells where the sheets are written too. */
export function answerLines(plan: Plan, answers: Answers, words: Words, withCells: boolean): string[] {
  const cellOf = placesOn(plan, words);
  const lines = ({ headline, notes, sections }: AnswerText): string[] => [
    headline,
    ...notes,
    ...sections.flatMap(({ title, lines: rows }) => {
      const table = rows.map(({ text, value = "", note = "", place }) => {
        const cell = withCells && place ? cellOf(place) : undefined;
        return [`  ${text}`, value, note, cell ? addressText(cell) : ""];
      });
      return ["", title, ...columnsOfText(table, [1])];
    }),
  ];
  const texts = [answers.why?.text, answers.promise?.text].filter((text) => text !== undefined);
  return texts.flatMap((text, index) => [...(index > 0 ? [""] : []), ...lines(text)]);
}
