import type { Borders, Style } from "@cj-tech-master/excelts";
import type { CellStyle, ConditionalLook, NumberFormat } from "./port";
import { type ChangedLook, conditionalLooks, fontName, lineColours, type Look, looks, numberFormats, usual } from "./styles";

/** #RRGGBB as the file format has it. */
export const argb = (colour: string): string => `FF${colour.slice(1)}`;

const made = new Map<string, Partial<Style>>();

/** How a cell looks in the file; one object per look and format, so that ten thousand cells share it. */
export function xlsxStyle(style: CellStyle, format: NumberFormat = "general"): Partial<Style> {
  const key = `${style} ${format}`;
  const known = made.get(key) ?? styleOf(looks[style], numberFormats[format]);
  made.set(key, known);
  return known;
}

function styleOf(look: Look, numFmt: string): Partial<Style> {
  return {
    numFmt,
    font: { name: fontName, size: look.size ?? usual.size, bold: look.bold ?? false, italic: look.italic ?? false, color: { argb: argb(look.colour ?? usual.colour) } },
    ...(look.fill ? { fill: { type: "pattern", pattern: "solid", fgColor: { argb: argb(look.fill) } } } : {}),
    alignment: { vertical: "middle", ...(look.align ? { horizontal: look.align } : {}), ...(look.wrap ? { wrapText: true } : {}) },
    ...(look.border ? { border: borders(look.border) } : {}),
  };
}

function borders(border: NonNullable<Look["border"]>): Partial<Borders> {
  const line = { style: "thin", color: { argb: argb(lineColours.cell) } } as const;
  if (border === "all") return { top: line, bottom: line, left: line, right: line };
  return border === "top" ? { top: { ...line, color: { argb: argb(lineColours.total) } } } : { bottom: line };
}

const lineStyles = { solid: "thin", dashed: "dashed", dotted: "dotted" } as const satisfies Record<NonNullable<ChangedLook["line"]>, string>;

/** What a condition changes. The file has such a fill's colour where other fills have the one behind their pattern. */
export function changedStyle(look: ConditionalLook): Partial<Style> {
  const { fill, colour, bold, italic, line } = conditionalLooks[look];
  return {
    font: { ...(bold && { bold }), ...(italic && { italic }), ...(colour && { color: { argb: argb(colour) } }) },
    fill: { type: "pattern", pattern: "solid", bgColor: { argb: argb(fill) } },
    ...(line && { border: { bottom: { style: lineStyles[line], color: { argb: argb(lineColours.conditional) } } } }),
  };
}
