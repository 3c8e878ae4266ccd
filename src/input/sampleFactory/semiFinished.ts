import { both, type Bilingual } from "./bilingual";
import type { Use } from "./products";

/**
 * Five work centres; the rate per person-hour covers wages and overhead, the overtime cost is the extra wage, a third more on
 * days off. Packing runs on three flow lines, whose hours are those of a whole crew.
 */
export const workCentres = {
  moulding: { workCentre: "WC10", name: both("注塑", "Moulding"), department: both("生产一部", "Production 1"), headcount: 17, shifts: 2, hoursPerShift: 11, utilisation: 0.88, efficiency: 0.96, rate: 62, line: false, overtimeCost: 46, weekendOvertimeCost: 62, overtimeShare: 0.12, weekendShare: 0.05 },
  stamping: { workCentre: "WC20", name: both("冲压", "Stamping"), department: both("生产一部", "Production 1"), headcount: 17, shifts: 1, hoursPerShift: 8, utilisation: 0.86, efficiency: 0.97, rate: 54, line: false, overtimeCost: 38, weekendOvertimeCost: 51, overtimeShare: 0.2, weekendShare: 0.05 },
  motor: { workCentre: "WC30", name: both("电机", "Motors"), department: both("生产一部", "Production 1"), headcount: 24, shifts: 1, hoursPerShift: 8, utilisation: 0.9, efficiency: 0.98, rate: 58, line: false, overtimeCost: 42, weekendOvertimeCost: 56, overtimeShare: 0.02, weekendShare: 0.01 },
  assembly: { workCentre: "WC40", name: both("装配", "Assembly"), department: both("生产二部", "Production 2"), headcount: 66, shifts: 1, hoursPerShift: 8, utilisation: 0.92, efficiency: 0.97, rate: 48, line: false, overtimeCost: 36, weekendOvertimeCost: 48, overtimeShare: 0.18, weekendShare: 0.05 },
  packing: { workCentre: "WC50", name: both("包装", "Packing"), department: both("生产二部", "Production 2"), headcount: 3, shifts: 1, hoursPerShift: 8, utilisation: 0.93, efficiency: 0.98, rate: 42, line: true, overtimeCost: 198, weekendOvertimeCost: 264, overtimeShare: 0.2, weekendShare: 0.05 },
} as const;
export type CentreName = keyof typeof workCentres;

/** One crew of the packing line: boxing, accessories and closing, labelling; `pace` is the station's time ÷ the slowest one's. */
export const packingStations = [
  { people: 2, pace: 0.9 },
  { people: 3, pace: 1 },
  { people: 1, pace: 0.75 },
] as const;

/** Hours to change over for another part. */
export const setupHours: Partial<Record<CentreName, number>> = { moulding: 1.5, stamping: 0.8, motor: 0.5 };

export interface Operation {
  centre: CentreName;
  hours: number;
}

export const semiGroup = { body: both("主机总成", "Body assemblies"), motor: both("电机总成", "Motors"), housing: both("注塑外壳", "Housings"), stamped: both("冲压件", "Stamped parts") };

export interface SemiFinished {
  item: string;
  name: Bilingual;
  group: keyof typeof semiGroup;
  leadTimeDays: number;
  /** Good pieces per piece started. */
  yield: number;
  operations: readonly Operation[];
  uses: readonly Use[];
}

const semi = (item: string, name: Bilingual, group: SemiFinished["group"], leadTimeDays: number, goodShare: number, operations: readonly Operation[], uses: readonly Use[]): SemiFinished => ({
  item, name, group, leadTimeDays, yield: goodShare, operations, uses,
});
const at = (centre: CentreName, hours: number): Operation => ({ centre, hours });

/** The one part that never sees a warehouse. */
export const phantom = "ST-04";

