import type { MeetingMemory } from "../engine/meeting/memory";
import type { IsoMonth } from "../engine/records";

/** "D-2026-11-3" after two decisions of the month. */
export function nextNumber(letter: string, cycle: IsoMonth, known: readonly string[]): string {
  const numbers = known.flatMap((name) => (name.startsWith(`${letter}-${cycle}-`) ? [Number(name.slice(letter.length + cycle.length + 2))] : [])).filter(Number.isInteger);
  return `${letter}-${cycle}-${Math.max(0, ...numbers) + 1}`;
}

/** Actions people typed into the ledger get their number and cycle the next time it is written. */
export function numbered(memory: MeetingMemory, cycle: IsoMonth): MeetingMemory {
  const names = memory.actions.map(({ action }) => action);
  const actions = memory.actions.map((action) => {
    if (action.action !== "") return action;
    const of = action.cycle === "" ? cycle : action.cycle;
    const name = nextNumber("A", of, names);
    names.push(name);
    return { ...action, action: name, cycle: of };
  });
  return { ...memory, actions };
}
