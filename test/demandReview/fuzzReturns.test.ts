import { strFromU8 } from "fflate";
import { readReturn } from "../../src/demandReview/returns/readReturn";
import { resolve } from "../../src/demandReview/returns/resolve";
import type { ReturnedForecast } from "../../src/demandReview/returned";
import { cellName, parseArea } from "../../src/workbook/address";
import { type Chance, mutations } from "./mutations";
import { clerkContext, context, fileOf, type FilledTemplate, filledTemplate, handedOutTemplate, type Meant, packed, partsOf } from "./returnedFiles";

/** Mulberry32: the same files in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
const chanceOf = (random: () => number): Chance => {
  const below = (count: number) => Math.floor(random() * count);
  return { below, one: (of) => of[below(of.length)]! };
};

/**
 * Figures that would be taken over other than they were meant, or not at all, without a word: nothing is decided, and neither the
 * cell, nor its row's key, nor its column's heading has a finding. Entries nobody meant are silent changes, too.
 */
function silentlyChanged({ entry }: FilledTemplate, returned: ReturnedForecast): string[] {
  if (returned.problems.length > 0) return [];
  const several = new Set(entry.cells.flatMap((row) => row.flatMap((cell) => cell?.meant?.office ?? []))).size > 0;
  const keyOf = (one: Partial<Meant>): string => [one.item, one.month, ...(several ? [one.office, one.channel, one.customer] : [])].join(" ");
  const taken = new Map(resolve(returned, {}, { on: "2026-11-24" }).entries.map((one) => [keyOf(one), one.quantity]));
  const doubted = new Set(returned.findings.flatMap(({ figures }) => figures.map((index) => keyOf(returned.figures[index]!))));
  // A figure may stand in another's cell: then that cell's doubt is its doubt.
  const doubtedCells = new Set(returned.findings.flatMap(({ figures }) => figures.map((index) => returned.figures[index]!.at.cell)));
  const cells = new Map<number, Set<number>>();
  let whole = false;
  for (const { at } of returned.findings) {
    const area = at.cell === undefined ? undefined : parseArea(at.cell);
    if (!area) whole ||= at.cell === undefined && returned.figures.length === 0;
    else cells.set(area.row, (cells.get(area.row) ?? new Set()).add(area.column));
  }
  const headingAt = [...entry.cells.entries()].find(([, row]) => row.some((cell) => ["单位", "名称", "物料编码"].includes(String(cell?.value))))?.[0] ?? -1;
  const silent: string[] = [];
  const meantKeys = new Set<string>();
  entry.cells.forEach((row, r) =>
    row.forEach((cell, c) => {
      if (!cell?.meant) return;
      const key = keyOf(cell.meant);
      meantKeys.add(key);
      if (taken.get(key) === cell.meant.quantity) return;
      const own = cells.get(r)?.has(c) || [...(cells.get(r) ?? [])].some((column) => row[column]?.meant === undefined) || cells.get(headingAt)?.has(c);
      if (!own && !doubted.has(key) && !doubtedCells.has(cellName(r, c)) && !whole) silent.push(`${key}: meant ${cell.meant.quantity}, taken ${taken.get(key)}`);
    }),
  );
  for (const [key, quantity] of taken) if (!meantKeys.has(key)) silent.push(`${key}: never meant, taken ${quantity}`);
  return silent;
}

const names = Object.keys(mutations);

test("nothing happens to the template we hand out: every number is taken over, and nothing is doubted", async () => {
  const template = handedOutTemplate(seeded(3));
  const returned = await readReturn({ name: "回传.xlsx", bytes: fileOf(template) }, clerkContext);
  expect([returned.problems, returned.findings.map(({ kind, at, found }) => `${kind} ${at.cell} ${found}`)]).toEqual([[], []]);
  const meant = template.entry.cells.flatMap((row) => row.flatMap((cell) => cell?.meant ?? []));
  const taken = resolve(returned, {}, { on: "2026-11-24" }).entries.map(({ item, office, channel, customer, month, quantity }) => ({ item, office, channel, customer, month, quantity }));
  expect(taken).toHaveLength(meant.length);
  expect(taken).toEqual(expect.arrayContaining(meant));
});

