/**
 * One memory for both kernels: what lies where. Everything an iteration touches stands in one buffer, structure of arrays,
 * so that the plain kernel and the WebAssembly one are handed the same numbers at the same places.
 *
 * A *block* is one kind of quantity of one item over all periods ("stock above safety of item 7"): `stride` numbers side by
 * side, T of them used. Items have only the blocks they need; those of item i are blockStart[i] … blockStart[i+1] − 1.
 * A *coupling row* ties items together: resource r in period t is row r·stride + t; behind the resources stand the offers'
 * rows; the row after the last is no row: always zero, and what cells without an offer point to.
 */
export interface KernelSizes {
  items: number;
  /** The first so many items use every resource in the period of completion. */
  plainItems: number;
  /** T */
  periods: number;
  /** T rounded up to an even number: numbers from one row to the next. */
  stride: number;
  blocks: number;
  resources: number;
  uses: number;
  /** Timings other than "the same period". */
  timings: number;
  /** Rows of offers, group by group. */
  offerRows: number;
  /** Offers that some item links, directly or along a chain, are one group. */
  groups: number;
  /** Σ resources of a group. */
  groupResources: number;
  /** Σ (offers of a group)². */
  groupSquares: number;
  /** Σ offers · resources · stride of a group. */
  groupTimes: number;
}

export const sizeNames = [
  "items", "plainItems", "periods", "stride", "blocks", "resources", "uses", "timings", "offerRows", "groups", "groupResources", "groupSquares", "groupTimes",
] as const satisfies readonly (keyof KernelSizes)[];

type Count = (sizes: KernelSizes) => number;
const cells: Count = ({ blocks, stride }) => blocks * stride;
const rows: Count = ({ items, stride }) => items * stride;
/** Numbers in a vector over coupling rows: resources, offers, the row that is none; even. */
export const couplingLength: Count = ({ resources, stride, offerRows }) => resources * stride + offerRows + 2 - (offerRows % 2);

/** Float64, in this order. Cells: blocks × stride. Rows: items × stride. */
const floats = {
  // Cells: what is decided. 0 < x < bound; `room` = bound − x; z and w are the reduced costs at zero and at the bound.
  x: cells,
  room: cells,
  z: cells,
  w: cells,
  /** Scaled cost; `closedCell` = there is no such quantity. */
  cost: cells,
  /** 1 / (z/x + w/room); 0 where closed. */
  theta: cells,
  /** cost − Aᵀ(prices) − z + w. */
  dualResidual: cells,
  dx: cells,
  /** What x·z and room·w are to change by. */
  rz: cells,
  rw: cells,
  // Rows: the balance of an item in a period.
  y: rows,
  dy: rows,
  /** Right-hand side: demand less what is there without any decision. */
  balance: rows,
  primalResidual: rows,
  /** K⁻¹ (right-hand side); see `Kernel.rightHandSide`. */
  particular: rows,
  /** Σ theta of production, and of outsourcing. */
  thetaProduction: rows,
  thetaOutsourced: rows,
  /** The tridiagonal factor: 1 / pivot, and what a row hands to the next. */
  inversePivot: rows,
  ratio: rows,
  /** Per use: scaled hours per scaled piece. */
  useRate: ({ uses }) => uses,
  /** Per item: what one scaled outsourced piece takes of its offer. */
  offerRate: ({ items }) => items,
  // Vectors over coupling rows.
  prices: couplingLength,
  /** Right-hand side of the coupling system, then its solution, in place. */
  coupling: couplingLength,
  /** What the items take of each row at x. */
  activity: couplingLength,
  /** What slacks, steps and the like add to the diagonal, and between a row and the next. */
  sideDiagonal: couplingLength,
  sideBand: couplingLength,
  /** (resources · stride)², lower triangle, then its factor with the inverse diagonal. */
  schur: ({ resources, stride }) => (resources * stride) ** 2,
  /** Per group: offers × offers, lower triangle, then its factor with the inverse diagonal. */
  offerSquare: ({ groupSquares }) => groupSquares,
  /** Per group: (resources · stride) × offers; after factoring L⁻¹ of it, row by row. */
  timeByOffer: ({ groupTimes }) => groupTimes,
  /** Per group: offers × (resources · stride): the other half of the same matrix while assembling. */
  offerByTime: ({ groupTimes }) => groupTimes,
  scratch: ({ stride }) => 24 * stride,
  statistics: () => 16,
} as const satisfies Record<string, Count>;

