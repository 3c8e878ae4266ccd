import type { Balance, Bottleneck } from "../../plan";
import { bottlenecks } from "./bottlenecks";
import { remediesFor } from "./remedies";
import { sensitivity } from "./sensitivity";
import { asItIs, effortFor, type Situation } from "./situation";
import { contradictions } from "./waysOut";

export type Explanation = Pick<Balance, "bottlenecks" | "remedies" | "contradictions" | "sensitivity">;

/** Of the programs: contradictions first, because nothing else helps where they stand; then how much the plan bears. */
const forContradictions = 0.4;
const forSensitivity = 0.25;

/** The finished plan explained. Stopped early, it says what it has found so far. */
export async function explainBalance(situation: Situation): Promise<Explanation> {
  const { built, relaxation, work } = situation;
  const effort = effortFor(built.model, work);
  const base = asItIs(situation);
  const contradicted = await contradictions(situation, base, effort.share(forContradictions));
  const held = await sensitivity(situation, effort.share(forSensitivity));
  const { remedies, worthless } = await remediesFor(situation, base, effort);
  // A price of the linear program may be one of several; solved again, some are none.
  const isWorth = ({ workCentre, period }: Bottleneck): boolean => !worthless.some((stretch) => stretch.workCentre === workCentre && stretch.first <= period && period <= stretch.last);
  return { bottlenecks: bottlenecks(built, relaxation.prices).filter(isWorth), remedies, contradictions: contradicted, sensitivity: held };
}
