import { columnName } from "./address";
import { type Extent, extentOf, keepsWidth } from "./keptArea";
import { addressLists, styleAreas } from "./officeAreas";
import type { RequestQueue } from "./officeQueue";
import { pointsOf } from "./officeUnits";
import type { Rectangle, SheetSpec } from "./port";
import { fontName, lineColours, type Look, looks, usual } from "./styles";

/** Looks of cells: one call for all cells of a look on a sheet, not one for each. */
export async function writeFormats(sheet: Excel.Worksheet, spec: SheetSpec, before: Extent | undefined, queue: RequestQueue): Promise<void> {
  const { rows } = spec;
  const after = extentOf(spec);
  const { columns } = after;
  if (columns > 0) await queue.add(0, () => setUsual(sheet.getRangeByIndexes(0, 0, rows.length, columns).format));
  for (const [style, areas] of styleAreas(rows)) await writeLook(sheet, looks[style], areas, queue);
  for (const { first, last, width } of equalWidths(spec.widths.map((width, column) => (keepsWidth(column, before, spec, after) ? undefined : width))))
    await queue.add(0, () => {
      sheet.getRange(`${columnName(first)}:${columnName(last)}`).format.columnWidth = pointsOf(width);
    });
}

function setUsual(format: Excel.RangeFormat): void {
  format.font.name = fontName;
  format.font.size = usual.size;
  format.font.color = usual.colour;
  format.verticalAlignment = "Center";
}

const alignments = { left: "Left", center: "Center", right: "Right" } as const;

function setLook(format: Excel.RangeFormat, { bold, italic, size, colour, fill, align, wrap }: Look): void {
  if (bold) format.font.bold = true;
  if (italic) format.font.italic = true;
  if (size) format.font.size = size;
  if (colour) format.font.color = colour;
  if (fill) format.fill.color = fill;
  if (align) format.horizontalAlignment = alignments[align];
  if (wrap) format.wrapText = true;
}

type Side = "EdgeTop" | "EdgeBottom" | "EdgeLeft" | "EdgeRight" | "InsideHorizontal" | "InsideVertical";

/** Every cell has its line, so an area of several rows needs the lines inside it, too. */
const sides: Record<NonNullable<Look["border"]>, readonly Side[]> = {
  bottom: ["EdgeBottom", "InsideHorizontal"],
  top: ["EdgeTop", "InsideHorizontal"],
  all: ["EdgeTop", "EdgeBottom", "EdgeLeft", "EdgeRight", "InsideHorizontal", "InsideVertical"],
};

/** Excel refuses inner lines where there is no inside. */
const hasInside = ({ rows, columns }: Rectangle, side: Side): boolean =>
  (side !== "InsideHorizontal" || rows > 1) && (side !== "InsideVertical" || columns > 1);

async function writeLook(sheet: Excel.Worksheet, look: Look, areas: readonly Rectangle[], queue: RequestQueue): Promise<void> {
  for (const address of addressLists(areas)) await queue.add(address.length, () => setLook(sheet.getRanges(address).format, look));
  const { border } = look;
  if (!border) return;
  for (const side of sides[border])
    for (const address of addressLists(areas.filter((area) => hasInside(area, side))))
      await queue.add(address.length, () => {
        const line = sheet.getRanges(address).format.borders.getItem(side);
        line.style = "Continuous";
        line.color = border === "top" ? lineColours.total : lineColours.cell;
      });
}

/** Neighbouring columns of one width; undefined leaves a column as it is. */
function equalWidths(widths: readonly (number | undefined)[]): readonly { first: number; last: number; width: number }[] {
  const groups: { first: number; last: number; width: number }[] = [];
  for (const [column, width] of widths.entries()) {
    if (width === undefined) continue;
    const group = groups.at(-1);
    if (group?.width === width && group.last === column - 1) group.last = column;
    else groups.push({ first: column, last: column, width });
  }
  return groups;
}
