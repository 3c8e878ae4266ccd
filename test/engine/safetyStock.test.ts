import fc from "fast-check";
import { safetyLevels } from "../../src/engine/masterSchedule/safetyStock";
import type { Period } from "../../src/engine/plan";
import { weeklyHorizon } from "../support/weeklyHorizon";

const { periods } = weeklyHorizon(4);
const withDays = (workingDays: readonly number[]): Period[] => workingDays.map((days, t) => ({ ...weeklyHorizon(workingDays.length).periods[t]!, month: "2026-01", workingDays: days }));
const item = (safetyDays: number, safetyStock = 0, wholePieces = false) => ({ safetyDays, safetyStock, wholePieces });

describe("safety stock as a level", () => {
  test("eight days of cover: next week's demand and three days of the week after; beyond the horizon the last month's rate", () => {
    const oneMonth = withDays([5, 5, 5, 5]);
    // 100 pieces in 20 working days = 5 a day.
    expect(safetyLevels(item(8), [10, 20, 30, 40], oneMonth)).toEqual([20 + 18, 30 + 24, 40 + 15, 40]);
  });

  test("the higher of pieces and days holds", () => {
    expect(safetyLevels(item(5, 25), [10, 20, 30, 40], withDays([5, 5, 5, 5]))).toEqual([25, 30, 40, 25]);
  });

  test("a week of holidays is passed with all its demand; whole pieces are rounded up", () => {
    expect(safetyLevels(item(3, 0, true), [0, 7, 11, 0], withDays([5, 0, 5, 5]))[0]).toBe(Math.ceil(7 + (11 * 3) / 5));
  });

  const demands = fc.array(fc.nat(200), { minLength: 4, maxLength: 4 });
  const days = fc.array(fc.nat(6), { minLength: 4, maxLength: 4 });

  test("without days it is the pieces, period by period", () => {
    fc.assert(fc.property(demands, fc.nat(50), (demand, pieces) => expect(safetyLevels(item(0, pieces), demand, periods)).toEqual([pieces, pieces, pieces, pieces])));
  });

  test("more days never ask for less, and it never falls below the pieces", () => {
    fc.assert(
      fc.property(demands, days, fc.integer({ min: 1, max: 30 }), fc.nat(10), fc.nat(50), fc.boolean(), (demand, worked, cover, more, pieces, whole) => {
        const less = safetyLevels(item(cover, pieces, whole), demand, withDays(worked));
        safetyLevels(item(cover + more, pieces, whole), demand, withDays(worked)).forEach((level, t) => {
          expect(level).toBeGreaterThanOrEqual(less[t]! - 1e-6);
          expect(less[t]).toBeGreaterThanOrEqual(pieces);
        });
      }),
    );
  });

  test("day by day it is the demand of each working day to come", () => {
    fc.assert(
      fc.property(demands, fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 4, maxLength: 4 }), fc.integer({ min: 1, max: 18 }), (demand, worked, cover) => {
        const daily = worked.map((count, t) => Array.from({ length: count }, () => demand[t]! / count));
        const rate = demand.reduce((a, b) => a + b) / worked.reduce((a, b) => a + b);
        safetyLevels(item(cover), demand, withDays(worked)).forEach((level, t) => {
          const ahead = [...daily.slice(t + 1).flat(), ...Array.from({ length: cover }, () => rate)].slice(0, cover);
          expect(level).toBeCloseTo(ahead.reduce((a, b) => a + b, 0), 5);
        });
      }),
    );
  });
});
