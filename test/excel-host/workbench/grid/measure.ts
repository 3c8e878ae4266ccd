import type { CellFormat } from "../../host/description";

/** Falls back to what a machine without Microsoft's fonts has. */
export const fontFamily = '"Microsoft YaHei", "Segoe UI", "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", sans-serif';

export const fontOf = ({ bold, italic, fontSize = 11 }: CellFormat = {}): string =>
  `${italic ? "italic " : ""}${bold ? "bold " : ""}${(fontSize * 96) / 72}px ${fontFamily}`;

const context = document.createElement("canvas").getContext("2d");
const known = new Map<string, number>();

/** Pixels of one line of text. */
export function textWidth(text: string, format?: CellFormat): number {
  const font = fontOf(format);
  const key = `${font}|${text}`;
  const measured = known.get(key);
  if (measured !== undefined) return measured;
  if (context) context.font = font;
  const width = context?.measureText(text).width ?? text.length * 7;
  if (known.size > 50_000) known.clear();
  known.set(key, width);
  return width;
}
