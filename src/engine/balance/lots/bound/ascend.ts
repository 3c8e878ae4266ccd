import type { BalanceModel, Prices } from "../../balanceModel";
import type { LotBound, PricedBound } from "./lotBound";

/**
 * Raises the bound: prices follow what is asked for beyond what is sold (a subgradient), smoothed over the last steps.
 * `target` is the cost the bound strives for: that of the best plan known.
 */
export class Ascent {
  best: PricedBound;
  private prices: Prices;
  private direction: Float64Array | undefined;
  private pace = 1;
  private stalled = 0;
  private readonly scale: Float64Array;

  constructor(
    private readonly lotBound: LotBound,
    model: BalanceModel,
    start: Prices,
  ) {
    this.best = lotBound.at(start);
    this.prices = this.best.prices;
    this.scale = scaleOf(model);
    this.follow(this.best);
  }

  step(target: number): void {
    const { scale, best } = this;
    const direction = this.direction!;
    const from = flat(this.prices);
    let length = 0;
    for (let k = 0; k < from.length; k++) {
      if (from[k]! <= 0 && direction[k]! < 0) continue;
      length += (direction[k]! / scale[k]!) ** 2;
    }
    if (length < 1e-18) return;
    const stride = (this.pace * Math.max(1e-7 * Math.abs(best.bound), Math.min(target - best.bound, farthest * Math.abs(best.bound)))) / length;
    const to = from.map((price, k) => price + (stride * direction[k]!) / scale[k]! ** 2);
    const reached = this.lotBound.at(unflat(to, this.prices));
    this.prices = reached.prices;
    if (reached.bound > best.bound) {
      if (reached.bound > best.bound + 1e-5 * Math.abs(best.bound)) this.stalled = 0;
      else this.stalled++;
      this.best = reached;
    } else this.stalled++;
    if (this.stalled >= patience) {
      this.stalled = 0;
      this.pace *= 0.6;
      this.prices = this.best.prices;
      this.direction = undefined;
      this.follow(this.best);
    } else this.follow(reached);
  }

  private follow({ excess }: PricedBound): void {
    const now = flat(excess);
    this.direction = this.direction ? now.map((value, k) => smoothing * this.direction![k]! + (1 - smoothing) * value) : now;
  }
}

const patience = 6;
/** Of the bound: a target further away says little. */
const farthest = 0.1;
const smoothing = 0.6;

const flat = ({ resources, offers, storage }: Prices): Float64Array => Float64Array.from([...resources, ...offers, ...storage]);

function unflat(values: Float64Array, like: Prices): Prices {
  const offersAt = like.resources.length;
  const storageAt = offersAt + like.offers.length;
  return { resources: values.slice(0, offersAt), offers: values.slice(offersAt, storageAt), storage: values.slice(storageAt) };
}

/** Usual amount of each thing that is priced, so that hours, pieces and room move alike. */
function scaleOf({ resources, periods, offerLimit, storage }: BalanceModel): Float64Array {
  const usual = (limit: Float64Array): number => Math.max(1e-9, limit.reduce((total, each) => total + (each < Infinity ? Math.abs(each) : 0), 0) / periods);
  return Float64Array.from([
    ...resources.flatMap(({ limit }) => new Array<number>(periods).fill(usual(limit))),
    ...Array.from(offerLimit, (limit) => (limit < Infinity ? 1 + limit : 1)),
    ...(storage ? new Array<number>(periods).fill(usual(storage.limit)) : []),
  ]);
}
