import { both, type Bilingual, type UnitName } from "./bilingual";

/** A bought item before stock and orders. */
export interface Material {
  item: string;
  name: Bilingual;
  group: MaterialGroup;
  unit: UnitName;
  cost: number;
  /** Working days. */
  leadTimeDays: number;
}

export const groups = {
  resin: both("塑料粒子", "Resins"),
  metal: both("金属材料", "Metals"),
  motorPart: both("电机零件", "Motor parts"),
  electronics: both("电子电器件", "Electrical parts"),
  hardware: both("五金橡胶件", "Hardware and rubber"),
  packing: both("包装材料", "Packing"),
};
export type MaterialGroup = keyof typeof groups;

/** One supplier each for metals and resins; the others share theirs out by code. */
export const suppliers: Readonly<Record<MaterialGroup, readonly Bilingual[]>> = {
  resin: [both("宁波恒塑新材料", "Ningbo Hengsu Materials")],
  metal: [both("无锡鑫联钢贸", "Wuxi Xinlian Steel")],
  motorPart: [both("常州金旋电机配件", "Changzhou Jinxuan Motor Parts"), both("台州瑞轴精密", "Taizhou Ruizhou Precision")],
  electronics: [both("深圳锐芯电子", "Shenzhen Ruixin Electronics"), both("东莞正阳电器", "Dongguan Zhengyang Electric"), both("中山华控温控器", "Zhongshan Huakong Controls")],
  hardware: [both("温州永固五金", "Wenzhou Yonggu Hardware"), both("慈溪宏达橡塑", "Cixi Hongda Rubber")],
  packing: [both("余姚美印包装", "Yuyao Meiyin Packing"), both("宁波绿源纸业", "Ningbo Lüyuan Paper")],
};

type Line = readonly [zh: string, en: string, cost: number, leadTimeDays: number, unit?: UnitName];

