import type { MaterialNetwork } from "../../materials/network";
import type { LotStep } from "../lotStep";

/** What lots are decided on: the network that gross-to-net runs on, with what orders and stock cost. */
export interface LotStructure {
  network: MaterialNetwork;
  /** 1 = lots of this item are decided across levels; all others keep their own rule. By item number. */
  decides: Uint8Array;
  /** What a single order may be; undefined = any quantity. By item number. */
  steps: readonly (LotStep | undefined)[];
  /** Of one order or set-up, by item number. */
  ordering: Float64Array;
  /** Of one piece in stock for a calendar day, by item number. */
  holdingPerDay: Float64Array;
  /** Calendar days of each period. */
  days: readonly number[];
}
