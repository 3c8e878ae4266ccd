import type { Border as XlsxBorder, Borders, Color, Style } from "@cj-tech-master/excelts";
import type { Border, BorderSide, CellFormat } from "../host/description";

/** Looks of cells: as the file has them, and as the host keeps them. */

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const small = (word: string): string => word.charAt(0).toLowerCase() + word.slice(1);

/** #RRGGBB; colours of a theme are not followed. */
const colourOf = (color: Partial<Color> | undefined): string | undefined => (color?.argb ? `#${color.argb.slice(-6)}` : undefined);
export const argbOf = (colour: string): { argb: string } => ({ argb: `FF${colour.replace("#", "").toUpperCase()}` });

const sides: Readonly<Record<BorderSide, "top" | "bottom" | "left" | "right">> = { EdgeTop: "top", EdgeBottom: "bottom", EdgeLeft: "left", EdgeRight: "right" };
const sideNames = Object.keys(sides) as BorderSide[];

/** Excel's one name in the file for what the object model tells as style and weight. */
const borderNames: Readonly<Record<string, readonly [style: string, weight: string]>> = {
  hair: ["Continuous", "Hairline"],
  thin: ["Continuous", "Thin"],
  medium: ["Continuous", "Medium"],
  thick: ["Continuous", "Thick"],
  dashed: ["Dash", "Thin"],
  mediumDashed: ["Dash", "Medium"],
  dotted: ["Dot", "Thin"],
  double: ["Double", "Thick"],
};

function borderFromFile({ style = "thin", color }: Partial<XlsxBorder>): Border {
  const [lineStyle, weight] = borderNames[style] ?? ["Continuous", "Thin"];
  return { style: lineStyle, weight, colour: colourOf(color) ?? "#000000" };
}

function borderToFile({ style, weight, colour }: Border): Partial<XlsxBorder> {
  const name = Object.entries(borderNames).find(([, [lineStyle, lineWeight]]) => lineStyle === style && lineWeight === weight)?.[0] ?? "thin";
  return { style: name as XlsxBorder["style"], color: argbOf(colour) };
}

function bordersFromFile(borders: Partial<Borders>): CellFormat["borders"] {
  const found = sideNames.flatMap((side) => (borders[sides[side]]?.style ? [[side, borderFromFile(borders[sides[side]]!)] as const] : []));
  return found.length > 0 ? Object.fromEntries(found) : undefined;
}

const bordersToFile = (borders: NonNullable<CellFormat["borders"]>): Partial<Borders> =>
  Object.fromEntries(sideNames.flatMap((side) => (borders[side] ? [[sides[side], borderToFile(borders[side])]] : [])));

const defined = <T extends object>(record: T): T => Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined && value !== false && value !== "")) as T;

/** Only what differs from Excel's default. What a condition changes has its fill's colour where others have the one behind their pattern. */
export function formatFromFile({ numFmt, font = {}, fill, alignment = {}, border = {}, protection }: Partial<Style>, changed = false): CellFormat {
  const numberFormat = typeof numFmt === "string" ? numFmt : numFmt?.formatCode;
  const format = defined<CellFormat>({
    numberFormat: numberFormat === "General" ? undefined : numberFormat,
    fontName: font.name,
    fontSize: font.size === 11 ? undefined : font.size,
    bold: font.bold,
    italic: font.italic,
    underline: font.underline ? "Single" : undefined,
    strikethrough: font.strike,
    colour: colourOf(font.color),
    fill: fill?.type === "pattern" && fill.pattern === "solid" ? colourOf(changed ? fill.bgColor : fill.fgColor) : undefined,
    horizontal: alignment.horizontal && capital(alignment.horizontal),
    vertical: alignment.vertical && alignment.vertical !== "bottom" ? capital(alignment.vertical === "middle" ? "center" : alignment.vertical) : undefined,
    wrap: alignment.wrapText,
    indent: alignment.indent,
    borders: bordersFromFile(border),
  });
  return protection?.locked === false ? { ...format, locked: false } : format;
}

export function formatToFile(format: CellFormat): Partial<Style> {
  const { fontName = "Calibri", fontSize = 11, bold, italic, colour, fill, horizontal, vertical, wrap, indent, borders } = format;
  return {
    ...(format.numberFormat ? { numFmt: format.numberFormat } : {}),
    font: defined({
      name: fontName,
      size: fontSize,
      bold,
      italic,
      underline: format.underline !== undefined && format.underline !== "None",
      strike: format.strikethrough,
      color: colour ? argbOf(colour) : undefined,
    }),
    ...(fill ? { fill: { type: "pattern", pattern: "solid", fgColor: argbOf(fill) } } : {}),
    alignment: defined({
      horizontal: horizontal && horizontal !== "General" ? (small(horizontal) as "left") : undefined,
      vertical: vertical && vertical !== "Bottom" ? ((vertical === "Center" ? "middle" : small(vertical)) as "middle") : undefined,
      wrapText: wrap,
      indent,
    }),
    ...(borders ? { border: bordersToFile(borders) } : {}),
    ...(format.locked === false ? { protection: { locked: false } } : {}),
  } as Partial<Style>;
}

/** The same way back. */
export function changedToFile({ bold, italic, colour, fill, borders }: CellFormat): Partial<Style> {
  return {
    font: defined({ bold, italic, color: colour ? argbOf(colour) : undefined }),
    ...(fill ? { fill: { type: "pattern", pattern: "solid", bgColor: argbOf(fill) } } : {}),
    ...(borders ? { border: bordersToFile(borders) } : {}),
  } as Partial<Style>;
}
