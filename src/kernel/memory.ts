/**
 * The memory of `engine/balance/interior/layout.ts`, read from its header: sizes and addresses in the same order as there.
 * This folder is AssemblyScript: TypeScript's looks, but numbers have their machine types and `load` and `store` go
 * straight to memory. Addresses are of type usize and count bytes.
 */

export let items: i32 = 0;
export let plainItems: i32 = 0;
export let periods: i32 = 0;
export let stride: i32 = 0;
export let resources: i32 = 0;
export let offerRows: i32 = 0;
export let groups: i32 = 0;

export let x: usize = 0;
export let room: usize = 0;
export let z: usize = 0;
export let w: usize = 0;
export let cost: usize = 0;
export let theta: usize = 0;
export let dualResidual: usize = 0;
export let dx: usize = 0;
export let rz: usize = 0;
export let rw: usize = 0;
export let y: usize = 0;
export let dy: usize = 0;
export let balance: usize = 0;
export let primalResidual: usize = 0;
export let particular: usize = 0;
export let thetaProduction: usize = 0;
export let thetaOutsourced: usize = 0;
export let inversePivot: usize = 0;
export let ratio: usize = 0;
export let useRate: usize = 0;
export let offerRate: usize = 0;
export let prices: usize = 0;
export let coupling: usize = 0;
export let activity: usize = 0;
export let sideDiagonal: usize = 0;
export let sideBand: usize = 0;
export let schur: usize = 0;
export let offerSquare: usize = 0;
export let timeByOffer: usize = 0;
export let offerByTime: usize = 0;
export let scratch: usize = 0;
export let statistics: usize = 0;

export let blockStart: usize = 0;
export let useStart: usize = 0;
export let useResource: usize = 0;
export let useTiming: usize = 0;
export let usePlace: usize = 0;
export let timings: usize = 0;
export let offerRow: usize = 0;
export let itemGroup: usize = 0;
export let groupStart: usize = 0;
export let groupResourceStart: usize = 0;
export let groupResource: usize = 0;
export let groupSquareStart: usize = 0;
export let groupTimeStart: usize = 0;
export let blockRole: usize = 0;

/** Numbers per coupling vector, bytes per row of an item, and per coupling row of `schur`. */
export let couplingBytes: usize = 0;
export let rowBytes: usize = 0;
export let order: i32 = 0;
/** The coupling row that is none. */
export let noOffer: i32 = 0;

/**
 * Behind the layout, for this kernel alone. The right-hand side is basis + share · second + target · towards, solved for
 * each item and left over for the coupling rows: three sections of rows, three of coupling rows.
 */
export let basis: usize = 0;
export let second: usize = 0;
export let towards: usize = 0;
export let basisCoupling: usize = 0;
export let secondCoupling: usize = 0;
export let towardsCoupling: usize = 0;
/** Rows of the items that wait in `batch.ts`. */
export let batchRows: usize = 0;

export const regularisation: f64 = 1e-13;
export const leastPivot: f64 = 1e-30;
export const negligible: f64 = 1e-13;
export const closedCell: f64 = 1e300;

let cursor: usize = 0;

function word(): u32 {
  const value = load<u32>(cursor);
  cursor += 4;
  return value;
}

/** First address that is free for the layout. */
export function base(): usize {
  return __heap_base;
}

/** Bytes this kernel needs behind the layout. */
export function ownBytes(items: i32, stride: i32, couplingLength: i32): usize {
  return <usize>24 * (<usize>items * stride + <usize>couplingLength) + <usize>8 * 28 * stride;
}

export function setup(header: usize, own: usize): void {
  cursor = header;
  items = word();
  plainItems = word();
  periods = word();
  stride = word();
  word(); // blocks
  resources = word();
  word(); // uses
  word(); // timings
  offerRows = word();
  groups = word();
  word(); // groupResources
  word(); // groupSquares
  word(); // groupTimes
  x = word();
  room = word();
  z = word();
  w = word();
  cost = word();
  theta = word();
  dualResidual = word();
  dx = word();
  rz = word();
  rw = word();
  y = word();
  dy = word();
  balance = word();
  primalResidual = word();
  particular = word();
  thetaProduction = word();
  thetaOutsourced = word();
  inversePivot = word();
  ratio = word();
  useRate = word();
  offerRate = word();
  prices = word();
  coupling = word();
  activity = word();
  sideDiagonal = word();
  sideBand = word();
  schur = word();
  offerSquare = word();
  timeByOffer = word();
  offerByTime = word();
  scratch = word();
  statistics = word();
  blockStart = word();
  useStart = word();
  useResource = word();
  useTiming = word();
  usePlace = word();
  timings = word();
  offerRow = word();
  itemGroup = word();
  groupStart = word();
  groupResourceStart = word();
  groupResource = word();
  groupSquareStart = word();
  groupTimeStart = word();
  blockRole = word();
  order = resources * stride;
  noOffer = order + offerRows;
  couplingBytes = <usize>8 * (order + offerRows + 2 - (offerRows & 1));
  rowBytes = <usize>8 * stride;
  basis = own;
  second = basis + rowBytes * items;
  towards = second + rowBytes * items;
  basisCoupling = towards + rowBytes * items;
  secondCoupling = basisCoupling + couplingBytes;
  towardsCoupling = secondCoupling + couplingBytes;
  batchRows = towardsCoupling + couplingBytes;
}

// @ts-ignore: decorator
@inline
export function float(section: usize, index: i32): f64 {
  return load<f64>(section + (<usize>index << 3));
}

// @ts-ignore: decorator
@inline
export function setFloat(section: usize, index: i32, value: f64): void {
  store<f64>(section + (<usize>index << 3), value);
}

// @ts-ignore: decorator
@inline
export function addFloat(section: usize, index: i32, value: f64): void {
  const address = section + (<usize>index << 3);
  store<f64>(address, load<f64>(address) + value);
}

// @ts-ignore: decorator
@inline
export function integer(section: usize, index: i32): i32 {
  return load<i32>(section + (<usize>index << 2));
}

/** Scratch row k: `stride` numbers. */
// @ts-ignore: decorator
@inline
export function scratchRow(k: i32): usize {
  return scratch + rowBytes * k;
}

/** Scratch rows: four each, by what a block does in the balance (|role| − 1: production, outsourced, kept or owed, lost). */
export const gradients = 0;
export const thetas = 4;
export const flows = 8;
/** The tridiagonal's inverse: its diagonal, and the reciprocal of that less the thetas of production and outsourcing. */
export const wholeDiagonalRow = 12;
export const wholeRestRow = 13;
/** Int32: place in the group of the offer that each period draws on. */
export const placeRow = 14;
/** Rows of a slot: see `batch.ts`. */
export const diagonalRow = 0;
export const restRow = 1;
export const shareRow = 2;
export const lineRow = 3;
export const drawnRow = 4;
export const drawnShareRow = 5;
export const producedShareRow = 6;
/** A second set of sums by role. */
export const shifts = 20;

/** Sums of statistics side by side while a pass is running: pairs of numbers behind the ten that the driver reads. */
// @ts-ignore: decorator
@inline
export function sumOfPair(pair: v128): f64 {
  return f64x2.extract_lane(pair, 0) + f64x2.extract_lane(pair, 1);
}

// @ts-ignore: decorator
@inline
export function largestOfPair(pair: v128): f64 {
  return max(f64x2.extract_lane(pair, 0), f64x2.extract_lane(pair, 1));
}
