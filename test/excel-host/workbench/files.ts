import type { WorkbookDescription } from "../host/description";

// Reading and writing .xlsx is half of the page's weight: fetched when first needed.

export async function openXlsx(name: string, bytes: Uint8Array): Promise<WorkbookDescription> {
  const { readXlsx } = await import("../files/readXlsx");
  return readXlsx(name, bytes);
}

/** Offers the workbook as a download. */
export async function saveXlsx(workbook: WorkbookDescription): Promise<void> {
  const { writeXlsx } = await import("../files/writeXlsx");
  const file = new Blob([(await writeXlsx(workbook)) as Uint8Array<ArrayBuffer>], { type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = workbook.name;
  link.click();
  // The browser needs a moment to take the file over.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
