/** What an Excel cell holds at most, in UTF-16 units. */
const longestText = 32_767;

/** Control characters, which XML and cells do not hold; tab and line feed stay, a carriage return becomes a line feed. */
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g;

/** Half a surrogate pair is no character. */
const halves = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text as a cell can hold it. It may begin with "=": the doors write it as text, see `looksLikeFormula`. */
export const toCellText = (text: string): string =>
  text.replace(/\r\n?/g, "\n").replace(controls, "").slice(0, longestText).replace(halves, "");

/**
 * What Excel, or a CSV file opened in it, might take for a formula: = + - @ tab and line breaks in front, full-width
 * forms too. A door that cannot say "this is text" gives such a cell the number format "@" or an apostrophe.
 */
export const looksLikeFormula = (text: string): boolean => /^[=+\-@\t\r\n＝＋－＠]/.test(text);
