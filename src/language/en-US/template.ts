import type { template as zhCN } from "../zh-CN/template";

/** The forecast template a sales clerk gets. */
export const template: typeof zhCN = {
  sheets: { entry: "Forecast entry", instructions: "Instructions", lists: "Choices", identity: "_template" },
  fileName: (cycle, whom) => `${cycle} sales forecast ${whom}`,
  title: (cycle) => `Rolling sales forecast ${cycle} (M to M+3)`,
  forWhom: (whom, clerk, due) => `${whom}${clerk === "" ? "" : `, filled in by ${clerk}`}. Please fill in the light blue cells and send this file back by ${due}.`,
  reference: { lastYear: "Last year", baseline: "Statistical", before: "Last forecast" },
  recent: ["3 months ago", "2 months ago", "Last month"],
  recentTitle: "Recent",
  total: "Total",
  outOfLine: "Red: more than five times, or less than a fifth, of the last three months' average. Is there a digit too many or too few?",
  wholeNumber: "Please enter a whole number of 0 or more; 0 means no demand.",
  number: "Please enter a number of 0 or more; 0 means no demand.",
  instructions: (due) => [
    "1. What to do",
    "On the sheet “Forecast entry”, fill in the light blue cells: how much of each item customers will want this month and in each of the next three, in the unit shown.",
    "For this month enter the whole month, what has shipped already included.",
    "2. Zero and blank",
    "Enter 0 where there will be no demand. A blank cell means you have not answered yet, and you will be asked again.",
    "3. Customers",
    "A blank customer means all customers of the item together. To tell customers apart, use the empty rows at the end: choose the item, then the customer.",
    "4. Figures to compare with",
    "The grey columns show last year, a statistical forecast and last month's forecast. They are there to compare with and need no change; your judgement counts.",
    "5. Please do not",
    "change headings, item codes or the order of columns, merge cells, or paste formulas. Enter plain numbers without units.",
    "6. Sending it back",
    `Please send this file back by ${due}; its name may be changed. If that is a day off, the next working day counts.`,
  ],
};
