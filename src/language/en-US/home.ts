import type { home as zhCN } from "../zh-CN/home";

/** The words of the pane's first screen: where the cycle stands and what comes next. */
export const home: typeof zhCN = {
  yours: (party) => `${party} (you)`,
  next: (cycle) => `Next in the ${cycle} cycle`,
  allDone: "Everything of this cycle is done; open the next month under Meeting.",
  addSheets: (count) => (count === "1" ? "Add the empty sheet" : `Add ${count} empty sheets`),
  added: (sheets) => `Empty sheets added: ${sheets}. Fill them in, then read again.`,
  notAdded: (sheet) => `The workbook has a sheet “${sheet}” already; none was added. Rename or delete it, then try again.`,
  fix: "Correct",
  fixNamed: (place, after) => `Correct ${place} to “${after}”`,
  change: (before, after) => `“${before}” → “${after}”`,
  fixed: {
    done: (place, before, after) => `${place} corrected: “${before}” → “${after}”.`,
    changed: (place) => `${place} has changed meanwhile; nothing was written. The list below is up to date.`,
    formula: (place) => `${place} is the result of a formula; nothing was written. Correct the formula or the cells it uses.`,
  },
};
