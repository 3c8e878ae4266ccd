import { wholeSheet } from "../a1";
import { HostError } from "../errors";
import type { SheetModel } from "../model";
import { family, HostObject } from "../objects";
import { guardSheet, rangeObject, rangeParameter } from "../ranges";

const isOrientation = (value: unknown): value is "Portrait" | "Landscape" => value === "Portrait" || value === "Landscape";

/** How a sheet is printed. */
export const pageFamilies = {
  PageBreakCollection: family<SheetModel>({
    call: {
      // "Adds a page break before the top-left cell of the range specified" (PageBreakCollection.add).
      Add: (sheet, [range], call) => {
        guardSheet(sheet, call.location);
        const { place } = rangeParameter(range, sheet, call);
        const rows = new Set([...(sheet.page.breaksBefore ?? []), place.row]);
        sheet.page = { ...sheet.page, breaksBefore: [...rows].sort((a, b) => a - b) };
        return new HostObject("PageBreak", place);
      },
      RemovePageBreaks: (sheet, _, { location }) => {
        guardSheet(sheet, location);
        sheet.page = { ...sheet.page, breaksBefore: undefined };
      },
    },
  }),
  PageLayout: family<SheetModel>({
    get: {
      Orientation: ({ page }) => page.orientation,
      Zoom: ({ page }) => (page.fitWidth === undefined ? { scale: 100 } : { horizontalFitToPages: page.fitWidth }),
    },
    set: {
      Orientation: (sheet, value, { location }) => {
        if (!isOrientation(value)) throw new HostError("InvalidArgument", location);
        guardSheet(sheet, location);
        sheet.page = { ...sheet.page, orientation: value };
      },
      Zoom: (sheet, value, { location }) => {
        guardSheet(sheet, location);
        const { horizontalFitToPages } = value as { horizontalFitToPages?: number };
        sheet.page = { ...sheet.page, fitWidth: horizontalFitToPages };
      },
    },
    call: {
      SetPrintTitleRows: (sheet, [range], call) => {
        guardSheet(sheet, call.location);
        const { place } = rangeParameter(range, sheet, call);
        sheet.page = { ...sheet.page, titleRows: { first: place.row, last: place.row + place.rows - 1 } };
      },
      SetPrintTitleColumns: (sheet, [range], call) => {
        guardSheet(sheet, call.location);
        const { place } = rangeParameter(range, sheet, call);
        sheet.page = { ...sheet.page, titleColumns: { first: place.column, last: place.column + place.columns - 1 } };
      },
      SetPrintArea: (sheet, [range], call) => {
        guardSheet(sheet, call.location);
        sheet.page = { ...sheet.page, printArea: rangeParameter(range, sheet, call).place };
      },
      GetPrintAreaOrNullObject: (sheet) => (sheet.page.printArea ? rangeObject(sheet, sheet.page.printArea) : null),
      GetPrintTitleRowsOrNullObject: (sheet) => {
        const { titleRows } = sheet.page;
        return titleRows ? rangeObject(sheet, { ...wholeSheet, row: titleRows.first, rows: titleRows.last - titleRows.first + 1 }) : null;
      },
    },
  }),
};
