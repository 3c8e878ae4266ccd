import { tokenize } from "@cj-tech-master/excelts/formula";
import { columnIndex } from "./address";
import type { CalculationName } from "./calculationModel";

/** Zero-based. */
export interface CellPlace {
  sheet: string;
  row: number;
  column: number;
}

/** A referenced rectangle, bounds included; whole rows and columns end at infinity. */
interface Reference {
  sheet: string;
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** Which formulas hang on which cells. */
export interface Dependencies {
  /** Undefined forgets the formula that stood there. */
  set(place: CellPlace, formula: string | undefined): void;
  /** The formulas in these cells, and every formula that depends on the cells, however far away; what is read stands before its readers. */
  affectedBy(places: readonly CellPlace[]): readonly CellPlace[];
}

type Token = ReturnType<typeof tokenize>[number];

/** The tokenizer's kinds (its enum exists for the compiler only). */
const cellReference = 5;
const rangeReference = 6;
const sheetPrefix = 7;
const columnRange = 20;
const rowRange = 21;
const nameToken = 19;

/** What can point or spill anywhere, and what changes by itself: such a formula is computed after every edit. */
const restless = /^(INDIRECT|OFFSET|TODAY|NOW|RAND|RANDBETWEEN|RANDARRAY|FILTER|SORT|SORTBY|UNIQUE|SEQUENCE)$/i;
/** Colons between functions, table columns, ranges over sheets, and the functions above. */
const anywhere = (token: Token): boolean =>
  [13, 22].includes(token.type) || ("endSheetName" in token && token.endSheetName !== undefined) || ("name" in token && restless.test(token.name));

function corner(text: string): { row?: number; column?: number } {
  const [, letters, digits] = /^\$?([A-Z]*)\$?(\d*)$/i.exec(text) ?? [];
  return { row: digits ? Number(digits) - 1 : undefined, column: letters ? columnIndex(letters) : undefined };
}

function reference(sheet: string, text: string): Reference {
  const [from = "", to = from] = text.split(":");
  const [a, b] = [corner(from), corner(to)];
  return { sheet, top: a.row ?? 0, left: a.column ?? 0, bottom: b.row ?? Infinity, right: b.column ?? Infinity };
}

/** What a name stands for on a sheet: one of the sheet's own comes before one of the workbook's; undefined where nobody knows it. */
function named(names: readonly CalculationName[], sheet: string, name: string): Reference | undefined {
  const called = names.filter((candidate) => candidate.name.toLowerCase() === name.toLowerCase());
  const found = called.find(({ scope }) => scope?.toLowerCase() === sheet) ?? called.find(({ scope }) => scope === undefined);
  if (!found) return undefined;
  const { row, column, rows, columns } = found.area;
  return { sheet: found.sheet.toLowerCase(), top: row, left: column, bottom: row + rows - 1, right: column + columns - 1 };
}

/** References of a formula; undefined where they cannot be told from its text. */
function references(home: string, formula: string, names: readonly CalculationName[]): readonly Reference[] | undefined {
  const tokens = readTokens(formula);
  if (tokens.some(anywhere)) return undefined;
  const found = tokens.map((token, index): readonly Reference[] | undefined => {
    const prefix = tokens[index - 1];
    const sheet = (prefix?.type === sheetPrefix ? prefix.sheetName : home).toLowerCase();
    if (token.type === cellReference) return [reference(sheet, token.col + token.row)];
    if (token.type === nameToken) {
      const place = named(names, sheet, token.value);
      return place && [place];
    }
    return token.type === rangeReference || token.type === columnRange || token.type === rowRange ? [reference(sheet, token.value)] : [];
  });
  return found.every((one) => one !== undefined) ? found.flat() : undefined;
}

function readTokens(formula: string): readonly Token[] {
  try {
    return tokenize(formula.replace(/^=/, ""));
  } catch {
    // Not a formula: it computes to #NAME? whatever its neighbours hold.
    return [];
  }
}

const cellKey = (sheet: string, row: number, column: number): string => `${sheet.toLowerCase()}!${row}:${column}`;
const cellCount = ({ top, left, bottom, right }: Reference): number => (bottom - top + 1) * (right - left + 1);
/** A range up to this size is entered cell by cell; a larger one is searched. */
const smallRange = 64;

function cellsOf({ sheet, top, left, bottom, right }: Reference): readonly string[] {
  const keys: string[] = [];
  for (let row = top; row <= bottom; row += 1) for (let column = left; column <= right; column += 1) keys.push(cellKey(sheet, row, column));
  return keys;
}

const holdsRow = (range: Reference, row: number): boolean => row >= range.top && row <= range.bottom;

/** Large ranges by the columns they cover, so that those over a cell are found without asking all of them. */
function rangeIndex() {
  const byColumn = new Map<string, Map<string, Reference>>();
  const wide = new Map<string, Map<string, Reference>>();
  const shelf = (shelves: Map<string, Map<string, Reference>>, name: string) => shelves.get(name) ?? shelves.set(name, new Map()).get(name)!;
  return {
    enter(key: string, range: Reference): void {
      if (range.right - range.left >= widestIndexed) return void shelf(wide, range.sheet).set(key, range);
      for (let column = range.left; column <= range.right; column += 1) shelf(byColumn, `${range.sheet}!${column}`).set(key, range);
    },
    over({ sheet, row, column }: CellPlace): readonly string[] {
      const narrow = byColumn.get(`${sheet.toLowerCase()}!${column}`) ?? [];
      const others = [...(wide.get(sheet.toLowerCase()) ?? [])].filter(([, { left, right }]) => column >= left && column <= right);
      return [...narrow, ...others].flatMap(([key, range]) => (holdsRow(range, row) ? [key] : []));
    },
  };
}
const widestIndexed = 256;

interface FormulaEntry {
  place: CellPlace;
  references: readonly Reference[] | undefined;
}

/** Sets of formulas by what they read; a set that runs empty is dropped. */
function readers<Key>() {
  const sets = new Map<Key, Set<string>>();
  return {
    sets,
    add: (key: Key, formula: string) => void (sets.get(key)?.add(formula) ?? sets.set(key, new Set([formula]))),
    remove: (key: Key, formula: string) => void (sets.get(key)?.delete(formula) && sets.get(key)?.size === 0 && sets.delete(key)),
  };
}

/** Keeps which cells follow from which, so that a change recalculates no more than it has to. */
export function dependencies(names: readonly CalculationName[] = []): Dependencies {
  const formulas = new Map<string, FormulaEntry>();
  const ofCells = readers<string>();
  const ofRanges = readers<string>();
  const ranges = rangeIndex();
  const unforeseeable = new Set<string>();

  function forget(key: string): void {
    for (const range of formulas.get(key)?.references ?? []) {
      if (cellCount(range) <= smallRange) cellsOf(range).forEach((cell) => ofCells.remove(cell, key));
      else ofRanges.remove(JSON.stringify(range), key);
    }
    unforeseeable.delete(key);
    formulas.delete(key);
  }

  function enter(key: string, entry: FormulaEntry): void {
    formulas.set(key, entry);
    if (!entry.references) unforeseeable.add(key);
    for (const range of entry.references ?? []) {
      if (cellCount(range) <= smallRange) cellsOf(range).forEach((cell) => ofCells.add(cell, key));
      else {
        ranges.enter(JSON.stringify(range), range);
        ofRanges.add(JSON.stringify(range), key);
      }
    }
  }

  /** Formulas that name the cell, and large ranges over it: a range is a stop of its own, or a column read by all would link everything with everything. */
  const readersOf = (place: CellPlace): readonly string[] => [
    ...(ofCells.sets.get(cellKey(place.sheet, place.row, place.column)) ?? []),
    ...ranges.over(place).filter((range) => ofRanges.sets.has(range)),
  ];

  const readersOfStop = (stop: string): readonly string[] => {
    const formula = formulas.get(stop);
    return formula ? readersOf(formula.place) : [...(ofRanges.sets.get(stop) ?? [])];
  };

  /** Formulas and ranges that hang on the cells, each with its readers. */
  function affectedBy(places: readonly CellPlace[]): ReadonlyMap<string, readonly string[]> {
    const own = places.map(({ sheet, row, column }) => cellKey(sheet, row, column)).filter((key) => formulas.has(key));
    const found = new Set([...own, ...unforeseeable, ...places.flatMap(readersOf)]);
    const edges = new Map<string, readonly string[]>();
    // A set being walked also visits what is added on the way.
    for (const stop of found) {
      edges.set(stop, readersOfStop(stop));
      for (const reader of edges.get(stop)!) found.add(reader);
    }
    return edges;
  }

  return {
    set(place, formula) {
      const key = cellKey(place.sheet, place.row, place.column);
      forget(key);
      if (formula !== undefined) enter(key, { place, references: references(place.sheet, formula, names) });
    },
    affectedBy: (places) => inOrder(affectedBy(places), unforeseeable).flatMap((stop) => formulas.get(stop)?.place ?? []),
  };
}

/** Kahn's order of formulas and ranges, from each one's readers. Those marked late wait until nothing else is left; a circle comes last. */
function inOrder(readersOf: ReadonlyMap<string, readonly string[]>, late: ReadonlySet<string>): readonly string[] {
  const waitsFor = new Map([...readersOf.keys()].map((key) => [key, 0]));
  for (const readers of readersOf.values()) for (const reader of readers) waitsFor.set(reader, waitsFor.get(reader)! + 1);
  const ready = [...readersOf.keys()].filter((key) => waitsFor.get(key) === 0);
  const [now, later] = [ready.filter((key) => !late.has(key)), ready.filter((key) => late.has(key))];
  const ordered = new Set<string>();
  for (let key = now.pop() ?? later.pop(); key !== undefined; key = now.pop() ?? later.pop()) {
    ordered.add(key);
    for (const reader of readersOf.get(key)!) {
      const open = waitsFor.get(reader)! - 1;
      waitsFor.set(reader, open);
      if (open === 0) (late.has(reader) ? later : now).push(reader);
    }
  }
  return [...ordered, ...[...readersOf.keys()].filter((key) => !ordered.has(key))];
}
