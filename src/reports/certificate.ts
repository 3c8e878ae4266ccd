import type { Certificate } from "../engine/plan";
import type { Words } from "../language";

/** A gap as a percentage, rounded up at its second significant digit: never better than proven. */
export function gapPercent(gap: number): string {
  const percent = Math.max(0, gap) * 100;
  if (percent === 0) return "0%";
  const digits = Math.min(6, Math.max(0, 1 - Math.floor(Math.log10(percent))));
  return `${(Math.ceil(Number((percent * 10 ** digits).toFixed(6))) / 10 ** digits).toFixed(digits)}%`;
}

/** How good the plan is, in words that never claim more than the certificate does. */
export const certificateSentence = ({ status, gap }: Certificate, { dashboard }: Words["reports"]): string =>
  status === "optimal" ? dashboard.certificates.optimal : dashboard.certificates[status](gapPercent(gap));
