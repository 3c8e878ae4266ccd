import { spread } from "../../engine/arithmetic";
import { addMonths } from "../../engine/calendar";
import type { Actual, ForecastVersion } from "../../engine/records";
import type { LanguageCode } from "../../language";
import { closedMonths, expectedSales, type Good, openMonth } from "./demand";
import { finishedGoods } from "./master";
import { channels, type Office, offices, versions } from "./products";
import { type Random, roundTo } from "./random";

/** What offices sold and what they had forecast: the past that their forecasts are judged by. */

/** How an office forecasts: what it says on average of what it will sell, and how far it strays, a month ahead. */
const tempers: Record<Office, { leaning: number; straying: number }> = {
  east: { leaning: 1, straying: 0.06 },
  south: { leaning: 1.03, straying: 0.1 },
  north: { leaning: 0.99, straying: 0.12 },
  // Sells more every time than it dared to say.
  online: { leaning: 0.9, straying: 0.14 },
  europe: { leaning: 1.01, straying: 0.07 },
  northAmerica: { leaning: 1, straying: 0.1 },
  // Hopes for a large customer that does not come.
  asia: { leaning: 1.16, straying: 0.22 },
};

/** The further ahead, the less anybody knows. */
const said = (office: Office, lag: number, random: Random): number => {
  const { leaning, straying } = tempers[office];
  return 1 + (leaning - 1) * (0.8 + 0.2 * lag) + random.between(-straying, straying) * (0.7 + 0.3 * lag);
};

const sharesOf = ({ model }: Good): readonly (readonly [Office, number])[] => versions[model.version].offices;
const channelOf = ({ model }: Good, language: LanguageCode): string => channels[versions[model.version].channel][language];

const storedVersions = 10;

/** A version at every month's end, each for the three months after its own. */
export function forecastVersions(random: Random, language: LanguageCode): ForecastVersion[] {
  return Array.from({ length: storedVersions }, (_, index) => addMonths(openMonth, index - storedVersions)).flatMap((version) =>
    finishedGoods.flatMap((good) =>
      sharesOf(good).flatMap(([office, share]) =>
        [1, 2, 3].map((lag): ForecastVersion => {
          const month = addMonths(version, lag);
          const quantity = good.model.phasedOut && month > "2026-04" ? 0 : roundTo(expectedSales(good, month) * share * said(office, lag, random), 10);
          return { version, issued: `${version}-26`, item: good.item, channel: channelOf(good, language), office: offices[office][language], month, quantity };
        }),
      ),
    ),
  );
}

const goods = new Map(finishedGoods.map((good) => [good.item, good]));

/** A row for each office of what was sold in a channel; rows without a channel keep stock and stay as they are. */
export const byOffice = (actuals: readonly Actual[], random: Random, language: LanguageCode): Actual[] =>
  actuals.flatMap((row) => {
    if (row.channel === "") return [row];
    const shares = sharesOf(goods.get(row.item)!);
    const requested = spread(row.requested, shares.map(([, share]) => share * random.between(0.9, 1.1)));
    const shipped = spread(row.shipped, requested);
    return shares.map(([office], index): Actual => ({ ...row, office: offices[office][language], requested: requested[index]!, shipped: shipped[index]! }));
  });

/** What was sold in the year before the closed months; stock was not kept by item then. */
export const yearBefore = (random: Random, language: LanguageCode): Actual[] =>
  finishedGoods.flatMap((good) =>
    closedMonths.map((month): Actual => {
      const before = addMonths(month, -12);
      const sold = Math.round(expectedSales(good, before) * random.between(0.85, 1.15));
      return { month: before, item: good.item, channel: channelOf(good, language), requested: sold, shipped: sold, produced: 0, scrapped: 0 };
    }),
  );
