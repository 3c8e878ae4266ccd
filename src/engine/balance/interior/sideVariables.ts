import { backToCentre } from "./direction";
import { regularisation } from "./kernel";
import type { Structure } from "./fillMemory";

/**
 * What belongs to coupling rows alone: slack, overtime steps, hours beyond every limit, material carried on. Each stands in
 * one row with `sign`, and with the opposite one in the next row where it carries on. Scaled; `bound` may be infinite.
 */
export class SideVariables {
  readonly row: number[] = [];
  readonly sign: number[] = [];
  readonly carries: boolean[] = [];
  readonly cost: number[] = [];
  readonly bound: number[] = [];
  x = new Float64Array();
  room = new Float64Array();
  z = new Float64Array();
  w = new Float64Array();
  private dx = new Float64Array();
  private dz = new Float64Array();
  private dw = new Float64Array();
  private rz = new Float64Array();
  private rw = new Float64Array();
  private theta = new Float64Array();
  private dualResidual = new Float64Array();

  get count(): number {
    return this.row.length;
  }

  /** Products x·z and room·w. */
  get products(): number {
    return this.count + this.bound.filter((bound) => bound < Infinity).length;
  }

  add(row: number, sign: 1 | -1, cost: number, bound: number, carries = false): void {
    if (bound <= 0) return;
    this.row.push(row);
    this.sign.push(sign);
    this.carries.push(carries);
    this.cost.push(cost);
    this.bound.push(bound);
  }

  /**
   * Starts in the middle of bounds, else small; products x·z about `mu`, more where the cost is. A row ties all items
   * together, so that one scaled unit of it is worth the more, the more there are.
   */
  start(mu: number, items: number): void {
    const worth = (mu * items) / 3;
    for (const name of ["x", "room", "z", "w", "dx", "dz", "dw", "rz", "rw", "theta", "dualResidual"] as const) this[name] = new Float64Array(this.count);
    for (let k = 0; k < this.count; k++) {
      const bound = this.bound[k]!;
      this.x[k] = bound < Infinity ? bound / 2 : 0.1;
      this.room[k] = bound < Infinity ? bound / 2 : 1;
      this.z[k] = Math.max(this.cost[k]!, worth, mu / this.x[k]!);
      this.w[k] = bound < Infinity ? Math.max(worth, mu / this.room[k]!) : 0;
    }
  }

  private priceAt(prices: Float64Array, k: number): number {
    const row = this.row[k]!;
    return this.sign[k]! * (prices[row]! - (this.carries[k] ? prices[row + 1]! : 0));
  }

  private addTo(rows: Float64Array, k: number, value: number): void {
    const row = this.row[k]!;
    rows[row]! += this.sign[k]! * value;
    if (this.carries[k]) rows[row + 1]! -= this.sign[k]! * value;
  }

  /** At prices: weights for the coupling system, and the variables' part of the statistics. */
  assemble(prices: Float64Array, diagonal: Float64Array, band: Float64Array) {
    const found = { dualResidual: 0, complementarity: 0, primalCost: 0, dualCost: 0 };
    for (let k = 0; k < this.count; k++) {
      const x = this.x[k]!;
      const z = this.z[k]!;
      const w = this.w[k]!;
      const room = this.room[k]!;
      this.dualResidual[k] = this.cost[k]! - this.priceAt(prices, k) - z + w;
      this.theta[k] = 1 / (z / x + w / room + regularisation);
      const row = this.row[k]!;
      diagonal[row]! += this.theta[k]!;
      if (this.carries[k]) {
        diagonal[row + 1]! += this.theta[k]!;
        band[row]! -= this.theta[k]!;
      }
      found.dualResidual = Math.max(found.dualResidual, Math.abs(this.dualResidual[k]!));
      found.complementarity += x * z + room * w;
      found.primalCost += this.cost[k]! * x;
      if (w > 0) found.dualCost -= w * (x + room);
    }
    return found;
  }

