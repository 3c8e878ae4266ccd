import type { IsoDate } from "../records";
import type { PlanningCycle } from "./memory";

/** The first day of the plan: the later of what the settings say and the last cycle opened in this workbook. */
export const planDateOf = (stated: IsoDate, cycles: readonly Pick<PlanningCycle, "planDate">[]): IsoDate =>
  cycles.reduce((latest, { planDate }) => (planDate > latest ? planDate : latest), stated);
