import { deflateSync, inflateSync, strFromU8, strToU8 } from "fflate";
import { canonicalJson } from "../engine/canonical";
import type { PlanningInputs } from "../engine/meeting/assumptions";
import type { SnapshotPart } from "../engine/meeting/memory";
import { defaultOptions } from "../engine/options";

/** Excel holds 32,767 characters in a cell. */
const charactersPerCell = 32_000;
/** `String.fromCharCode` takes its bytes as arguments, of which there may not be any number. */
const bytesAtOnce = 0x2000;

/** All a plan is made from, as text for cells: JSON with sorted keys, deflated, in base64. The same inputs give the same text. */
export function snapshotOf(snapshot: string, { records, options }: PlanningInputs): SnapshotPart[] {
  const bytes = deflateSync(strToU8(canonicalJson({ records, options })), { level: 9 });
  const text = base64Of(bytes);
  return Array.from({ length: Math.ceil(text.length / charactersPerCell) }, (_, part) => ({ snapshot, part, content: text.slice(part * charactersPerCell, (part + 1) * charactersPerCell) }));
}

/** The inputs of a snapshot; undefined where a part is missing or was changed. */
export function inputsOf(snapshot: string, parts: readonly SnapshotPart[]): PlanningInputs | undefined {
  const own = parts.filter((part) => part.snapshot === snapshot).sort((a, b) => a.part - b.part);
  if (own.length === 0 || own.some(({ part }, index) => part !== index)) return undefined;
  try {
    const { records, options } = JSON.parse(strFromU8(inflateSync(bytesOf(own.map(({ content }) => content).join(""))))) as PlanningInputs;
    // Settings that are newer than the snapshot have their defaults.
    return { records, options: { ...defaultOptions, ...options } };
  } catch {
    return undefined;
  }
}

function base64Of(bytes: Uint8Array): string {
  const pieces = Array.from({ length: Math.ceil(bytes.length / bytesAtOnce) }, (_, k) => String.fromCharCode(...bytes.subarray(k * bytesAtOnce, (k + 1) * bytesAtOnce)));
  return btoa(pieces.join(""));
}

const bytesOf = (text: string): Uint8Array => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));

/** Names of the runs and releases kept, in their order. */
export const snapshotNames = (parts: readonly SnapshotPart[]): string[] => [...new Set(parts.map(({ snapshot }) => snapshot))];

/** Run snapshots begin with this; the others are named as their release. */
const runPrefix = "run ";
/** How many runs can be gone back to; the current one counts. */
const runsKept = 3;
/** How many releases keep their inputs, for the bridge from one to the next. */
const releasesKept = 2;

/** Whether a snapshot is of a run; the others are of releases. */
export const isRun = (snapshot: string): boolean => snapshot.startsWith(runPrefix);

/** What a run of these inputs is called: no clock is needed, and the same run has the same name. */
export const runName = (inputFingerprint: string): string => `${runPrefix}${inputFingerprint.slice(0, 12)}`;

/** The snapshots with one more, the oldest of its sort dropped. A run that is repeated becomes the newest. */
export function withSnapshot(parts: readonly SnapshotPart[], added: readonly SnapshotPart[]): SnapshotPart[] {
  const [name] = snapshotNames(added);
  if (name === undefined) return [...parts];
  const others = parts.filter(({ snapshot }) => snapshot !== name);
  const same = snapshotNames(others).filter((other) => isRun(other) === isRun(name));
  const dropped = new Set(same.slice(0, Math.max(0, same.length + 1 - (isRun(name) ? runsKept : releasesKept))));
  return [...others.filter(({ snapshot }) => !dropped.has(snapshot)), ...added];
}

/** The run before the last one, to go back to; undefined where there is none. */
export const runBefore = (parts: readonly SnapshotPart[]): string | undefined => snapshotNames(parts).filter(isRun).at(-2);