  /** Adds what the rows lack: limits − activity − own part. */
  addResidual(rows: Float64Array, limits: Float64Array, activity: Float64Array): void {
    for (let row = 0; row < rows.length; row++) rows[row]! += limits[row]! - activity[row]!;
    for (let k = 0; k < this.count; k++) this.addTo(rows, k, -this.x[k]!);
  }

  /** As `Kernel.rightHandSide`; adds A₂·v to `coupling`. */
  rightHandSide(mode: 0 | 1 | 2, target: number, primalStep: number, dualStep: number, coupling: Float64Array): void {
    for (let k = 0; k < this.count; k++) {
      const x = this.x[k]!;
      const room = this.room[k]!;
      const second = mode === 1 ? primalStep * dualStep * this.dx[k]! : 0;
      if (mode === 2) {
        this.rz[k]! += backToCentre((x + primalStep * this.dx[k]!) * (this.z[k]! + dualStep * this.dz[k]!), target);
        if (this.w[k]! > 0) this.rw[k]! += backToCentre((room - primalStep * this.dx[k]!) * (this.w[k]! + dualStep * this.dw[k]!), target);
      } else {
        const goal = mode === 1 ? target : 0;
        this.rz[k] = goal - x * this.z[k]! - second * this.dz[k]!;
        this.rw[k] = this.w[k]! > 0 ? goal - room * this.w[k]! + second * this.dw[k]! : 0;
      }
      this.addTo(coupling, k, this.theta[k]! * (this.dualResidual[k]! - this.rz[k]! / x + this.rw[k]! / room));
    }
  }

  /** From the step of prices: steps, and how far they may go. */
  direction(coupling: Float64Array) {
    const found = { primalRatio: 0, dualRatio: 0, primalChange: 0, dualChange: 0, cross: 0 };
    for (let k = 0; k < this.count; k++) {
      const x = this.x[k]!;
      const room = this.room[k]!;
      const z = this.z[k]!;
      const w = this.w[k]!;
      const dx = this.theta[k]! * (this.priceAt(coupling, k) - this.dualResidual[k]! + this.rz[k]! / x - this.rw[k]! / room);
      const dz = (this.rz[k]! - z * dx) / x;
      const dw = (this.rw[k]! + w * dx) / room;
      this.dx[k] = dx;
      this.dz[k] = dz;
      this.dw[k] = w > 0 ? dw : 0;
      found.primalRatio = Math.max(found.primalRatio, -dx / x, w > 0 ? dx / room : 0);
      found.dualRatio = Math.max(found.dualRatio, -dz / z, w > 0 ? -dw / w : 0);
      found.primalChange += (z - w) * dx;
      found.dualChange += x * dz + room * this.dw[k]!;
      found.cross += dx * (dz - this.dw[k]!);
    }
    return found;
  }

  step(primalStep: number, dualStep: number): void {
    for (let k = 0; k < this.count; k++) {
      this.x[k]! += primalStep * this.dx[k]!;
      if (this.w[k]! > 0) this.room[k]! -= primalStep * this.dx[k]!;
      this.z[k]! += dualStep * this.dz[k]!;
      this.w[k]! += dualStep * this.dw[k]!;
    }
  }
}

/** Resource: used − steps − beyond + slack = limit; material: used − beyond + carried(t) − carried(t−1) = limit. Offer: drawn + slack = limit. */
export function sideVariablesOf({ model, rows, scales, sizes }: Structure): SideVariables {
  const side = new SideVariables();
  rows.resources.forEach((r, place) => {
    const { kind, steps, beyondCost } = model.resources[r]!;
    const scale = scales.resources[place]!;
    for (let t = 0; t < sizes.periods; t++) {
      const row = place * sizes.stride + t;
      for (const step of steps) side.add(row, -1, step.cost * scale * scales.cost, step.limit[t]! / scale);
      side.add(row, -1, beyondCost * scale * scales.cost, Infinity);
      side.add(row, 1, 0, Infinity, kind === "material" && t + 1 < sizes.periods);
    }
  });
  rows.offers.forEach((_, place) => side.add(sizes.resources * sizes.stride + place, 1, 0, Infinity));
  return side;
}