/** Bodies use motors, housings and stamped parts; those use materials: four levels with the finished goods. */
export const semiFinished: readonly SemiFinished[] = [
  semi("BA-HD", both("电吹风主机", "Hair dryer body"), "body", 3, 1, [at("assembly", 0.045)], [["MT-01", 1], ["HS-HD", 1], ["R401", 1], ["R432", 0.5], ["R433", 0.5], ["R412", 1], ["R417", 1], ["R501", 4], ["R520", 1]]),
  semi("BA-KT", both("电水壶主机", "Kettle body"), "body", 3, 1, [at("assembly", 0.05)], [["HS-KT", 1], ["ST-01", 1], ["R402", 1], ["R203", 0.42], ["R415", 1], ["R418", 1], ["R512", 1], ["R502", 6], ["R633", 1]]),
  semi("BA-BL", both("搅拌机主机", "Blender body"), "body", 3, 1, [at("assembly", 0.06)], [["MT-02", 1], ["HS-BL", 1], ["ST-02", 1], ["R403", 1], ["R107", 0.35], ["R514", 1], ["R517", 4], ["R503", 4]]),
  semi("BA-FN", both("电风扇主机", "Fan body"), "body", 4, 1, [at("assembly", 0.055)], [["MT-03", 1], ["HS-FN", 1], ["ST-03", 1], ["R404", 1], ["R516", 2], ["R509", 1], ["R504", 6], ["R505", 1]]),
  semi("BA-HU", both("加湿器主机", "Humidifier body"), "body", 3, 1, [at("assembly", 0.05)], [["MT-03", 1], ["HS-HU", 1], ["R405", 1], ["R513", 1], ["R410", 1], ["R424", 2], ["R502", 4], ["R517", 4]]),
  semi("BA-VC", both("吸尘器主机", "Vacuum body"), "body", 4, 1, [at("assembly", 0.1)], [["MT-04", 1], ["HS-VC", 1], ["ST-04", 1], ["R406", 1], ["R426", 1], ["R520", 1], ["R508", 2], ["R503", 8], ["R516", 3]]),
  semi("MT-01", both("直流高速电机", "DC high-speed motor"), "motor", 5, 0.99, [at("stamping", 0.008), at("motor", 0.05)], [["R301", 0.035], ["R201", 0.12], ["R306", 1], ["R312", 2], ["R310", 2], ["R314", 1], ["R316", 4], ["R511", 1]]),
  semi("MT-02", both("串激电机", "Universal motor"), "motor", 6, 0.985, [at("stamping", 0.014), at("motor", 0.088)], [["R302", 0.11], ["R201", 0.48], ["R308", 1], ["R304", 2], ["R311", 2], ["R315", 1], ["R316", 6], ["R507", 2]]),
  semi("MT-03", both("罩极电机", "Shaded-pole motor"), "motor", 5, 0.99, [at("stamping", 0.012), at("motor", 0.078)], [["R302", 0.075], ["R201", 0.36], ["R307", 1], ["R305", 2], ["R206", 0.012], ["R316", 4], ["R506", 2], ["R414", 1]]),
  semi("MT-04", both("无刷电机", "Brushless motor"), "motor", 7, 0.98, [at("stamping", 0.01), at("motor", 0.14)], [["R303", 0.06], ["R201", 0.15], ["R309", 1], ["R305", 2], ["R313", 1], ["R317", 3], ["R416", 1], ["R316", 4]]),
  semi("HS-HD", both("电吹风外壳", "Hair dryer housing"), "housing", 4, 0.98, [at("moulding", 0.05)], [["R101", 0.13], ["R105", 0.06], ["R106", 0.03]]),
  semi("HS-KT", both("电水壶外壳", "Kettle housing"), "housing", 4, 0.98, [at("moulding", 0.06)], [["R103", 0.28], ["R101", 0.05]]),
  semi("HS-BL", both("搅拌机外壳", "Blender housing"), "housing", 4, 0.975, [at("moulding", 0.085)], [["R101", 0.42], ["R108", 0.04], ["R104", 0.05]]),
  semi("HS-FN", both("电风扇外壳与扇叶", "Fan housing and blades"), "housing", 4, 0.975, [at("moulding", 0.11)], [["R101", 0.65], ["R103", 0.3], ["R107", 0.18]]),
  semi("HS-HU", both("加湿器外壳", "Humidifier housing"), "housing", 4, 0.98, [at("moulding", 0.08)], [["R101", 0.3], ["R104", 0.12], ["R103", 0.2]]),
  semi("HS-VC", both("吸尘器外壳", "Vacuum housing"), "housing", 5, 0.97, [at("moulding", 0.13)], [["R102", 0.6], ["R104", 0.15], ["R105", 0.08]]),
  semi("ST-01", both("发热盘", "Heating plate"), "stamped", 4, 0.985, [at("stamping", 0.028)], [["R203", 0.16], ["R204", 0.09], ["R433", 1]]),
  semi("ST-02", both("刀片组", "Blade set"), "stamped", 4, 0.985, [at("stamping", 0.035)], [["R203", 0.09], ["R304", 1], ["R513", 1]]),
  semi("ST-03", both("网罩", "Fan guard"), "stamped", 5, 0.98, [at("stamping", 0.04)], [["R205", 0.75], ["R202", 0.2]]),
  semi("ST-04", both("尘杯滤网架", "Dust cup frame"), "stamped", 4, 0.985, [at("stamping", 0.03)], [["R203", 0.08], ["R507", 1]]),
];
