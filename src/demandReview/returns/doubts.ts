import type { CellValue } from "../../workbook/port";
import { cellName } from "../../workbook/address";
import type { ReturnFinding, ReturnFindingKind } from "../returned";

export interface Doubt {
  row?: number;
  column?: number;
  sheet: string;
  found?: CellValue;
  proposed?: string;
  mustDecide?: boolean;
  canKeep?: boolean;
  figures?: readonly number[];
  readAs?: number;
  facts?: Readonly<Record<string, string | number>>;
}

/** Findings of one file, in the order in which they are settled. */
export interface Doubts {
  add(kind: ReturnFindingKind, doubt: Doubt): void;
  readonly findings: readonly ReturnFinding[];
}

/** Text people see in a list: no line of a thousand characters. */
const shown = (found: CellValue | undefined): string => String(found ?? "").slice(0, 200);

/** Collects what is doubtful about one file. */
export function doubtsAbout(file: string): Doubts {
  const findings: ReturnFinding[] = [];
  const times = new Map<string, number>();
  return {
    findings,
    add(kind, { row, column, sheet, found, proposed, mustDecide = false, canKeep = false, figures = [], readAs, facts = {} }) {
      const cell = row === undefined ? undefined : cellName(row, column ?? 0);
      const name = `${kind} ${sheet}!${cell ?? ""}`;
      const time = times.get(name) ?? 0;
      times.set(name, time + 1);
      findings.push({
        id: time === 0 ? name : `${name} ${time + 1}`,
        at: { file, sheet, ...(cell === undefined ? {} : { cell }) },
        kind,
        mustDecide,
        found: shown(found),
        ...(proposed === undefined ? {} : { proposed }),
        canKeep,
        figures,
        ...(readAs === undefined ? {} : { readAs }),
        facts,
      });
    },
  };
}
