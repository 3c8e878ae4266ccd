import { Inflate, strFromU8 } from "fflate";
import { type Problem, ProblemError } from "../engine/problem";

/** What a workbook may weigh before we refuse it: a small file can unpack to anything. */
export const xlsxLimits = {
  /** Bytes of the file itself. */
  fileBytes: 30_000_000,
  /** Bytes of all parts together, counted while they unpack. */
  unpackedBytes: 200_000_000,
  /** Bytes of one part. */
  partBytes: 200_000_000,
  /** Parts in the package. */
  parts: 2_000,
};
export type XlsxLimits = typeof xlsxLimits;

type Reason = Extract<Problem, { kind: "notAWorkbook" }>["reason"];

/** Carries the reason up to the one place that knows the file's name. */
class Refusal extends Error {
  constructor(readonly reason: Reason) {
    super(reason);
  }
}

/** Parts of an .xlsx package by their path. Throws `ProblemError` for whatever is no harmless workbook. */
export function unpackXlsx(bytes: Uint8Array, file: string, limits: XlsxLimits = xlsxLimits): ReadonlyMap<string, Uint8Array> {
  try {
    const parts = unpack(bytes, limits);
    refuseUnlessWorkbook(parts);
    return parts;
  } catch (error) {
    throw new ProblemError({ kind: "notAWorkbook", file, reason: error instanceof Refusal ? error.reason : "unreadable" });
  }
}

/** Compound File Binary: the old .xls, and what Excel wraps an encrypted .xlsx in. */
const compoundFile = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

function unpack(bytes: Uint8Array, limits: XlsxLimits): ReadonlyMap<string, Uint8Array> {
  if (bytes.length > limits.fileBytes) throw new Refusal("tooLarge");
  if (compoundFile.every((byte, index) => bytes[index] === byte)) throw new Refusal(isEncrypted(bytes) ? "encrypted" : "oldFormat");
  const entries = centralDirectory(bytes, limits);
  const parts = new Map<string, Uint8Array>();
  refuseTricks(entries);
  let room = limits.unpackedBytes;
  for (const entry of entries) {
    const part = inflate(bytes, entry, Math.min(room, limits.partBytes));
    room -= part.length;
    parts.set(entry.path, part);
  }
  return parts;
}

/** The compound file of an encrypted workbook has a stream of this name, in UTF-16. */
const isEncrypted = (bytes: Uint8Array): boolean => strFromU8(bytes, true).includes([..."EncryptedPackage"].join("\0"));

interface Entry {
  path: string;
  /** CRC-32 of what is packed. */
  checksum: number;
  method: number;
  packed: number;
  unpacked: number;
  /** Of the local header. */
  offset: number;
}

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const localHeader = 0x04034b50;

function centralDirectory(bytes: Uint8Array, limits: XlsxLimits): readonly Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  if (count > limits.parts) throw new Refusal("tooLarge");
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (view.getUint32(at, true) !== directoryEntry) throw new Refusal("unreadable");
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) => view.getUint16(at + field, true)) as [number, number, number];
    if (view.getUint16(at + 8, true) & 1) throw new Refusal("encrypted");
    entries.push({
      path: strFromU8(bytes.subarray(at + 46, at + 46 + nameLength)).replaceAll("\\", "/").replace(/^\//, ""),
      method: view.getUint16(at + 10, true),
      checksum: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + extraLength + commentLength;
  }
  return entries.filter(({ path }) => !path.endsWith("/"));
}

/** Names that leave the package, two parts of one name, data that two parts share: what two programs may read in two ways. */
function refuseTricks(entries: readonly Entry[]): void {
  if (entries.some(({ path }) => path.split("/").includes("..") || path.includes("\0") || /^[a-z]:/i.test(path))) throw new Refusal("unreadable");
  if (new Set(entries.map(({ path }) => path.toLowerCase())).size < entries.length) throw new Refusal("unreadable");
  const placed = [...entries].sort((a, b) => a.offset - b.offset);
  if (placed.some(({ offset, packed }, index) => offset + packed > (placed[index + 1]?.offset ?? Infinity))) throw new Refusal("unreadable");
}

const remainders = Int32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit += 1) remainder = remainder & 1 ? (remainder >>> 1) ^ 0xedb88320 : remainder >>> 1;
  return remainder;
});

/** CRC-32 as zip keeps it: a number that changed on its way is no number. */
function checksumOf(bytes: Uint8Array): number {
  let checksum = -1;
  for (let at = 0; at < bytes.length; at += 1) checksum = remainders[(checksum ^ bytes[at]!) & 255]! ^ (checksum >>> 8);
  return ~checksum >>> 0;
}

/** The end record is 22 bytes and a comment of at most 65,535 from the end. */
function findEnd(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 65_535); at -= 1) if (view.getUint32(at, true) === endOfDirectory) return at;
  throw new Refusal("unreadable");
}

/** Bytes handed to the inflater at once: deflate grows at most some thousandfold, so the count is looked at every 16 MB or sooner. */
const slice = 16_384;

function inflate(bytes: Uint8Array, { method, packed, unpacked, offset, checksum }: Entry, room: number): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(offset, true) !== localHeader || (method !== 0 && method !== 8)) throw new Refusal("unreadable");
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  const data = bytes.subarray(start, start + packed);
  if (unpacked > room) throw new Refusal("tooLarge");
  // The declared size is the sender's word: it reserves the room, and what comes out is counted against it.
  const part = method === 0 ? data.slice() : inflateInto(new Uint8Array(unpacked), data, room);
  if (part.length !== unpacked || data.length !== packed || checksumOf(part) !== checksum) throw new Refusal("unreadable");
  return part;
}

function inflateInto(part: Uint8Array, data: Uint8Array, room: number): Uint8Array {
  let length = 0;
  const inflater = new Inflate((chunk) => {
    if (length + chunk.length > room) throw new Refusal("tooLarge");
    if (length + chunk.length > part.length) throw new Refusal("unreadable");
    part.set(chunk, length);
    length += chunk.length;
  });
  for (let at = 0; at < data.length; at += slice) inflater.push(data.subarray(at, at + slice), at + slice >= data.length);
  return part.subarray(0, length);
}

function refuseUnlessWorkbook(parts: ReadonlyMap<string, Uint8Array>): void {
  const paths = [...parts.keys()];
  if (paths.some((path) => /(^|\/)vbaProject\.bin$/i.test(path))) throw new Refusal("macros");
  if (strFromU8(parts.get("[Content_Types].xml") ?? new Uint8Array()).includes("macroEnabled")) throw new Refusal("macros");
  if (paths.includes("xl/workbook.bin")) throw new Refusal("oldFormat");
  if (!paths.some((path) => /^xl\/workbook\d*\.xml$/i.test(path))) throw new Refusal("unreadable");
  for (const [path, part] of parts) if (/\.(xml|rels|vml)$/i.test(path) && declaresType(part)) throw new Refusal("documentType");
}

/** Office writes no document types; they are what entity tricks are made of. One stands before the first element. */
const declaresType = (part: Uint8Array): boolean => /<!DOCTYPE|<!ENTITY/.test(strFromU8(part.subarray(0, 8_192), true).replaceAll("\0", ""));
