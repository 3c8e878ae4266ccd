import type { CellStyle, ConditionalLook, NumberFormat } from "./port";

/** How each kind of cell looks, for every door. Colours keep at least 4.5:1 contrast and a shape of their own in grey print. */
export interface Look {
  bold?: boolean;
  italic?: boolean;
  /** Points. */
  size?: number;
  colour?: string;
  fill?: string;
  align?: "left" | "center" | "right";
  wrap?: boolean;
  border?: "bottom" | "top" | "all";
}

export const looks: Record<CellStyle, Look> = {
  title: { bold: true, size: 16, colour: "#1B3A57" },
  mark: { size: 9, colour: "#5B6670" },
  note: { size: 9, italic: true, colour: "#5B6670" },
  heading: { bold: true, colour: "#FFFFFF", fill: "#1B3A57", align: "center", wrap: true, border: "all" },
  key: { border: "bottom" },
  input: { colour: "#1F4E9E", fill: "#EAF1FB", border: "bottom" },
  answer: { colour: "#1F4E9E", fill: "#EAF1FB", border: "bottom", wrap: true },
  decision: { bold: true, colour: "#7A3E00", fill: "#FFF2CC", border: "bottom" },
  formula: { border: "bottom" },
  total: { bold: true, fill: "#EEF1F4", border: "top" },
  check: { colour: "#2E6B34", fill: "#EFF7EF", border: "bottom" },
  figure: { bold: true, size: 12, colour: "#1B3A57" },
  link: { colour: "#0B57D0", border: "bottom" },
  warning: { bold: true, colour: "#9C1C1C", fill: "#FDECEC", border: "bottom" },
};

/** What a condition changes of a cell's look: colours, letters, and the line around it, which still differ in grey print. */
export interface ChangedLook {
  fill: string;
  colour?: string;
  bold?: boolean;
  italic?: boolean;
  /** The line below the cell; conditional formats have thin ones only. */
  line?: "solid" | "dashed" | "dotted";
}

export const conditionalLooks: Record<ConditionalLook, ChangedLook> = {
  bad: { fill: "#F3C6C6", colour: "#7A0F0F", bold: true, line: "solid" },
  doubtful: { fill: "#FDF1CC", colour: "#6B4A00", italic: true, line: "dotted" },
  good: { fill: "#E6F4E8", colour: "#1D5E29" },
  frozen: { fill: "#D3DDE8", line: "solid" },
  slushy: { fill: "#EBF1F7", line: "dashed" },
  actual: { fill: "#E6E6E6", italic: true, line: "solid" },
};

export const fontName = "Microsoft YaHei";

/** Where a look says nothing else; points. */
export const usual = { size: 10, colour: "#1F2328" };

/** Of the lines around and under cells, of the one above a total, and of those that mark a condition. */
export const lineColours = { cell: "#C9D1D9", total: "#1B3A57", conditional: "#5B6670" };

/** "_ " keeps the width of a space free: a number on the right of its cell would touch the words in the next one. */
export const numberFormats: Record<NumberFormat, string> = {
  text: "@",
  general: "General",
  // As many decimals as it has.
  number: "General_ ",
  integer: "#,##0_ ;[Red]-#,##0_ ;0_ ",
  decimal: "#,##0.0_ ;[Red]-#,##0.0_ ;0.0_ ",
  // Screws cost less than a cent.
  price: "#,##0.00##_ ",
  money: "#,##0_ ;[Red]-#,##0_ ;0_ ",
  percent: "0.0%_ ",
  date: "yyyy-mm-dd_ ",
  month: "yyyy-mm_ ",
  check: "0.000000_ ;[Red]-0.000000_ ;0_ ",
};

/** Half way to white: what is planned beside what is actual. #RRGGBB */
export const lighter = (colour: string): string => `#${[1, 3, 5].map((at) => Math.round((Number.parseInt(colour.slice(at, at + 2), 16) + 255) / 2).toString(16).padStart(2, "0")).join("")}`.toUpperCase();
