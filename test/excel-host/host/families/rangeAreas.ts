import { sheetColumns, sheetRows, wholeSheet } from "../a1";
import { cellCount } from "../cells";
import type { RangeModel, SheetModel } from "../model";
import { type Call, family, HostObject } from "../objects";
import { addressOf, clearCells, findRange, rangeObject } from "../ranges";
import { HostError } from "../errors";

/** "A1:B2,C3": several ranges of one sheet. A longer address is cut off without a word, as Excel does. */
export function areasObject(sheet: SheetModel, address: string, call: Call): HostObject<readonly RangeModel[]> {
  const understood = address.slice(0, call.host.limits.addressCharacters);
  const parts = understood.split(",").map((part) => part.trim());
  return new HostObject("RangeAreas", address ? parts.map((part) => findRange(part, sheet, call)) : [{ sheet, place: wholeSheet }]);
}

const total = (areas: readonly RangeModel[]): number => areas.reduce((sum, { place }) => sum + cellCount(place), 0);

export const rangeAreaFamilies = {
  RangeAreas: family<readonly RangeModel[]>({
    sheet: (areas) => areas[0]?.sheet,
    get: {
      Address: (areas) => areas.map(addressOf).join(","),
      AreaCount: (areas) => areas.length,
      CellCount: total,
      IsEntireRow: (areas) => areas.every(({ place }) => place.columns === sheetColumns),
      IsEntireColumn: (areas) => areas.every(({ place }) => place.rows === sheetRows),
    },
    open: {
      Format: (areas) => new HostObject("RangeFormat", areas),
      DataValidation: (areas) => new HostObject("DataValidation", areas),
      Areas: (areas) => new HostObject("RangeCollection", areas),
      Worksheet: (areas) => new HostObject("Worksheet", areas[0]!.sheet),
    },
    call: {
      Clear: (areas, [what], call) => {
        if (what !== "Contents" && what !== "Formats" && what !== "All") throw new HostError("NotImplemented", call.location, String(what));
        for (const area of areas) clearCells(area, what, call);
      },
    },
  }),
  RangeCollection: family<readonly RangeModel[]>({
    items: (areas) => areas.map(({ sheet, place }) => rangeObject(sheet, place)),
  }),
};
