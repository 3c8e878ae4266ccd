/** Excel's file format counts a column's width in characters of the standard font, Office.js in points. */

/** Pixels a character of the standard font takes, and a cell's padding, at 96 pixels an inch. */
const characterPixels = 7;
const paddingPixels = 5;
const pointsPerPixel = 0.75;

/** Width in points of so many characters of the standard font. */
export const pointsOf = (characters: number): number => (characters * characterPixels + paddingPixels) * pointsPerPixel;

/** The other way round. */
export const charactersOf = (points: number): number => (points / pointsPerPixel - paddingPixels) / characterPixels;
