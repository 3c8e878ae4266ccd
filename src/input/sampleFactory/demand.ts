import { groupBy, sum } from "../../engine/arithmetic";
import { addMonths, monthOf } from "../../engine/calendar";
import type { Actual, FamilyForecast, Forecast, IsoMonth, Records } from "../../engine/records";
import type { LanguageCode } from "../../language";
import { asSpan } from "../cellValues";
import { explode, finishedGoods } from "./master";
import { channels, offices, versions } from "./products";
import { type Random, roundTo } from "./random";

export const planDate = "2026-11-26";
export const openMonth = monthOf(planDate);

/** Half a percent a month. */
const growth = (month: IsoMonth): number => 1.005 ** ((Number(month.slice(0, 4)) - 2026) * 12 + Number(month.slice(5)) - 6);

export type Good = (typeof finishedGoods)[number];

/** What a calm month would sell. */
export const expectedSales = ({ family, model }: Good, month: IsoMonth): number =>
  family.monthly * model.share * family.season[Number(month.slice(5)) - 1]! * growth(month);

/** Pieces of everything that a month's sales take, and of the finished goods themselves. */
export function monthlyUse(month: IsoMonth): Map<string, number> {
  const use = new Map<string, number>();
  const add = (item: string, quantity: number): Map<string, number> => use.set(item, (use.get(item) ?? 0) + quantity);
  for (const good of finishedGoods) {
    const sales = expectedSales(good, month);
    add(good.item, sales);
    for (const [item, quantity] of explode(good.item)) add(item, quantity * sales);
  }
  return use;
}

/** Working weeks of the two months the plan decides. */
export const weeksPerMonth = 4.4;

interface Source {
  good: Good;
  office: string;
  channel: string;
  share: number;
}

const sources = (language: LanguageCode): Source[] =>
  finishedGoods.flatMap((good) => {
    const { channel, offices: shares } = versions[good.model.version];
    return shares.map(([office, share]) => ({ good, office: offices[office][language], channel: channels[channel][language], share }));
  });

/** How far the offices stray, by months ahead; sales people are hopeful. */
const error = (random: Random, lag: number): number => 1.01 + random.between(-0.15, 0.15) * (1 + lag * 0.25);

/** Southeast Asia knows how many kettles it will sell, not yet which: one row for the family, by month. */
const ofWholeFamily = { office: offices.asia, code: "KT" };

/** Forecasts by item, channel and office; two families without items. */
export function forecasts(random: Random, language: LanguageCode): Pick<Records, "forecasts" | "familyForecasts"> {
  const all = itemForecasts(random, language);
  const kettles = new Map(finishedGoods.filter(({ family }) => family.code === ofWholeFamily.code).map(({ item, family }) => [item, family.name[language]]));
  const isPooled = ({ item, office }: Forecast): boolean => office === ofWholeFamily.office[language] && kettles.has(item);
  const months = groupBy(all.filter((row) => isPooled(row) && row.start.endsWith("-01")), ({ start }) => start);
  const familyForecasts = [...months.values()].map((rows): FamilyForecast => {
    const { item, ...first } = rows[0]!;
    return { family: kettles.get(item)!, ...first, quantity: sum(rows.map(({ quantity }) => quantity)) };
  });
  return { forecasts: all.filter((row) => !isPooled(row)), familyForecasts };
}

/** M … M+3 by month, and three ISO weeks in detail. */
function itemForecasts(random: Random, language: LanguageCode): Forecast[] {
  return sources(language).flatMap(({ good, office, channel, share }): Forecast[] => {
    const months = [0, 1, 2, 3].map((ahead) => {
      const month = addMonths(openMonth, ahead);
      return { ...asSpan(month)!, quantity: roundTo(expectedSales(good, month) * share * error(random, ahead), 10) };
    });
    const week = months[1]!.quantity / 4.6;
    const weeks = ["2026-W49", "2026-W50", "2026-W51"].map((name) => ({ ...asSpan(name)!, quantity: roundTo(week * random.between(0.92, 1.08), 5) }));
    return [...months, ...weeks].map((figure) => ({ item: good.item, channel, office, ...figure }));
  });
}

export const closedMonths: readonly IsoMonth[] = Array.from({ length: 12 }, (_, i) => addMonths(openMonth, i - 12));
/** Of November's sales, shipped by the 25th. */
const shareToDate = 0.82;

interface Flow {
  shipped: number;
  produced: number;
  scrapped: number;
  closing: number;
}

/** Closing = opening + produced − shipped − scrapped; production aims at the closing stock. */
function closedFlow(opening: number, requested: number, aim: number, random: Random): Flow {
  const produced = roundTo(Math.max(0, requested + aim - opening), 10);
  const scrapped = Math.round(produced * random.between(0.001, 0.004));
  // Now and then a truck leaves a few days late.
  const ready = random.between(0, 1) < 0.12 ? Math.round(requested * random.between(0.93, 0.99)) : requested;
  const shipped = Math.min(ready, opening + produced - scrapped);
  return { shipped, produced, scrapped, closing: opening + produced - scrapped - shipped };
}

/** The open month ends, to the piece, at what stands in the warehouse. */
function openFlow(opening: number, requested: number, aim: number): Flow {
  const wanted = requested + aim - opening;
  const scrapped = Math.round(Math.max(0, wanted) * 0.002);
  return { shipped: requested, produced: wanted + scrapped, scrapped, closing: aim };
}

/** A model is phased out with its season: last sold in April. */
const soldIn = (good: Good, month: IsoMonth, random: Random): number =>
  good.model.phasedOut && month > "2026-04" ? 0 : Math.round(expectedSales(good, month) * random.between(0.92, 1.08) * (month === openMonth ? shareToDate : 1));

/** Twelve closed months and the open month to date, ending at `stockAim` of each good. */
export function actuals(stockAim: (good: Good) => number, random: Random, language: LanguageCode): Actual[] {
  const months = [...closedMonths, openMonth];
  return finishedGoods.flatMap((good): Actual[] => {
    const channel = channels[versions[good.model.version].channel][language];
    const sold = months.map((month) => soldIn(good, month, random));
    const rest = (from: number): number => sold.slice(from).reduce((sum, pieces) => sum + pieces, 0);
    let stock = good.model.phasedOut ? stockAim(good) + rest(0) : Math.round(expectedSales(good, months[0]!) * 0.7);
    return months.flatMap((month, m): Actual[] => {
      const requested = sold[m]!;
      const aim = good.model.phasedOut ? stockAim(good) + rest(m + 1) : Math.round(expectedSales(good, addMonths(month, 1)) * random.between(0.5, 0.75));
      const { shipped, produced, scrapped, closing } = month === openMonth ? openFlow(stock, requested, stockAim(good)) : closedFlow(stock, requested, aim, random);
      stock = closing;
      return [
        { month, item: good.item, channel, requested, shipped, produced: 0, scrapped: 0 },
        { month, item: good.item, channel: "", requested: 0, shipped: 0, produced, scrapped, closingStock: closing },
      ];
    });
  });
}
