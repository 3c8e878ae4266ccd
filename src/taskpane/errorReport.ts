import type { OldExcel } from "./services";

/** What was thrown, for whoever maintains the add-in. */
export function errorReport(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  // Chromium's stack begins with name and message, Safari's does not.
  return thrown.stack?.includes(thrown.message) ? thrown.stack : `${thrown.name}: ${thrown.message}\n${thrown.stack ?? ""}`;
}

/** Why there is no workbook to work on. */
export function hostReport(reason: string, old: OldExcel | undefined, { location, navigator }: Pick<Window, "location" | "navigator">): string {
  const found = old && `ExcelApi ${old.excelApi ?? "-"} < ${old.needed} (${old.version})`;
  return [reason, found, `${location.origin}${location.pathname}`, navigator.userAgent].filter(Boolean).join("\n");
}

/** No worker may be started here, whatever is tried again. */
export const isWorkerRefused = (error: Error): boolean => error.name === "WorkerRefused";

/** Scripts and workers that did not come, e.g. because a new version stands there since the pane was opened. */
export const isPartMissing = (error: Error): boolean => error.name === "ChunkLoadError" || error.name === "PartNotLoaded";
