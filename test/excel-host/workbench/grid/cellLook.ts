import type { CSSProperties } from "react";
import type { Border, BorderSide, CellFormat } from "../../host/description";
import type { CellModel } from "../../host/model";
import { fontFamily } from "./measure";

export type Alignment = "left" | "center" | "right";

/** Text to the left, numbers to the right, truth values and errors in the middle, unless the format says otherwise. */
export function alignmentOf({ value, format }: CellModel): Alignment {
  const chosen = format.horizontal?.toLowerCase();
  if (chosen === "left" || chosen === "center" || chosen === "right") return chosen;
  if (typeof value === "number") return "right";
  return typeof value === "boolean" || (typeof value === "string" && value.startsWith("#")) ? "center" : "left";
}

const sectionColours: Readonly<Record<string, string>> = { red: "#FF0000", blue: "#0000FF", green: "#008000", black: "#000000", white: "#FFFFFF" };

/** "[Red]" and the like in the section of the number format that the value falls into. */
function formatColour({ value, format }: CellModel): string | undefined {
  if (typeof value !== "number" || !format.numberFormat) return undefined;
  const sections = format.numberFormat.split(";");
  const section = value < 0 ? sections[1] : value === 0 ? sections[2] : sections[0];
  const name = /\[(red|blue|green|black|white)\]/i.exec(section ?? "")?.[1];
  return name && sectionColours[name.toLowerCase()];
}

const pixels: Readonly<Record<string, number>> = { Hairline: 1, Thin: 1, Medium: 2, Thick: 3 };
const strokes: Readonly<Record<string, string>> = { Dash: "dashed", Dot: "dotted", Double: "double" };

const borderOf = ({ style, colour, weight }: Border): string => `${style === "Double" ? 3 : (pixels[weight] ?? 1)}px ${strokes[style] ?? "solid"} ${colour || "#000"}`;

const cssSide: Record<BorderSide, "borderTop" | "borderBottom" | "borderLeft" | "borderRight"> = {
  EdgeTop: "borderTop",
  EdgeBottom: "borderBottom",
  EdgeLeft: "borderLeft",
  EdgeRight: "borderRight",
};

function bordersOf(format: CellFormat): CSSProperties {
  const borders = Object.entries(format.borders ?? {}) as [BorderSide, Border][];
  return Object.fromEntries(borders.map(([side, border]) => [cssSide[side], borderOf(border)]));
}

const verticalPlace: Readonly<Record<string, string>> = { Top: "flex-start", Center: "center", Bottom: "flex-end" };
const horizontalPlace: Record<Alignment, string> = { left: "flex-start", center: "center", right: "flex-end" };

export function lookOf(cell: CellModel): CSSProperties {
  const { format } = cell;
  const align = alignmentOf(cell);
  return {
    justifyContent: horizontalPlace[align],
    alignItems: verticalPlace[format.vertical ?? "Bottom"] ?? "flex-end",
    textAlign: align,
    color: formatColour(cell) ?? format.colour,
    background: format.fill,
    ...bordersOf(format),
    fontFamily,
    fontSize: format.fontSize ? `${format.fontSize}pt` : undefined,
    fontWeight: format.bold ? 600 : undefined,
    fontStyle: format.italic ? "italic" : undefined,
    textDecoration: [format.underline && format.underline !== "None" ? "underline" : "", format.strikethrough ? "line-through" : ""].join(" ").trim() || undefined,
    whiteSpace: format.wrap ? "pre-wrap" : "pre",
    paddingLeft: format.indent ? 4 + format.indent * 9 : undefined,
  };
}
