import { both, type Bilingual } from "./bilingual";

/** A maker of small household appliances in Ningbo: six families, each on one body assembly, in domestic and export versions. */

export const channels = { domestic: both("内销", "Domestic"), export: both("外贸", "Export") };
export type Channel = keyof typeof channels;

export const offices = {
  east: both("华东办事处", "East China"),
  south: both("华南办事处", "South China"),
  north: both("华北办事处", "North China"),
  online: both("电商部", "Online"),
  europe: both("欧洲区", "Europe"),
  northAmerica: both("北美区", "North America"),
  asia: both("东南亚区", "Southeast Asia"),
};
export type Office = keyof typeof offices;

/** Where a model is sold decides its plug and its box. */
export const versions = {
  CN: { channel: "domestic", cord: "R419", offices: [["east", 0.38], ["south", 0.24], ["north", 0.18], ["online", 0.2]] },
  EU: { channel: "export", cord: "R420", offices: [["europe", 0.7], ["asia", 0.3]] },
  UK: { channel: "export", cord: "R421", offices: [["europe", 0.6], ["asia", 0.4]] },
  US: { channel: "export", cord: "R422", offices: [["northAmerica", 1]] },
} as const satisfies Record<string, { channel: Channel; cord: string; offices: readonly (readonly [Office, number])[] }>;
export type Version = keyof typeof versions;

/** Component and quantity per piece. */
export type Use = readonly [component: string, quantity: number];

export interface Model {
  item: string;
  specification: Bilingual;
  version: Version;
  /** Of the family's volume. */
  share: number;
  markup: number;
  extras: readonly Use[];
  /** Being phased out: stock is left, hardly anything is sold. */
  phasedOut?: boolean;
}

export interface Family {
  code: string;
  name: Bilingual;
  /** Common units per piece: packing and transport volume against a hair dryer. */
  standardUnits: number;
  /** Pieces in a month of average season. */
  monthly: number;
  /** By calendar month, January first. */
  season: readonly number[];
  /** Hours per piece in final assembly and packing. */
  assemblyHours: number;
  packingHours: number;
  /** Used by every model besides body, cord, box and manual. */
  common: readonly Use[];
  boxes: { domestic: string; export: string };
  manual: string;
  carton: Use;
  models: readonly Model[];
  /** Month from which an outside supplier helps, and how many pieces a month. */
  outsourcing?: { limit: number; premium: number };
}

const model = (item: string, zh: string, en: string, version: Version, share: number, markup: number, extras: readonly Use[] = [], phasedOut = false): Model => ({
  item,
  specification: both(zh, en),
  version,
  share,
  markup,
  extras,
  ...(phasedOut && { phasedOut }),
});

