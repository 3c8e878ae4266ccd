import type { home as zhCN } from "../zh-CN/home";

/** The words of the pane's first screen: where the cycle stands and what comes next. */
export const home: typeof zhCN = {
  yours: (party) => `${party} (you)`,
  next: (cycle) => `Next in the ${cycle} cycle`,
  allDone: "Everything of this cycle is done; open the next month under Meeting.",
  openMeeting: "Open the meeting",
};
