/** Months in a season. */
export const season = 12;
