import { costOf } from "../../src/engine/balance/costOf";
import type { BalanceModel } from "../../src/engine/balance/balanceModel";
import { solveGeneral } from "../../src/engine/balance/linear/solveGeneral";
import { planLots } from "../../src/engine/balance/lots/planLots";
import { undisturbed } from "../../src/engine/work";
import { loadNodeSolver } from "../../src/solver/loadNodeSolver";
import { capacitatedCost, capacitatedInstances, capacitatedModel } from "../cases/capacitatedLots";
import { lotSizes, studyInstance, studyLots } from "../support/balanceInstances";

const solve = loadNodeSolver();

interface Run {
  cost: number;
  bound: number;
  production: Float64Array;
  /** Of the processor, which other work on the machine does not stretch. */
  seconds: number;
  /** Gap in % after so many seconds. */
  course: string;
}

const processorSeconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

async function run(model: BalanceModel): Promise<Run> {
  const relaxation = await solveGeneral(model, solve, undisturbed);
  if (!relaxation) throw new Error("the linear program has no answer");
  const start = processorSeconds();
  const course: string[] = [];
  const { decision, bound } = await planLots(model, relaxation, solve, {
    ...undisturbed,
    tell({ cost, bound: proven }) {
      const at = processorSeconds() - start;
      if (cost !== undefined && at >= course.length * 2) course.push(`${at.toFixed(0)} s ${(100 * (1 - proven / cost)).toFixed(2)}`);
    },
  });
  return { cost: costOf(model, decision), bound, production: decision.production, seconds: processorSeconds() - start, course: course.join(", ") };
}

const percent = (share: number): string => `${(100 * share).toFixed(2).padStart(6)} %`;

/** The study's instances: gap to the proven bound. `lots a-MS` runs one. */
async function benchStudy(chosen: readonly string[]): Promise<void> {
  for (const [size, options] of Object.entries(lotSizes)) {
    for (const kind of ["M", "S", "MS"] as const) {
      const name = `${size}-${kind}`;
      if (chosen.length > 0 && !chosen.includes(name)) continue;
      const { cost, bound, seconds, course } = await run(studyLots(studyInstance(options), kind));
      console.log(`${name.padEnd(5)} gap ${percent(1 - bound / cost)} ${seconds.toFixed(1).padStart(6)} s   (${course})`);
    }
  }
}

/** Trigeiro, Thomas & McClain: plan and bound against the optimum. */
async function benchCapacitated(chosen: readonly string[]): Promise<void> {
  const above: number[] = [];
  for (const instance of capacitatedInstances() ?? []) {
    if (chosen.length > 0 && !chosen.includes(instance.id)) continue;
    const { production, bound, seconds } = await run(capacitatedModel(instance));
    const optimum = instance.answer.highsObjective;
    above.push(capacitatedCost(instance, { production }) / optimum - 1);
    console.log(`${instance.id.padEnd(5)} plan ${percent(above.at(-1)!)} above the optimum, bound ${percent(1 - bound / optimum)} below, ${seconds.toFixed(1)} s`);
  }
  if (above.length > 0) console.log(`mean  plan ${percent(above.reduce((a, b) => a + b, 0) / above.length)} above the optimum`);
}

export async function benchLots(chosen: readonly string[]): Promise<void> {
  await benchCapacitated(chosen);
  await benchStudy(chosen);
}