/** Int32, in this order. */
const integers = {
  blockStart: ({ items }) => items + 1,
  useStart: ({ items }) => items + 1,
  useResource: ({ uses }) => uses,
  /** Row of `timings`, −1 = the same period. */
  useTiming: ({ uses }) => uses,
  /** Place of the resource in the list of the item's group; 0 without a group. */
  usePlace: ({ uses }) => uses,
  /** timings × stride: period of use by period of completion, −1 = no use. */
  timings: ({ timings, stride }) => timings * stride,
  /** items × stride: coupling row of the offer; the row that is none where there is no such row. */
  offerRow: rows,
  /** Group of the item's offers, −1 = it has none. */
  itemGroup: ({ items }) => items,
  /** First coupling row of each group, and the end of the last. */
  groupStart: ({ groups }) => groups + 1,
  groupResourceStart: ({ groups }) => groups + 1,
  groupResource: ({ groupResources }) => groupResources,
  /** Where each group's matrix begins in `offerSquare`, and in `timeByOffer` and `offerByTime`. */
  groupSquareStart: ({ groups }) => groups + 1,
  groupTimeStart: ({ groups }) => groups + 1,
  /** One of `roles`, by block. */
  blockRole: ({ blocks }) => blocks,
} as const satisfies Record<string, Count>;

/**
 * What a block does in the item's balance; the sign is its sign there.
 * Production and outsourcing also draw on coupling rows; what is kept or owed passes to the next period.
 */
export const roles = { production: 1, outsourced: 2, owed: 3, lost: 4, unproduced: -1, stock: -3 } as const;

/** Costs from here on mark a closed cell; its x, room, z and w are 1 and stay so. */
export const closedCell = 1e300;

export type FloatSection = keyof typeof floats;
export type IntegerSection = keyof typeof integers;
export const sectionNames = [...Object.keys(floats), ...Object.keys(integers)] as readonly (FloatSection | IntegerSection)[];

export interface Layout {
  sizes: KernelSizes;
  /** Address of the header: Uint32 sizes in the order of `sizeNames`, then addresses of sections in the order of `sectionNames`. */
  header: number;
  /** Addresses in bytes, multiples of 16. */
  at: Readonly<Record<FloatSection | IntegerSection, number>>;
  /** Numbers in each section. */
  length: Readonly<Record<FloatSection | IntegerSection, number>>;
  /** Bytes in all, counted from address 0. */
  bytes: number;
}

const aligned = (address: number) => Math.ceil(address / 16) * 16;

/** `base`: first address that is free (a WebAssembly module keeps its own data below). */
export function layoutOf(sizes: KernelSizes, base = 0): Layout {
  const header = aligned(base);
  let next = aligned(header + 4 * (sizeNames.length + sectionNames.length));
  const at = {} as Record<FloatSection | IntegerSection, number>;
  const length = {} as Record<FloatSection | IntegerSection, number>;
  const place = (name: FloatSection | IntegerSection, count: Count, bytesEach: number) => {
    at[name] = next;
    length[name] = count(sizes);
    next = aligned(next + bytesEach * length[name]);
  };
  for (const [name, count] of Object.entries(floats)) place(name as FloatSection, count, 8);
  for (const [name, count] of Object.entries(integers)) place(name as IntegerSection, count, 4);
  return { sizes, header, at, length, bytes: next };
}

/** Tells a kernel that cannot read this file where everything lies. */
export function writeHeader(buffer: ArrayBufferLike, { sizes, header, at }: Layout): void {
  const words = new Uint32Array(buffer, header, sizeNames.length + sectionNames.length);
  sizeNames.forEach((name, k) => (words[k] = sizes[name]));
  sectionNames.forEach((name, k) => (words[sizeNames.length + k] = at[name]));
}

export type Memory = Readonly<Record<FloatSection, Float64Array> & Record<IntegerSection, Int32Array>>;

/** Views of the kernel's memory, as laid out. */
export function memoryOf(buffer: ArrayBufferLike, layout: Layout): Memory {
  const views: Record<string, Float64Array | Int32Array> = {};
  for (const name of Object.keys(floats) as FloatSection[]) views[name] = new Float64Array(buffer, layout.at[name], layout.length[name]);
  for (const name of Object.keys(integers) as IntegerSection[]) views[name] = new Int32Array(buffer, layout.at[name], layout.length[name]);
  return views as Memory;
}
