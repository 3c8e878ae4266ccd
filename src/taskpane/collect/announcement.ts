import { wholeFigure } from "../../language/format";
import type { Words } from "../../language";
import { adjustmentText, openFindings, type ReturnInPane } from "./state";
import type { Collect } from "./useCollect";

/** What a screen reader is told of collecting the forecast: each step, how files come along, and results. */
export function collectAnnouncement({ state, files }: Pick<Collect, "state" | "files">, { collect, pane }: Words): string {
  switch (state.at) {
    case "unread":
      return collect.working.overview;
    case "working":
      return collect.working[state.on];
    case "home":
      return collect.home.title(state.overview.consolidation.cycle);
    case "templates":
      return state.made ? collect.templates.made(wholeFigure(state.made.length)) : collect.templates.title;
    case "returned":
      return files.length === 0 ? collect.returned.title : readSoFar(files, collect.returned);
    case "takenOver":
      return `${collect.takenOver.title} ${collect.takenOver.lead(wholeFigure(state.entries), wholeFigure(state.files))}`;
    case "review":
      return state.adjusted ? adjustmentText(state.adjusted, collect.review) : collect.review.title;
    case "adjust":
      return collect.adjust.title;
    case "approve":
      return state.problems ? collect.approve.problems : state.meanwhile ? collect.approve.changed(state.meanwhile.version, state.meanwhile.approver) : collect.approve.title;
    case "approved":
      return collect.approved.title(state.approval.version);
    case "needsAttention":
      return collect.needsAttention.title;
    case "broke":
      return pane.broke.title;
  }
}

function readSoFar(files: readonly ReturnInPane[], words: Words["collect"]["returned"]): string {
  const open = files.flatMap(openFindings).length;
  const done = files.filter(({ standing }) => standing.kind !== "reading").length;
  return [words.progress(wholeFigure(done), wholeFigure(files.length)), open > 0 ? words.stillOpen(wholeFigure(open)) : ""].filter(Boolean).join(" ");
}