test.each([0, 1, 2, 3])("month heading %i of our template is gone: its own column is proposed, and accepted as what was meant", async (nth) => {
  const template = handedOutTemplate(seeded(5));
  template.entry.cells[template.layout.headingRow]![template.layout.months[nth]!] = undefined;
  const returned = await readReturn({ name: "回传.xlsx", bytes: fileOf(template) }, clerkContext);
  const [finding, ...others] = returned.findings;
  expect([finding!.kind, finding!.at.cell, others]).toEqual(["renamedColumn", cellName(template.layout.headingRow, template.layout.months[nth]!), []]);
  const taken = resolve(returned, { [finding!.id]: "accept" }, { on: "2026-11-24" }).entries;
  expect(taken.map(({ item, office, channel, customer, month, quantity }) => ({ item, office, channel, customer, month, quantity }))).toEqual(expect.arrayContaining(template.entry.cells.flatMap((row) => row.flatMap((cell) => cell?.meant ?? []))));
});

test.each([
  ["a plain list", 1_800, filledTemplate, context],
  ["the template we hand out, two offices and customers", 1_200, handedOutTemplate, clerkContext],
] as const)("%s, mistreated in one to three ways %i times: no crash, and no changed number unreported", async (_, times, made, against) => {
  const failures: string[] = [];
  for (let seed = 1; seed <= times; seed += 1) {
    const random = seeded(seed);
    const chance = chanceOf(random);
    const template = made(random);
    const done = Array.from({ length: seed <= names.length * 5 ? 1 : 1 + chance.below(3) }, (__, nth) => (nth === 0 ? names[seed % names.length]! : chance.one(names)));
    // Columns change places, and their headings are put back: nothing but the numbers has moved, and nobody can see it.
    const headed = done.some((name) => ["swapHeadings", "allHeadings", "heading"].includes(name));
    for (const name of done) if (!(headed && name === "swapColumns")) mutations[name]!(template, chance);
    const returned = await readReturn({ name: "回传.xlsx", bytes: fileOf(template) }, against);
    const silent = silentlyChanged(template, returned);
    if (silent.length > 0) failures.push(`${seed} ${done.join("+")}: ${silent.slice(0, 2).join("; ")}`);
  }
  expect(failures).toEqual([]);
});

test("700 files damaged in their bytes, and 500 in their markup: read as meant, or refused", async () => {
  const template = filledTemplate(seeded(7));
  const [parts, whole] = [partsOf(template), fileOf(template)];
  const failures: string[] = [];
  let refusals = 0;
  const judge = async (seed: number, bytes: Uint8Array) => {
    const returned = await readReturn({ name: "坏.xlsx", bytes }, context);
    if (returned.problems.length > 0) refusals += 1;
    const silent = silentlyChanged(template, returned);
    if (silent.length > 0) failures.push(`${seed}: ${silent.slice(0, 2).join("; ")}`);
  };
  for (let seed = 1; seed <= 700; seed += 1) await judge(seed, damaged(whole, chanceOf(seeded(seed))));
  for (let seed = 1; seed <= 500; seed += 1) {
    const chance = chanceOf(seeded(10_000 + seed));
    const path = chance.one(Object.keys(parts));
    await judge(10_000 + seed, packed({ ...parts, [path]: scratched(parts[path]!, chance) }));
  }
  expect(failures).toEqual([]);
  expect(refusals).toBeGreaterThan(500);
});

function damaged(whole: Uint8Array, chance: Chance): Uint8Array {
  const bytes = whole.slice();
  const kind = chance.below(4);
  if (kind === 0) return bytes.slice(0, chance.below(bytes.length));
  if (kind === 1) for (let flips = 1 + chance.below(4); flips > 0; flips -= 1) bytes[chance.below(bytes.length)]! ^= 1 << chance.below(8);
  if (kind === 2) bytes.copyWithin(chance.below(bytes.length), chance.below(bytes.length), chance.below(bytes.length));
  if (kind === 3) bytes.fill(chance.below(256), chance.below(bytes.length), chance.below(bytes.length));
  return bytes;
}

/** Changes markup, not the numbers and texts themselves: another digit in a value is another number typed. */
function scratched(part: Uint8Array, chance: Chance): Uint8Array {
  const bytes = part.slice();
  const text = strFromU8(bytes, true);
  for (let tries = 0; tries < 50; tries += 1) {
    const at = chance.below(bytes.length);
    if (/<[vt]>[^<]*$/.test(text.slice(Math.max(0, at - 80), at))) continue;
    bytes[at] = chance.one([..."<>/\"= &;rcsvt019A"]).charCodeAt(0);
    return bytes;
  }
  return bytes;
}
