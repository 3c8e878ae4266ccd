import type { Item } from "../engine/records";
import { tidy } from "./cellValues";

/** Units that are counted, not measured. */
const countedUnits = new Set("件 个 台 套 只 支 条 片 把 张 块 粒 根 pc pcs ea each set unit piece sheet".split(" "));

/** What a blank in 整件 means: finished goods are counted, others where their unit is a counted one. */
export const countedInPieces = ({ type, unit }: Pick<Item, "type" | "unit">): boolean => type === "finished" || countedUnits.has(tidy(unit).toLowerCase());
