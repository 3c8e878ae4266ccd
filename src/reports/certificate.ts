import type { Certificate } from "../engine/plan";
import type { Words } from "../language";
import { gapPercent } from "../language/format";

/** How good the plan is, in words that never claim more than the certificate does. */
export const certificateSentence = ({ status, gap }: Certificate, { dashboard }: Words["reports"]): string =>
  status === "optimal" ? dashboard.certificates.optimal : dashboard.certificates[status](gapPercent(gap));
