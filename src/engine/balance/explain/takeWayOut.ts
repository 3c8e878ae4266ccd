import { round6 } from "../../arithmetic";
import type { ScheduledItem } from "../../masterSchedule/scheduleItems";
import type { BalanceInputs } from "../buildBalanceModel";
import { hoursFor, hoursPeriod } from "./firmLoad";

/** Firm pieces that are made later, or come from outside, instead. */
export interface PieceMove {
  item: string;
  from: number;
  quantity: number;
  toPeriod: number;
  /** Index of the offer they are drawn from, where they come from outside. */
  offer?: number;
}

const changed = (values: readonly number[], at: number, by: number): number[] => values.map((value, t) => (t === at ? round6(value + by) : value));

/** More hours of regular time. */
export const addHours = (inputs: BalanceInputs, workCentre: string, period: number, hours: number): BalanceInputs => ({
  ...inputs,
  bases: inputs.bases.map((base) => (base.workCentre === workCentre ? { ...base, available: changed(base.available, period, hours) } : base)),
});

/** Later receipts come forward as far as they go; the rest is bought on top. */
export function expediteMaterial(inputs: BalanceInputs, code: string, period: number, quantity: number): BalanceInputs {
  const materials = inputs.materials.map((material) => {
    if (material.item !== code) return material;
    const supply = changed(material.supply, period, quantity);
    let forward = quantity;
    for (let t = period + 1; t < supply.length && forward > 0; t++) {
      const taken = Math.min(forward, supply[t]!);
      supply[t] = round6(supply[t]! - taken);
      forward -= taken;
    }
    return { ...material, supply };
  });
  return { ...inputs, materials };
}

/** Moved pieces are a work order of the later period, with its hours, its set-up and its material; outside ones a delivery. */
export function movePieces(inputs: BalanceInputs, moves: readonly PieceMove[]): BalanceInputs {
  return moves.reduce((so, move) => {
    const line = so.scheduled.find(({ item }) => item === move.item)!;
    const scheduled = so.scheduled.map((each) => (each === line ? withoutFirm(line, move) : each));
    if (move.offer === undefined) return { ...so, scheduled, ...committedTo(so, line, move) };
    const outsourcing = so.records.outsourcing.map((offer, o) => (o === move.offer ? { ...offer, limit: offer.limit - move.quantity } : offer));
    return { ...so, scheduled, records: { ...so.records, outsourcing } };
  }, inputs);
}

const withoutFirm = (line: ScheduledItem, { from, quantity, toPeriod }: PieceMove): ScheduledItem => {
  const less = (values: ScheduledItem["firm"]) => values.map((value, t) => (t === from && value !== undefined ? round6(value - quantity) : value));
  return { ...line, firm: less(line.firm), firmByHand: less(line.firmByHand), receipts: { ...line.receipts, periods: changed(line.receipts.periods, toPeriod, quantity) } };
};

function committedTo({ bases, materials }: BalanceInputs, line: ScheduledItem, { quantity, toPeriod }: PieceMove): Pick<BalanceInputs, "bases" | "materials"> {
  return {
    bases: bases.map((base) => {
      const hours = hoursFor(line, base.workCentre, quantity);
      return hours > 0 ? { ...base, committed: changed(base.committed, hoursPeriod(line, base.workCentre, toPeriod), hours) } : base;
    }),
    materials: materials.map((material) => {
      const use = material.users.get(line.item);
      return use ? { ...material, taken: changed(material.taken, use.period[toPeriod]!, use.each * quantity) } : material;
    }),
  };
}
