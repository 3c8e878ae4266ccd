import { buildBalanceModel } from "../../src/engine/balance/buildBalanceModel";
import type { BalanceModel, Decision } from "../../src/engine/balance/balanceModel";
import { costParts } from "../../src/engine/balance/costOf";
import { decider } from "../../src/engine/balance/decide";
import { planningTools } from "../support/planningTools";
import { freppleFactory, freppleNames } from "./freppleFactories";
import { gradeWeight, peersLateness, type ResourceFactory, resourceInputs } from "./freppleResources";

const names = freppleNames().filter((name) => name.startsWith("constraints_resource_"));
if (names.length === 0) console.log("Skipped: the frePPLe cases are not at hand");

/** Where our plan is not the peer's, in one line each. */
const differences: Readonly<Record<string, string>> = {
  constraints_resource_1: "an operation of fixed time may make several orders at once: the fifth comes with the fourth",
  constraints_resource_2: "the third order shares an operation with another; the peer leaves it short",
  constraints_resource_3: "the third order shares an operation with another",
  constraints_resource_4: "pieces of an order are made side by side, not one after another on one of the three machines",
  constraints_resource_5: "none",
  constraints_resource_6: "how early pieces may be made is weighed by holding cost, not limited to four weeks; hours of the operations themselves are taken as a whole week",
};

/** What our factory cannot say. */
const notExpressible: Readonly<Record<string, string>> = {
  constraints_resource_7: "one operation that chooses among three resources, a quantity taken by the order beside that by the piece, and orders due before the plan that must come whole",
  constraints_resource_8: "batches on six levels, each taking a machine for up to twenty days whatever their size: longer than a period",
};

/** Pieces × days late × weight: what is owed at the end of each day, the least important first. */
function ourLateness(model: BalanceModel, decision: Decision): number {
  const weights = [gradeWeight.A, gradeWeight.B, gradeWeight.C];
  const backlogCost = Float64Array.from({ length: model.items * model.periods * model.grades }, (_, k) => weights[k % model.grades]!);
  return costParts({ ...model, backlogCost, overdueCost: new Float64Array(model.items * model.periods).fill(gradeWeight.A) }, decision).backlog;
}

(names.length > 0 ? describe : describe.skip)("frePPLe's factories with limited resources", () => {
  test.each(names)("%s", async (name) => {
    const left = notExpressible[name];
    if (left) return console.log(`${name}: not expressed: ${left}`);
    const factory = freppleFactory(name) as ResourceFactory;
    const inputs = resourceInputs(factory);
    const { model } = buildBalanceModel(inputs);
    const none = new Float64Array(model.items * model.periods);
    const { decision } = await decider(planningTools()).decide(model, { production: none, outsourced: none, lost: none }, true);
    const [ours, theirs] = [ourLateness(model, decision), peersLateness(factory, inputs.horizon)];
    console.log(`${name}: ${ours} weighted piece-days late, frePPLe ${theirs}; difference: ${differences[name]}`);
    const { overload, materialShortage } = costParts(model, decision);
    expect({ overload, materialShortage }).toEqual({ overload: 0, materialShortage: 0 });
    expect(ours).toBeLessThanOrEqual(theirs + 1e-6);
    if (differences[name] === "none") expect(ours).toBeCloseTo(theirs, 6);
  }, 120_000);
});
