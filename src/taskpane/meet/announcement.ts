import type { Words } from "../../language";
import { type MeetState, type StepResult, titleOf } from "./state";

/** What a screen reader is told of the meeting: each step, what it did, and each screen. */
export function meetAnnouncement(state: MeetState, words: Words): string {
  const { meet, pane } = words;
  switch (state.at) {
    case "unread":
      return meet.working.steps.overview;
    case "working":
      return state.writing ? meet.working.writing : meet.working.steps[state.on];
    case "place":
      return state.result ? resultText(state.result, words) : titleOf(state.place, state.overview, words);
    case "needsAttention":
      return meet.needsAttention.title;
    case "broke":
      return pane.broke.title;
  }
}

const resultText = ({ kind, lines }: StepResult, { meet }: Words): string => [...(kind === "done" && lines.length > 0 ? [] : [meet.result[kind]]), ...lines].join(" ");