export const families: readonly Family[] = [
  {
    code: "HD", name: both("电吹风", "Hair dryers"), standardUnits: 1, monthly: 12_000, assemblyHours: 0.055, packingHours: 0.025,
    season: [1.22, 0.72, 0.85, 0.9, 0.9, 0.9, 0.9, 0.95, 1, 1.1, 1.22, 1.18],
    common: [["R407", 1], ["R501", 6], ["R622", 1], ["R625", 1], ["R627", 1]], boxes: { domestic: "R601", export: "R602" }, manual: "R613", carton: ["R619", 0.05],
    models: [
      model("HD-1201", "1200W 白", "1200 W white", "CN", 0.24, 1.5), model("HD-1202", "1200W 香槟金", "1200 W champagne", "CN", 0.14, 1.62, [["R522", 1]]),
      model("HD-2001", "2000W 负离子", "2000 W ionic", "CN", 0.2, 1.7, [["R409", 3], ["R423", 2]]), model("HD-1203", "1200W 粉色限定", "1200 W pink limited", "CN", 0.003, 1.4, [["R521", 1], ["R631", 1]], true),
      model("HD-2011", "2000W 欧规", "2000 W EU", "EU", 0.2, 1.36, [["R409", 3]]), model("HD-2012", "2000W 英规", "2000 W UK", "UK", 0.09, 1.38, [["R409", 3]]),
      model("HD-1801", "1875W 美规", "1875 W US", "US", 0.127, 1.35, [["R423", 2]]),
    ],
  },
  {
    code: "KT", name: both("电水壶", "Kettles"), standardUnits: 1.4, monthly: 11_000, assemblyHours: 0.05, packingHours: 0.03,
    season: [1.12, 0.68, 0.9, 0.95, 1, 0.95, 0.9, 0.95, 1, 1.05, 1.12, 1.15],
    common: [["R411", 1], ["R413", 1], ["R502", 4], ["R622", 1], ["R624", 2], ["R627", 1]], boxes: { domestic: "R603", export: "R604" }, manual: "R614", carton: ["R620", 0.083],
    models: [
      model("KT-1501", "1.5L 不锈钢", "1.5 L stainless", "CN", 0.26, 1.48), model("KT-1701", "1.7L 双层防烫", "1.7 L double wall", "CN", 0.22, 1.58, [["R103", 0.08]]),
      model("KT-1702", "1.7L 温控数显", "1.7 L digital", "CN", 0.12, 1.72, [["R428", 1], ["R409", 4]]), model("KT-0801", "0.8L 旅行", "0.8 L travel", "CN", 0.08, 1.5),
      model("KT-1711", "1.7L 欧规", "1.7 L EU", "EU", 0.15, 1.34), model("KT-1712", "1.7L 英规", "1.7 L UK", "UK", 0.12, 1.36), model("KT-1713", "1.7L 美规", "1.7 L US", "US", 0.05, 1.35),
    ],
  },
  {
    code: "BL", name: both("搅拌机", "Blenders"), standardUnits: 2.2, monthly: 7_000, assemblyHours: 0.075, packingHours: 0.04,
    season: [1.26, 0.66, 0.9, 1, 1.1, 1.1, 1.1, 1, 1, 0.95, 0.98, 1],
    common: [["R410", 2], ["R503", 4], ["R518", 1], ["R624", 4], ["R626", 1], ["R627", 1]], boxes: { domestic: "R605", export: "R606" }, manual: "R615", carton: ["R620", 0.167],
    outsourcing: { limit: 1_500, premium: 0.86 },
    models: [
      model("BL-3501", "350W 单杯", "350 W single jar", "CN", 0.24, 1.46), model("BL-3502", "350W 双杯", "350 W two jars", "CN", 0.14, 1.55, [["R107", 0.35], ["R514", 1]]),
      model("BL-8001", "800W 破壁", "800 W high-power", "CN", 0.16, 1.7, [["R428", 1], ["R516", 4]]), model("BL-3503", "350W 便携", "350 W portable", "CN", 0.08, 1.52),
      model("BL-5011", "500W 欧规", "500 W EU", "EU", 0.16, 1.36), model("BL-5012", "500W 英规", "500 W UK", "UK", 0.08, 1.37), model("BL-5013", "500W 美规", "500 W US", "US", 0.14, 1.35),
    ],
  },
  {
    code: "FN", name: both("电风扇", "Fans"), standardUnits: 3.5, monthly: 9_000, assemblyHours: 0.07, packingHours: 0.04,
    season: [1.12, 0.7, 1.3, 1.5, 1.6, 1.5, 1.2, 0.8, 0.5, 0.4, 0.5, 0.68],
    common: [["R408", 1], ["R504", 6], ["R510", 2], ["R623", 2], ["R632", 2], ["R627", 1]], boxes: { domestic: "R607", export: "R608" }, manual: "R616", carton: ["R621", 0.25],
    outsourcing: { limit: 2_000, premium: 0.84 },
    models: [
      model("FN-3001", "12寸台扇", "12-inch desk", "CN", 0.2, 1.45), model("FN-4001", "16寸落地扇", "16-inch stand", "CN", 0.24, 1.5, [["R202", 0.4]]),
      model("FN-4002", "16寸遥控", "16-inch remote", "CN", 0.12, 1.62, [["R430", 1], ["R202", 0.4]]), model("FN-2501", "10寸 粉色", "10-inch pink", "CN", 0.002, 1.35, [["R521", 1]], true),
      model("FN-4011", "16寸欧规", "16-inch EU", "EU", 0.18, 1.35, [["R202", 0.4]]), model("FN-4012", "16寸英规", "16-inch UK", "UK", 0.09, 1.36, [["R202", 0.4]]),
      model("FN-3013", "12寸美规", "12-inch US", "US", 0.168, 1.34),
    ],
  },
  {
    code: "HU", name: both("加湿器", "Humidifiers"), standardUnits: 1.8, monthly: 8_000, assemblyHours: 0.06, packingHours: 0.032,
    season: [1.22, 0.76, 0.7, 0.6, 0.6, 0.6, 0.7, 0.8, 1, 1.3, 1.42, 1.38],
    common: [["R434", 1], ["R515", 1], ["R502", 4], ["R431", 1], ["R625", 1], ["R632", 1], ["R627", 1]], boxes: { domestic: "R609", export: "R610" }, manual: "R617", carton: ["R620", 0.125],
    models: [
      model("HU-4001", "4L 上加水", "4 L top-fill", "CN", 0.3, 1.5), model("HU-5001", "5L 智能恒湿", "5 L smart", "CN", 0.22, 1.66, [["R428", 1], ["R430", 1]]), model("HU-2501", "2.5L 氛围灯", "2.5 L mood light", "CN", 0.16, 1.55, [["R425", 1]]),
      model("HU-4011", "4L 欧规", "4 L EU", "EU", 0.14, 1.36), model("HU-4012", "4L 英规", "4 L UK", "UK", 0.08, 1.37), model("HU-4013", "4L 美规", "4 L US", "US", 0.1, 1.35, [["R424", 2]]),
    ],
  },
  {
    code: "VC", name: both("吸尘器", "Vacuum cleaners"), standardUnits: 3, monthly: 4_500, assemblyHours: 0.12, packingHours: 0.05,
    season: [1.24, 0.64, 0.9, 0.95, 1, 1.15, 0.9, 0.9, 1, 1.1, 1.25, 1.02],
    common: [["R427", 1], ["R410", 1], ["R503", 8], ["R519", 1], ["R623", 1], ["R626", 1], ["R627", 1]], boxes: { domestic: "R611", export: "R612" }, manual: "R618", carton: ["R621", 0.25],
    models: [
      model("VC-1201", "120W 手持", "120 W handheld", "CN", 0.3, 1.42), model("VC-2501", "250W 无线", "250 W cordless", "CN", 0.26, 1.55, [["R425", 1]]), model("VC-2502", "250W 彩屏旗舰", "250 W colour display", "CN", 0.1, 1.68, [["R429", 1], ["R425", 1]]),
      model("VC-2511", "250W 欧规", "250 W EU", "EU", 0.16, 1.33), model("VC-2512", "250W 英规", "250 W UK", "UK", 0.06, 1.34), model("VC-2513", "250W 美规", "250 W US", "US", 0.12, 1.32),
    ],
  },
];

/** Packed with every piece. */
export const packedWithAll: readonly Use[] = [["R628", 2], ["R629", 0.6], ["R630", 1]];
