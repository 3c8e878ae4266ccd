import { posix } from "node:path";

/** Which places a room may import, as in the table of `src/README.md`. A place is a folder or a file without its ending. */
export const mayImport: Record<string, readonly string[]> = {
  engine: ["engine"],
  "workbook/port": [],
  workbook: ["workbook", "engine/problem"],
  language: ["language", "engine", "workbook/port"],
  input: ["input", "engine", "language", "workbook/port", "workbook/address", "workbook/mark"],
  reports: ["reports", "engine", "language", "workbook/port", "workbook/address", "workbook/mark"],
  demandReview: ["demandReview", "engine", "input", "readInputs", "planWorkbook", "reports", "language", "workbook"],
  meeting: ["meeting", "demandReview", "engine", "input", "readInputs", "planningHost", "planWorkbook", "reports", "language", "workbook"],
  kernel: ["kernel"],
  solver: ["solver", "engine/balance/linearProgram", "engine/balance/interior/kernel", "engine/balance/interior/layout"],
  readInputs: ["planWorkbook", "engine", "input", "reports", "language", "workbook/port"],
  planningHost: ["engine"],
  planWorkbook: ["meeting/snapshot", "readInputs", "planningHost", "engine", "input", "reports", "language", "workbook/port"],
  runPlanning: ["planWorkbook", "planningHost", "engine", "workbook/port"],
  worker: ["worker", "input", "meeting", "demandReview", "planWorkbook", "planningHost", "runPlanning", "workbook", "language", "solver", "engine"],
  delivery: ["delivery"],
  cli: ["cli", "delivery", "meeting", "demandReview", "readInputs", "planWorkbook", "planningHost", "runPlanning", "input", "reports/places", "workbook", "language", "solver", "engine"],
  taskpane: ["taskpane", "worker", "meeting", "demandReview", "planWorkbook", "planningHost", "readInputs", "runPlanning", "input", "reports/places", "workbook", "language", "engine"],
  commands: ["commands", "workbook", "language"],
};

export interface SourceFile {
  /** Below src/, with slashes: "engine/plan.ts". */
  path: string;
  text: string;
}

const within = (place: string, room: string): boolean => place === room || place.startsWith(`${room}/`);
const withoutEnding = (path: string): string => path.replace(/\.tsx?$/, "");

const roomOf = (place: string): string | undefined =>
  Object.keys(mayImport)
    .filter((room) => within(place, room))
    .sort((a, b) => b.length - a.length)[0];

const importLines = /^\s*(?:import|export)\b[^;]*?from\s+["']([^"']+)["']|^\s*import\s+["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']\s*\)/gm;

/** "engine/x.ts → reports/y": every relative import that its room may not make. Imports of packages are free except in the engine. */
export function wrongImports(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, text }) => {
    const room = roomOf(withoutEnding(path));
    if (!room) return [`${path} stands in no room`];
    return [...text.matchAll(importLines)]
      .map((match) => match[1] ?? match[2] ?? match[3]!)
      .filter((target) => target.startsWith("."))
      .map((target) => posix.join(posix.dirname(path), target))
      .filter((target) => !mayImport[room]!.some((place) => within(target, place)))
      .map((target) => `${path} → ${target}`);
  });
}

const officeOnly = /\b(?:Excel|Office)\.(?!js\b)/;
const codeOnly = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$|(["'`])(?:\\.|(?!\1)[^\\])*\1/gm, "");

/** Files outside the Excel door and the pane's start that speak to Office. */
export const strayOfficeUse = (files: readonly SourceFile[], allowed: RegExp): string[] =>
  files.filter(({ path, text }) => !allowed.test(path) && officeOnly.test(codeOnly(text))).map(({ path }) => path);

const clocks = /\bDate\.now\(|\bnew Date\(\)|\bperformance\.now\(|\bMath\.random\(/;

/** Engine files that look at a clock or at chance. */
export const impureEngineFiles = (files: readonly SourceFile[]): string[] =>
  files.filter(({ path, text }) => path.startsWith("engine/") && clocks.test(codeOnly(text))).map(({ path }) => path);
