import { round12 } from "../arithmetic";
import type { ScrapConvention } from "../options";
import type { Horizon } from "../periods";
import type { BomLine, IsoDate } from "../records";

/** Whether a line of the bill of material is in effect on a day. */
export const holdsOn = ({ from, to }: BomLine, date: IsoDate): boolean => (from === undefined || from <= date) && (to === undefined || date <= to);

const withScrap: Record<ScrapConvention, (net: number, scrap: number) => number> = {
  addedToNet: (net, scrap) => net * (1 + scrap),
  shareOfInput: (net, scrap) => net / (1 - scrap),
};

/** Component pieces per parent piece started, component scrap included. Example: 2 with 10 % scrap → 2.2 added to net, 2.222… as a share of input. */
export const quantityPerParent = ({ quantityPer, batchSize, scrap }: BomLine, convention: ScrapConvention): number =>
  round12(withScrap[convention](quantityPer / batchSize, scrap));

/** One figure serves the whole horizon: the bill of the plan date, or the first that comes into force where there is none yet. */
export function currentLines(lines: readonly BomLine[], { planDate, periods }: Horizon): readonly BomLine[] {
  const date = [planDate, ...periods.map(({ start }) => start)].find((day) => lines.some((line) => holdsOn(line, day)));
  return date === undefined ? [] : lines.filter((line) => holdsOn(line, date));
}
