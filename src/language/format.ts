const figures = new Intl.NumberFormat("en-US", { maximumFractionDigits: 2 });
const wholeFigures = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });
const percentages = new Intl.NumberFormat("en-US", { style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** Both languages group thousands with commas and write decimals with a point. */
export const figure = (value: number): string => figures.format(value);
export const wholeFigure = (value: number): string => wholeFigures.format(value);
export const percentage = (value: number): string => percentages.format(value);
