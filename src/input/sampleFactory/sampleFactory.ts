import { addMonths } from "../../engine/calendar";
import { defaultOptions, type PlanningOptions } from "../../engine/options";
import type { Budget, CapacityMonth, IsoMonth, Outsourcing, Records, ReleasedPlanLine, WorkCentre } from "../../engine/records";
import type { LanguageCode } from "../../language";
import { asSpan } from "../cellValues";
import { both } from "./bilingual";
import { actuals, expectedSales, forecasts, openMonth, planDate } from "./demand";
import { calendarDays } from "./holidays";
import { timeCards, withProductionPlans } from "./lastMonth";
import { bom, finishedGoods, items, routing, standardCost } from "./master";
import { customers, orders } from "./orders";
import { salesOffices } from "./salesOffices";
import { families } from "./products";
import { cents, roundTo, seeded } from "./random";
import { byOffice, forecastVersions, yearBefore } from "./salesHistory";
import { workCentres as centres } from "./semiFinished";
import { supplierTerms } from "./supplierTerms";
import { finishedStock, receipts, releasedQuantity, stock, weekly } from "./supply";

const months = (from: IsoMonth, count: number): IsoMonth[] => Array.from({ length: count }, (_, i) => addMonths(from, i));
const planMonths = months(openMonth, 4);

const workCentres = (language: LanguageCode): WorkCentre[] =>
  Object.values(centres).map(({ workCentre, name, department, headcount, shifts, hoursPerShift, utilisation, efficiency, line, overtimeCost, weekendOvertimeCost }) => ({
    workCentre, name: name[language], department: department[language], headcount, shifts, hoursPerShift, utilisation, efficiency, line, overtimeCost, weekendOvertimeCost,
  }));

/** Overtime by law and custom: a share of a normal month of twenty-one days; a little more on days off. */
const capacity = (): CapacityMonth[] =>
  Object.values(centres).flatMap(({ workCentre, headcount, shifts, hoursPerShift, overtimeShare, weekendShare }) => {
    const hoursOf = (share: number): number => roundTo(headcount * shifts * hoursPerShift * 21 * share, 5);
    return planMonths.map((month): CapacityMonth => ({
      workCentre, month, downtimeHours: month === "2026-12" ? 16 : 8, overtimeLimitHours: hoursOf(overtimeShare), weekendOvertimeLimitHours: hoursOf(weekendShare),
    }));
  });

const meanCost = (code: string): number => {
  const costs = finishedGoods.filter(({ family }) => family.code === code).map(({ item }) => standardCost(item));
  return costs.reduce((sum, cost) => sum + cost, 0) / costs.length;
};

const outsourcing = (language: LanguageCode): Outsourcing[] =>
  families.flatMap(({ code, name, outsourcing: outside }): Outsourcing[] =>
    outside ? planMonths.slice(1).map((month) => ({ family: name[language], month, limit: outside.limit, unitCost: cents(meanCost(code) * outside.premium) })) : [],
  );

/** The year's plan: what was expected in the spring, three per cent up, with two thirds of a month in stock. */
const budget = (language: LanguageCode): Budget[] =>
  families.flatMap(({ code, name }) =>
    months("2026-01", 15).map((month): Budget => {
      const cost = (of: IsoMonth): number => finishedGoods.filter(({ family }) => family.code === code).reduce((sum, good) => sum + expectedSales(good, of) * standardCost(good.item), 0) * 1.03;
      const inventory = (of: IsoMonth): number => cost(addMonths(of, 1)) * 0.65;
      return {
        family: name[language], month, sales: roundTo(cost(month), 1000),
        production: roundTo(cost(month) + inventory(month) - inventory(addMonths(month, -1)), 1000), inventory: roundTo(inventory(month), 1000),
      };
    }),
  );

const commonUnit = both("标准台", "standard unit");

/** A believable factory, the same every time; the languages differ in names only. */
export function sampleFactory(language: LanguageCode): { options: PlanningOptions; records: Records } {
  // One stream of chance for each table, so that a change in one leaves the others as they are.
  const random = (table: number) => seeded(20_261_126 + table);
  const released = random(6);
  return {
    options: { ...defaultOptions, planDate, turnsTarget: 24, commonUnit: commonUnit[language] },
    records: {
      items: items(weekly, language),
      ...forecasts(random(1), language),
      orders: orders(random(2), language),
      customers: customers(language),
      salesOffices: salesOffices(language),
      workCentres: workCentres(language),
      capacity: [...timeCards(planDate), ...capacity()],
      routing: routing(),
      outsourcing: outsourcing(language),
      bom: bom(),
      stock: stock(random(3), language),
      supplierTerms: supplierTerms(language),
      receipts: receipts(random(4), language),
      actuals: byOffice([...yearBefore(random(9), language), ...withProductionPlans(actuals(finishedStock, random(5), language), planDate, random(8))], random(10), language),
      calendar: calendarDays(language),
      budget: budget(language),
      forecastVersions: forecastVersions(random(7), language),
      firmQuantities: [],
      releasedPlan: finishedGoods.flatMap((good): ReleasedPlanLine[] =>
        ["2026-12", "2027-01"].map((month) => ({ item: good.item, ...asSpan(month)!, quantity: releasedQuantity(good, month, released) })),
      ),
    },
  };
}

