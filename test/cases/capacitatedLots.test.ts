import { costOf } from "../../src/engine/balance/costOf";
import { solveGeneral } from "../../src/engine/balance/linear/solveGeneral";
import { Ascent } from "../../src/engine/balance/lots/bound/ascend";
import { LotBound } from "../../src/engine/balance/lots/bound/lotBound";
import { emptyPrices } from "../../src/engine/balance/lots/bound/scarce";
import { planLots } from "../../src/engine/balance/lots/planLots";
import { undisturbed } from "../../src/engine/work";
import { loadNodeSolver } from "../../src/solver/loadNodeSolver";
import { capacitatedCost, capacitatedInstances, capacitatedModel } from "./capacitatedLots";

const instances = capacitatedInstances();
if (!instances) console.log("Skipped: the capacitated lot-sizing instances are not at ../shared/cases/lotsizing");

/** Rounding of money, relative. */
const rounding = 1e-6;

(instances ? describe : describe.skip)("capacitated lot sizing with set-up times (Trigeiro, Thomas & McClain)", () => {
  it("has a bound above 85 % of every optimum and never above it", () => {
    for (const instance of instances!) {
      const model = capacitatedModel(instance);
      const ascent = new Ascent(new LotBound(model, 60), model, emptyPrices(model));
      for (let step = 0; step < 40; step++) ascent.step(instance.answer.highsObjective);
      const share = new LotBound(model, 1200).at(ascent.best.prices).bound / instance.answer.highsObjective;
      expect({ id: instance.id, above: share > 1 + rounding, far: share < 0.85 }).toEqual({ id: instance.id, above: false, far: false });
    }
  }, 60_000);

  // All ten: npm run bench -- lots
  it("plans an instance within 1.5 % of the optimum, by its own equations", async () => {
    const instance = instances!.find(({ id }) => id === "F7")!;
    const model = capacitatedModel(instance);
    const relaxation = (await solveGeneral(model, loadNodeSolver(), undisturbed))!;
    const { decision, bound } = await planLots(model, relaxation, loadNodeSolver(), undisturbed);
    const ratio = capacitatedCost(instance, decision) / instance.answer.highsObjective;
    expect(ratio).toBeGreaterThan(1 - rounding);
    expect(ratio).toBeLessThan(1.015);
    expect(bound).toBeLessThanOrEqual(costOf(model, decision));
  }, 60_000);
});
