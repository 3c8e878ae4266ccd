/** What a probe found; the pane makes sentences of it. */
export interface Finding {
  result: "ok" | "unavailable" | "failed";
  /** Names, numbers and units that need no translation. Never what stands in the workbook. */
  figure?: string;
  /** A remark in words. */
  says?: Remark;
}

export type Remark = "structureProtected" | "structureOpen" | "modeLeft" | "notExcel" | "noScratch" | "scratchLeft" | "notAnswering" | "cellEditing" | "onCopying";

/** It works; `figure` is what was measured, where something was. */
export const ok = (figure?: string, says?: Remark): Finding => ({ result: "ok", ...(figure !== undefined && { figure }), ...(says && { says }) });
/** This host does not offer it, which is no failure. */
export const unavailable = (figure?: string, says?: Remark): Finding => ({ ...ok(figure, says), result: "unavailable" });

/** "ok" where what was read back is what was wanted, else both are told. */
export function compared(wanted: unknown, found: unknown, figure: string): Finding {
  const same = JSON.stringify(wanted) === JSON.stringify(found);
  return same ? ok(figure) : { result: "failed", figure: `${JSON.stringify(wanted)} ≠ ${JSON.stringify(found)}` };
}
