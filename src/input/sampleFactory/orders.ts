import { dayNumber, isoDate } from "../../engine/calendar";
import type { Customer, CustomerGrade, CustomerOrder, IsoDate } from "../../engine/records";
import type { LanguageCode } from "../../language";
import { both, type Bilingual } from "./bilingual";
import { expectedSales, type Good } from "./demand";
import { finishedGoods } from "./master";
import { type Channel, channels, type Office, offices, versions } from "./products";
import { type Random, roundTo } from "./random";

interface Buyer {
  customer: string;
  name: Bilingual;
  grade: CustomerGrade;
  channel: Channel;
  office: Office;
  /** Sells on to shops of its own. */
  distributor?: true;
}

const buyers: readonly Buyer[] = [
  { customer: "C001", name: both("苏皖家电连锁", "Suwan Appliance Chain"), grade: "A", channel: "domestic", office: "east" },
  { customer: "C002", name: both("京选电商自营", "Jingxuan Online"), grade: "A", channel: "domestic", office: "online" },
  { customer: "C003", name: both("粤惠百货", "Yuehui Stores"), grade: "B", channel: "domestic", office: "south" },
  { customer: "C004", name: both("北方家居超市", "Northern Home Markets"), grade: "B", channel: "domestic", office: "north" },
  { customer: "C005", name: both("蜀都电器商行", "Shudu Electric"), grade: "C", channel: "domestic", office: "south", distributor: true },
  { customer: "C006", name: both("杭城礼品", "Hangcheng Gifts"), grade: "C", channel: "domestic", office: "east" },
  { customer: "C101", name: both("Nordhaus Haushalt GmbH", "Nordhaus Haushalt GmbH"), grade: "A", channel: "export", office: "europe" },
  { customer: "C102", name: both("Brightwell Home Ltd", "Brightwell Home Ltd"), grade: "A", channel: "export", office: "europe" },
  { customer: "C103", name: both("Lakeside Brands Inc", "Lakeside Brands Inc"), grade: "B", channel: "export", office: "northAmerica" },
  { customer: "C104", name: both("Casa Ibérica SA", "Casa Ibérica SA"), grade: "B", channel: "export", office: "europe" },
  { customer: "C105", name: both("Siam Living Co", "Siam Living Co"), grade: "C", channel: "export", office: "asia", distributor: true },
  { customer: "C106", name: both("Baltic Trade OÜ", "Baltic Trade OÜ"), grade: "C", channel: "export", office: "europe" },
];

/** Customers of three grades. */
export const customers = (language: LanguageCode): Customer[] =>
  buyers.map(({ customer, name, grade, channel, office, distributor = false }) => ({
    customer, name: name[language], grade, channel: channels[channel][language], office: offices[office][language], distributor,
  }));

/** Home orders come late and small, export orders early and by the container: share of a month, and days from the plan date. */
const pattern: Readonly<Record<Channel, readonly (readonly [share: number, days: number])[]>> = {
  domestic: [[0.11, 1], [0.14, 6], [0.12, 13], [0.08, 20]],
  export: [[0.13, 1], [0.16, 7], [0.2, 19], [0.3, 46]],
};

const plan = dayNumber("2026-11-26");
/** Trucks and containers leave from Monday to Friday. */
const weekday = (day: number): IsoDate => isoDate(day - Math.max(0, ((day + 3) % 7) - 4));

function ordersFor(good: Good, random: Random): Omit<CustomerOrder, "order">[] {
  const { channel } = versions[good.model.version];
  const month = expectedSales(good, "2026-12");
  return pattern[channel].map(([share, days]) => {
    const { customer, grade } = random.pick(buyers.filter((buyer) => buyer.channel === channel));
    return { customer, grade, item: good.item, channel, quantity: roundTo(month * share * random.between(0.85, 1.1), channel === "export" ? 50 : 10), shipped: 0, abnormal: false, due: weekday(plan + days + random.whole(0, 3)) };
  });
}

/** One home order is late with its rest; two more of November are partly shipped. */
const begun: readonly Omit<CustomerOrder, "order">[] = [
  { customer: "C003", grade: "B", item: "HU-4001", channel: "domestic", quantity: 600, shipped: 420, due: "2026-11-20", abnormal: false },
  { customer: "C001", grade: "A", item: "HD-1201", channel: "domestic", quantity: 800, shipped: 500, due: "2026-11-27", abnormal: false },
  { customer: "C102", grade: "A", item: "KT-1712", channel: "export", quantity: 700, shipped: 350, due: "2026-11-30", abnormal: false },
];

/** Gifts of a company to its staff: nobody forecast them, and they take nothing from the forecast of the season. */
const oneOff: Omit<CustomerOrder, "order"> = { customer: "C006", grade: "C", item: "HU-2501", channel: "domestic", quantity: 500, shipped: 0, due: "2026-12-23", abnormal: true };

/** Open customer orders. */
export function orders(random: Random, language: LanguageCode): CustomerOrder[] {
  const coming = finishedGoods.filter(({ model }) => !model.phasedOut).flatMap((good) => ordersFor(good, random));
  return [...begun, ...coming, oneOff]
    .filter(({ quantity }) => quantity > 0)
    .map((order, n) => ({ order: `SO26${String(n + 1).padStart(4, "0")}`, ...order, channel: channels[order.channel as Channel][language] }));
}
