const figures = new Intl.NumberFormat("en-US", { maximumFractionDigits: 2 });
const wholeFigures = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });
const percentages = new Intl.NumberFormat("en-US", { style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** Both languages group thousands with commas and write decimals with a point. */
export const figure = (value: number): string => figures.format(value);
/** With separators, without decimals. */
export const wholeFigure = (value: number): string => wholeFigures.format(value);
/** One decimal: "97.3%". */
export const percentage = (value: number): string => percentages.format(value);

/** A gap as a percentage, rounded up at its second significant digit: never better than proven. */
export function gapPercent(gap: number): string {
  const percent = Math.max(0, gap) * 100;
  if (percent === 0) return "0%";
  const digits = Math.min(6, Math.max(0, 1 - Math.floor(Math.log10(percent))));
  return `${(Math.ceil(Number((percent * 10 ** digits).toFixed(6))) / 10 ** digits).toFixed(digits)}%`;
}
