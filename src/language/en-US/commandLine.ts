import type { Certificate } from "../../engine/plan";
import { figure, gapPercent, percentage, wholeFigure } from "../format";
import type { PlanFigures } from "../planFigures";

/** What the command line says. */
export const commandLine = {
  planUsage: `Usage: npm run plan -- IN [--out OUT.xlsx] [--json OUT.json] [--lang zh|en] [--date YYYY-MM-DD] [--seconds N]
       [--leave-out] [--why ITEM] [--promise ITEM,QUANTITY,DATE]
  IN      an .xlsx workbook, or a folder of CSV files named after the input tables
  --out   writes the workbook with all sheets of the plan and its chart    --json  writes the whole result for checking
  --date  plan date, wins over the one in Settings                            --seconds  time limit of the solver
  --leave-out                  plans without the rows that are wrong, and names them
  --why ITEM                   instead of the summary, what the item's supplies are for and what holds them up
  --promise ITEM,QUANTITY,DATE instead of the summary, whether it can be promised, or from when; e.g. --promise F100,30,2026-12-18
  On a terminal the search shows its progress; Ctrl+C takes the best plan so far, a second one ends the command
  Exit codes: 0 planned, 2 input needs attention, 3 planned and written but short of capacity, 1 failure`,
  templateFolder: "forecast templates go into a folder: npm run template -- FOLDER --from IN.xlsx",
  wrongScope: "--by takes office, channel or clerk",
  templateWritten: (path: string, items: number) => `${path}: ${items} rows`,
  noTemplates: "There is no template to write: fill in the sales offices sheet, and check the name after --only.",
  templateExists: (path: string) => `${path} is there already. Nothing was overwritten, and no template was written. Choose another folder.`,
  templateUsage: `Usage: npm run template -- FILE.xlsx [--sample] [--lang zh|en] [--date YYYY-MM-DD]
  Writes the empty input workbook; with --sample, the sample factory
       npm run template -- FOLDER --from IN.xlsx [--by office|channel|clerk] [--only NAME] [--lang zh|en] [--date YYYY-MM-DD]
  writes forecast templates, one for each office, channel or sales clerk
      npm run template -- --columns [--lang zh|en]
  Lists the columns of every input table: unit, default, check`,
  contract: { compulsory: "compulsory", byDefault: (value: string) => `default ${value}`, periods: "then one column per month (2026-12) or week (2026-W50)" },
  title: (planDate: string, periods: number, until: string) => `Rebalance · plan date ${planDate}, ${periods} periods, to ${until}`,
  found: "Input tables read",
  plan: ({ items, demand, produced, outsourced, serviceLevel, inventoryValue, currency }: PlanFigures) => [
    `Master schedule of ${items} items: demand ${wholeFigure(demand)}, production ${wholeFigure(produced)}, outsourced ${wholeFigure(outsourced)} pieces`,
    `Service level ${percentage(serviceLevel)} (at standard cost); inventory ${wholeFigure(inventoryValue)} ${currency}`,
  ],
  purchases: (count: number, spend: number, currency: string) => `Purchases and outsourcing: ${wholeFigure(count)} lines, ${wholeFigure(spend)} ${currency} at standard cost`,
  load: { title: "Capacity (hours; load in the highest period)", available: "available", planned: "load", peakBefore: "before", peakAfter: "after", overtime: "overtime", overload: "overload" },
  costTitle: (currency: string) => `Relevant cost of the plan (${currency})`,
  certificate: ({ status, objective, bound, gap, largestViolation }: Certificate, currency: string) =>
    `${{
      optimal: "Proven to be the cheapest plan",
      withinGap: `No plan can cost less than ${wholeFigure(bound)} ${currency}; this one costs ${wholeFigure(objective)}, within ${gapPercent(gap)}`,
    }[status]}. Largest violation of a constraint: ${figure(largestViolation)}.`,
  ended: (ended: string, method: string, seconds: string | undefined) => `${[ended, method, ...(seconds === undefined ? [] : [seconds])].join("; ")}.`,
  search: ({ cost, bound }: { cost?: number; bound: number }) =>
    cost === undefined ? `Searching: no plan can cost less than ${wholeFigure(bound)}` : `Searching: best plan ${wholeFigure(cost)}, proven bound ${wholeFigure(bound)}, within ${gapPercent((cost - bound) / Math.max(1, Math.abs(cost)))} (Ctrl+C takes the best so far)`,
  bottlenecks: "Bottlenecks",
  noBottleneck: "No bottleneck: one more hour of capacity would save nothing.",
  cheapest: (remedy: string) => `Cheapest remedy: ${remedy}`,
  contradictions: "Firm things that cannot all be true, and ways out",
  changes: (count: number) => `Against the released plan: ${wholeFigure(count)} ${count === 1 ? "change" : "changes"}, the largest:`,
  problems: "What to watch",
  noProblems: "No problems found.",
  severities: { stops: "Must be corrected", warns: "Needs attention", informs: "For information" },
  problemKind: (severity: string, title: string, count: number) => `  ${severity} · ${title} · ${count}`,
  more: (count: number) => `… and ${count} more`,
  moreInColumn: (count: number) => `… and ${count} more in this column`,
  mayLeaveOut: (rows: number) => `To plan without ${rows === 1 ? "this row" : `these ${rows} rows`}, add --leave-out.`,
  leftOut: (rows: number) => `Warning: ${rows} ${rows === 1 ? "row was" : "rows were"} left out of the plan, wholly or in part; see the run log.`,
  needsAttention: (count: number) => `The input must be corrected in ${count} ${count === 1 ? "place" : "places"}; no file was written.`,
  written: (path: string) => `Written: ${path}`,
  infeasible: "The plan needs more hours than regular time and overtime give, so it is not feasible as things stand: for the overloads above add capacity, outsource or postpone demand, then rebalance.",
  failure: (message: string) => `Failure, no file was written: ${message}`,
  wrongArguments: (message: string) => `Wrong arguments: ${message}`,
  outIsInput: "the result would overwrite the input; choose another file name",
  outNotXlsx: "the file to write must be named .xlsx",
  missingInput: "no input given",
  wrongLanguage: "--lang is zh or en",
  wrongDate: "--date is written YYYY-MM-DD",
  wrongPromise: "--promise is written ITEM,QUANTITY,DATE, such as F100,30,2026-12-18",
  unknownItem: (item: string, near?: string) => `the plan has no item "${item}"${near === undefined ? "" : `. Did you mean "${near}"?`}`,
  wholePieces: (item: string) => `${item} is counted in whole pieces`,
  wrongSeconds: "--seconds is a number above 0",
};
