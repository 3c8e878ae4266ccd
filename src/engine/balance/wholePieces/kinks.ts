/**
 * A convex piecewise-linear function of a quantity ≥ 0 while it is put together: slope at 0, and by how much the slope
 * rises where. Filled again for every cell.
 */
export interface Kinks {
  slope: number;
  count: number;
  readonly at: Float64Array;
  readonly rise: Float64Array;
}

/** Room for a convex piecewise linear function of at most so many kinks. */
export const kinks = (most: number): Kinks => ({ slope: 0, count: 0, at: new Float64Array(most), rise: new Float64Array(most) });

/**
 * On whole pieces (`piece` > 0) a kink between two of them is shared by both: at every whole quantity the function is the
 * same, and between them it is straight. Beyond `most` nothing is looked at.
 */
export function addKink(list: Kinks, at: number, rise: number, piece: number, most: number): void {
  if (rise === 0 || at >= most) return;
  if (piece === 0 || at <= 0) return insert(list, at, rise);
  const pieces = at / piece;
  const below = Math.floor(pieces);
  const share = pieces - below;
  if (share < 1e-9) insert(list, below * piece, rise);
  else if (share > 1 - 1e-9) insert(list, (below + 1) * piece, rise);
  else {
    insert(list, below * piece, rise * (1 - share));
    insert(list, (below + 1) * piece, rise * share);
  }
}

function insert(list: Kinks, at: number, rise: number): void {
  if (at <= 0) {
    list.slope += rise;
    return;
  }
  let k = list.count++;
  for (; k > 0 && list.at[k - 1]! > at; k--) {
    list.at[k] = list.at[k - 1]!;
    list.rise[k] = list.rise[k - 1]!;
  }
  list.at[k] = at;
  list.rise[k] = rise;
}