const lines: Readonly<Record<MaterialGroup, readonly Line[]>> = {
  resin: [
    ["ABS 757 白", "ABS 757 white", 11.8, 10, "kilogram"], ["ABS 757 黑", "ABS 757 black", 11.6, 10, "kilogram"], ["PP K8303", "PP K8303", 8.9, 10, "kilogram"],
    ["PC 透明", "PC clear", 17.5, 15, "kilogram"], ["PA66 加纤", "PA66 glass-filled", 21, 15, "kilogram"], ["PBT 阻燃", "PBT flame-retardant", 19.6, 15, "kilogram"],
    ["AS 透明", "AS clear", 12.4, 10, "kilogram"], ["TPE 包胶料", "TPE overmould", 18.2, 15, "kilogram"],
  ],
  metal: [
    ["硅钢片 50W800", "Silicon steel 50W800", 6.4, 15, "kilogram"], ["镀锌板 0.8", "Galvanised sheet 0.8", 5.2, 10, "kilogram"], ["不锈钢 304 0.5", "Stainless 304 0.5", 16.8, 15, "kilogram"],
    ["铝板 1060", "Aluminium 1060", 21.5, 15, "kilogram"], ["低碳钢丝 2.0", "Steel wire 2.0", 5.6, 10, "kilogram"], ["紫铜带", "Copper strip", 72, 20, "kilogram"],
  ],
  motorPart: [
    ["漆包线 0.21", "Enamelled wire 0.21", 78, 10, "kilogram"], ["漆包线 0.35", "Enamelled wire 0.35", 76, 10, "kilogram"], ["漆包线 0.50", "Enamelled wire 0.50", 75, 10, "kilogram"],
    ["轴承 608ZZ", "Bearing 608ZZ", 1.15, 20], ["轴承 626ZZ", "Bearing 626ZZ", 0.95, 20], ["转轴 φ3", "Shaft φ3", 0.62, 15], ["转轴 φ5", "Shaft φ5", 0.88, 15],
    ["转轴 φ8", "Shaft φ8", 1.3, 15], ["转轴 φ4 高速", "Shaft φ4 high-speed", 2.4, 20], ["碳刷 5×8", "Carbon brush 5×8", 0.36, 15], ["碳刷 6×10", "Carbon brush 6×10", 0.48, 15],
    ["铁氧体磁瓦", "Ferrite magnet", 0.85, 20], ["钕铁硼磁环", "NdFeB ring magnet", 4.6, 30], ["换向器 12片", "Commutator 12", 1.25, 20], ["换向器 24片", "Commutator 24", 2.1, 20],
    ["绝缘纸", "Insulating paper", 0.08, 10], ["霍尔元件", "Hall sensor", 0.75, 30],
  ],
  electronics: [
    ["电吹风控制板", "Control board, hair dryer", 5.2, 25], ["电水壶控制板", "Control board, kettle", 4.1, 25], ["搅拌机控制板", "Control board, blender", 6.8, 25],
    ["电风扇控制板", "Control board, fan", 6.2, 25], ["加湿器控制板", "Control board, humidifier", 7.4, 25], ["吸尘器控制板", "Control board, vacuum", 16.5, 30],
    ["船型开关", "Rocker switch", 0.55, 15], ["旋钮开关", "Rotary switch", 1.1, 15], ["轻触按键", "Tact key", 0.18, 15], ["微动开关", "Micro switch", 0.42, 15], ["防干烧开关", "Boil-dry switch", 1.6, 20],
    ["突跳温控器", "Snap thermostat", 1.25, 20], ["蒸汽温控器", "Steam thermostat", 1.85, 20], ["限温器", "Temperature limiter", 0.9, 20], ["NTC 探头", "NTC probe", 0.65, 20],
    ["NTC 贴片", "NTC chip", 0.12, 30], ["热熔断体 142℃", "Thermal fuse 142 °C", 0.35, 20], ["热熔断体 192℃", "Thermal fuse 192 °C", 0.38, 20],
    ["电源线 国标", "Power cord CN", 3.6, 10], ["电源线 欧规", "Power cord EU", 4.9, 15], ["电源线 英规", "Power cord UK", 5.8, 15], ["电源线 美规", "Power cord US", 4.7, 15],
    ["LED 白光", "LED white", 0.09, 20], ["LED 蓝光", "LED blue", 0.1, 20], ["LED 氛围灯条", "LED light strip", 1.4, 20], ["锂电池包 25.2V", "Battery pack 25.2 V", 58, 40],
    ["充电适配器", "Charger", 12.5, 25], ["数码显示屏", "Digit display", 2.3, 25], ["彩色显示屏", "Colour display", 8.6, 40], ["红外遥控器", "Remote control", 3.4, 20],
    ["蜂鸣器", "Buzzer", 0.28, 20], ["发热丝 1200W", "Heating coil 1200 W", 2.8, 15], ["发热丝 2000W", "Heating coil 2000 W", 3.6, 15], ["超声雾化片", "Ultrasonic disc", 3.9, 25],
  ],
  hardware: [
    ["自攻螺丝 3×10", "Screw ST3×10", 0.015, 10], ["自攻螺丝 3×16", "Screw ST3×16", 0.02, 10], ["机牙螺丝 M3×8", "Screw M3×8", 0.025, 10], ["机牙螺丝 M4×12", "Screw M4×12", 0.04, 10],
    ["螺母 M8", "Nut M8", 0.06, 10], ["防转垫片", "Lock washer", 0.03, 10], ["压簧", "Compression spring", 0.08, 10], ["扭簧", "Torsion spring", 0.12, 10], ["拉簧", "Tension spring", 0.1, 10],
    ["轴用卡簧 8", "Circlip 8", 0.05, 10], ["轴用卡簧 5", "Circlip 5", 0.04, 10], ["硅胶密封圈 80", "Silicone seal 80", 0.65, 15], ["硅胶密封圈 60", "Silicone seal 60", 0.5, 15],
    ["杯座密封圈", "Jar base seal", 0.8, 15], ["水箱密封圈", "Tank seal", 0.72, 15], ["减震胶垫", "Vibration pad", 0.22, 10], ["硅胶脚垫", "Silicone foot", 0.09, 10],
    ["联轴器", "Coupling", 1.15, 15], ["HEPA 滤芯", "HEPA filter", 6.5, 25], ["海绵滤网", "Foam filter", 0.7, 15], ["装饰环 粉色", "Trim ring pink", 1.1, 15], ["装饰环 香槟金", "Trim ring champagne", 1.3, 15],
  ],
  packing: [
    ["彩盒 电吹风 内销", "Box hair dryer domestic", 1.9, 10], ["彩盒 电吹风 出口", "Box hair dryer export", 2.3, 10], ["彩盒 电水壶 内销", "Box kettle domestic", 2.6, 10], ["彩盒 电水壶 出口", "Box kettle export", 3, 10],
    ["彩盒 搅拌机 内销", "Box blender domestic", 3.4, 10], ["彩盒 搅拌机 出口", "Box blender export", 3.9, 10], ["彩盒 电风扇 内销", "Box fan domestic", 4.2, 10], ["彩盒 电风扇 出口", "Box fan export", 4.8, 10],
    ["彩盒 加湿器 内销", "Box humidifier domestic", 3.1, 10], ["彩盒 加湿器 出口", "Box humidifier export", 3.5, 10], ["彩盒 吸尘器 内销", "Box vacuum domestic", 5.2, 10], ["彩盒 吸尘器 出口", "Box vacuum export", 5.9, 10],
    ["说明书 电吹风", "Manual hair dryer", 0.35, 10], ["说明书 电水壶", "Manual kettle", 0.35, 10], ["说明书 搅拌机", "Manual blender", 0.45, 10], ["说明书 电风扇", "Manual fan", 0.38, 10],
    ["说明书 加湿器", "Manual humidifier", 0.4, 10], ["说明书 吸尘器", "Manual vacuum", 0.6, 10], ["外箱 小号", "Carton small", 4.8, 8], ["外箱 中号", "Carton medium", 6.4, 8],
    ["外箱 大号", "Carton large", 8.5, 8], ["PE 胶袋 小", "PE bag small", 0.06, 8], ["PE 胶袋 大", "PE bag large", 0.1, 8], ["珍珠棉护角", "EPE corner", 0.35, 8],
    ["纸浆内托 小", "Pulp tray small", 0.8, 10], ["纸浆内托 大", "Pulp tray large", 1.4, 10], ["能效标识", "Energy label", 0.05, 5], ["条码标签", "Barcode label", 0.03, 5],
    ["封箱胶带", "Packing tape", 0.02, 5, "metre"], ["保修卡", "Warranty card", 0.06, 5], ["礼品套", "Gift sleeve", 2.2, 15], ["防潮纸", "Moisture paper", 0.07, 5, "sheet"], ["防刮膜", "Protective film", 0.12, 8],
  ],
};

/** "1" in the hundreds for resins, "2" for metals and so on: R101, R201 … */
export const materials: readonly Material[] = (Object.keys(lines) as MaterialGroup[]).flatMap((group, g) =>
  lines[group].map(([zh, en, cost, leadTimeDays, unit = "piece"], i) => ({ item: `R${g + 1}${String(i + 1).padStart(2, "0")}`, name: both(zh, en), group, unit, cost, leadTimeDays })),
);
