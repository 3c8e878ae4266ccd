/** Chinese characters and full-width signs take two columns of a terminal. */
export const textWidth = (text: string): number => [...text].reduce((width, character) => width + (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(character) ? 2 : 1), 0);

/** Rows as lines with their columns under one another; those in `right` are flush right. */
export function columnsOfText(rows: readonly (readonly string[])[], right: readonly number[] = []): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => textWidth(row[column] ?? ""))));
  const padded = (text: string, column: number): string => {
    const space = " ".repeat(widths[column]! - textWidth(text));
    return right.includes(column) ? space + text : text + space;
  };
  return rows.map((row) => row.map(padded).join("  ").trimEnd());
}
