import type { Cell } from "../workbook/port";
import { cellsCheck, formula, input, text } from "./cells";
import { certificateSentence } from "./certificate";
import type { ReportContext } from "./context";
import { firstRow } from "./layout";
import { down, fixed, onSheet } from "./reference";
import { costTotalAt, valueColumn } from "./runLogPlaces";

interface CertificateLine {
  label: string;
  cell: Cell;
  check?: Cell;
}

/**
 * What is proven of the plan, from row `first` of the run log, and the proof reckoned again by the workbook: the objective
 * from its parts, and the capacity rows, whose largest remainder must be the overload the engine names.
 */
export function certificateLines(context: ReportContext, first: number): CertificateLine[] {
  const { plan, words, seconds } = context;
  const { runLog, common } = words.reports;
  const { certificate } = plan.balance;
  const { objective, bound, gap, largestViolation, ended, method } = certificate;
  const at = (line: number) => fixed(first + line, valueColumn);
  const largest = plan.capacity.reduce((most, { overload }) => Math.max(most, ...overload), 0);
  return [
    { label: runLog.status, cell: text(certificateSentence(certificate, words.reports)) },
    { label: runLog.objective, cell: input(objective, "money") },
    { label: runLog.bound, cell: input(bound, "money") },
    { label: runLog.gap, cell: formula(`(${at(1)}-${at(2)})/MAX(1,ABS(${at(1)}))`, "percent"), check: cellsCheck([[at(3), gap]]) },
    { label: runLog.largestViolation, cell: input(largestViolation, "general") },
    { label: runLog.reReckoned, cell: formula(fixed(costTotalAt.row, costTotalAt.column), "money"), check: cellsCheck([[at(5), objective]], 2) },
    { label: runLog.overloadLeft, cell: formula(largestRemainder(context), "decimal"), check: cellsCheck([[at(6), largest]]) },
    { label: runLog.ended, cell: text(words.balance.ended[ended]) },
    { label: runLog.method, cell: text(words.balance.methods[method]) },
    { label: runLog.seconds, cell: seconds === undefined ? text(common.notKnown) : input(Math.round(seconds * 10) / 10, "decimal") },
  ];
}

/** max(0, load − available − overtime − weekend overtime) over all work centres and periods. */
function largestRemainder({ words, layout: { capacity } }: ReportContext): string {
  const { columns, measures, last, wordRow } = capacity;
  const on = (reference: string) => onSheet(words.reports.sheets.capacity, reference);
  // The rows of a work centre stand one below the other: the same block of cells, moved down, holds the other measures.
  const anchor = measures.indexOf("available");
  const rows = (measure: (typeof measures)[number]) => {
    const below = measures.indexOf(measure) - anchor;
    return on(`${fixed(firstRow + below, columns.firstPeriod)}:${fixed(last + below, columns.lastPeriod)}`);
  };
  const isAnchor = `(${on(down(columns.measure, firstRow, last))}=${on(fixed(wordRow("available"), columns.measure))})`;
  return `MAX(0,SUMPRODUCT(MAX(${isAnchor}*(${rows("load")}-${rows("available")}-${rows("overtime")}-${rows("weekendOvertime")}))))`;
}
