import type { CellFix } from "../input/fixes/proposeFixes";
import type { Words } from "../language";
import { addressText } from "../language/describeProblem";
import type { CellOutcome } from "../workbook/officeFix";

/** What the pane has just done to the workbook from its first screen, or why it did not. */
export type HomeNews =
  | { kind: "added"; sheets: readonly string[] }
  /** A sheet of that name is there. */
  | { kind: "notAdded"; sheet: string }
  | { kind: "fix"; fix: CellFix; outcome: CellOutcome };

/** Whether news is of something that came out well. */
export const isGood = (news: HomeNews): boolean => news.kind === "added" || (news.kind === "fix" && news.outcome === "done");

/** One sentence of what happened and what comes next. */
export function newsText(news: HomeNews, { home, pane }: Words): string {
  switch (news.kind) {
    case "added":
      return home.added(new Intl.ListFormat(pane.locale).format(news.sheets));
    case "notAdded":
      return home.notAdded(news.sheet);
    case "fix":
      return home.fixed[news.outcome](addressText(news.fix.at), String(news.fix.before), String(news.fix.after));
  }
}
