import { HostError } from "../errors";
import type { BookModel } from "../model";
import { family, HostObject } from "../objects";
import { rangeObject } from "../ranges";

const topLeft = { row: 0, column: 0, rows: 1, columns: 1 };

const selection = ({ selection: selected, active }: BookModel) => selected ?? { sheet: active, place: topLeft };

/** Every .xlsx is a zip archive, and those begin so. */
function isArchive(base64: unknown): base64 is string {
  try {
    return typeof base64 === "string" && atob(base64).startsWith("PK");
  } catch {
    return false;
  }
}

export const workbookFamilies = {
  Workbook: family<BookModel>({
    get: { Name: (book) => book.name, ReadOnly: () => false },
    open: {
      Worksheets: () => new HostObject("WorksheetCollection", {}),
      Tables: () => new HostObject("TableCollection", {}),
      Names: () => new HostObject("NamedItemCollection", {}),
      Settings: () => new HostObject("SettingCollection", {}),
      Application: (book) => new HostObject("Application", book),
      Protection: (book) => new HostObject("WorkbookProtection", book),
      _Runtime: (book) => new HostObject("Runtime", book),
    },
    call: {
      // Excel on the web is asked so by Excel.createWorkbook; other platforms go by Application.CreateWorkbook.
      CreateAndOpenWorkbook: (_book, [base64], { host, location }) => {
        if (!isArchive(base64)) throw new HostError("InvalidArgument", location);
        host.openedWorkbooks.push(base64);
      },
      GetSelectedRange: (book) => rangeObject(selection(book).sheet, selection(book).place),
      GetActiveCell: (book) => rangeObject(selection(book).sheet, { ...selection(book).place, rows: 1, columns: 1 }),
      _RemoveReference: (_, [reference], { host }) => host.release(String(reference)),
    },
  }),
  WorkbookProtection: family<BookModel>({
    get: { Protected: (book) => book.protected },
    call: {
      Protect: (book) => void (book.protected = true),
      Unprotect: (book) => void (book.protected = false),
    },
  }),
};
