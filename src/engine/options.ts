import type { IsoDate } from "./records";

/**
 * How to plan. Each option is told once: meaning, unit, default. The settings sheet 参数 has one row per option;
 * what is left blank there takes the default below.
 */
export interface PlanningOptions {
  /** First day of the plan; everything before is past due. No default: the sheet or the caller says it. */
  planDate: IsoDate;
  /** Weekly periods from the plan date (weeks are cut at month ends); months after them. */
  weeklyPeriods: number;
  /** Months after the open month M: 3 plans M … M+3. */
  horizonMonths: number;
  /** Working days from the plan date in which the schedule is frozen 冻结区. */
  frozenDays: number;
  /** Working days after the frozen zone in which only the planner changes 半冻结区. */
  slushyDays: number;
  /** Periods an order may reach back, then forward, for forecast to consume. */
  consumptionBackward: number;
  consumptionForward: number;
  /** Share of rated capacity kept free 留有余地, [0, 1). */
  headroom: number;
  /** Yearly cost of holding stock, as a share of standard cost. */
  holdingRate: number;
  /** Cost of one month's lateness, as a share of standard cost, for grade C and forecast; A and B weigh more. */
  backlogRate: number;
  /** Weight of grades A and B against C. */
  gradeWeightA: number;
  gradeWeightB: number;
  /** Yearly cost of a piece missing below safety stock, as a share of standard cost. */
  safetyShortfallRate: number;
  /** Cost of one piece more or less than released, as a share of standard cost. */
  changeRate: number;
  /** Price of an hour beyond rated capacity and overtime, as a multiple of the overtime price: what makes an overload visible instead of impossible. */
  overloadFactor: number;
  /** Load ÷ available hours from which the meeting must decide. */
  escalationLoad: number;
  /** Seconds the solver may use. */
  solverSeconds: number;
  currency: string;
  /** Name of the common unit that standardUnitFactor converts to. */
  commonUnit: string;
}

export const defaultOptions: Omit<PlanningOptions, "planDate"> = {
  weeklyPeriods: 5,
  horizonMonths: 3,
  frozenDays: 5,
  slushyDays: 15,
  consumptionBackward: 2,
  consumptionForward: 1,
  headroom: 0.05,
  holdingRate: 0.15,
  backlogRate: 0.6,
  gradeWeightA: 4,
  gradeWeightB: 2,
  safetyShortfallRate: 1,
  changeRate: 0.002,
  overloadFactor: 20,
  escalationLoad: 1.1,
  solverSeconds: 60,
  currency: "CNY",
  commonUnit: "",
};
