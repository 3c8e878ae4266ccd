import type { settings as zhCN } from "../zh-CN/settings";

/** The words of the pane's settings. */
export const settings: typeof zhCN = {
  title: "Settings",
  lead: "Changes take effect at once. They concern this pane on your computer, never the workbook.",
  labels: { language: "Language", theme: "Appearance", role: "My role" },
  hints: { language: "Result sheets are written in this language, too.", theme: "Where the system uses high contrast, its colours win.", role: "The home screen lists your own steps first." },
  choices: {
    language: { office: "As in Office", zh: "中文", en: "English" },
    theme: { office: "As in Office", light: "Light", dark: "Dark", contrast: "High contrast" },
    role: { everyone: "No particular role", clerk: "Sales clerk (collects forecasts)", planner: "Planner (checks and rebalances)", manager: "Manager (reviews and meets)" },
  },
  saved: "Saved.",
  notLasting: "The browser does not let add-ins keep settings. They go back to their defaults when the pane is closed.",
  unread: {
    broken: "The settings kept in this browser are damaged and cannot be read; defaults are used. What was kept stays in the browser.",
    later: "The settings were kept by a newer version of the add-in. What is known here is used, the rest has defaults. What was kept stays in the browser.",
  },
};
