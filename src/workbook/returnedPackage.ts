import { type Problem, ProblemError } from "../engine/problem";
import { type Relationship, relationshipsPath, resolved } from "./relationships";
import { MalformedXml, readXml } from "./returnedXml";
import { unpackXlsx, type XlsxLimits } from "./unpackXlsx";

/** Tighter than for a planner's own workbook: a filled template is small. */
export const returnedLimits: XlsxLimits = { fileBytes: 10_000_000, unpackedBytes: 200_000_000, partBytes: 64_000_000, parts: 2_000 };

type Reason = Extract<Problem, { kind: "notAWorkbook" }>["reason"];

export class ReturnRefused extends Error {
  constructor(readonly reason: Reason) {
    super(reason);
  }
}

export interface ReturnedPackage {
  part(path: string): Uint8Array | undefined;
  relationships(path: string): readonly Relationship[];
  refuse(): never;
}

/** What can run, reach out or hide in a package, by its path. */
const unwanted: readonly (readonly [RegExp, Reason])[] = [
  [/(^|\/)(vbaProject[^/]*\.bin|macrosheets\/.*|dialogsheets\/.*|intlmacrosheets\/.*)$/i, "macros"],
  [/(^|\/)(externalLinks\/.*|connections\.xml|queryTables\/.*|ddeLinks?\/.*)$/i, "externalLinks"],
  [/(^|\/)(embeddings|activeX|oleObjects?|webextensions)\//i, "embedded"],
];
const harmlessOutside = new Set(["hyperlink"]);

function relationshipsOf(part: Uint8Array | undefined, owner: string): readonly Relationship[] {
  const found: Relationship[] = [];
  if (!part) return found;
  readXml(part, {
    open: (name, attributes) => {
      if (name !== "Relationship") return;
      const type = (attributes.get("Type") ?? "").split("/").at(-1)!;
      if (attributes.get("TargetMode")?.toLowerCase() === "external") {
        if (!harmlessOutside.has(type)) throw new ReturnRefused("externalLinks");
        return;
      }
      found.push({ id: attributes.get("Id") ?? "", type, target: resolved(owner, attributes.get("Target") ?? "") });
    },
  });
  if (new Set(found.map(({ id }) => id)).size < found.length) throw new ReturnRefused("unreadable");
  return found;
}

/** Unpacks, refuses what is unwanted, and turns whatever goes wrong while reading into the one plain reason. */
export function unpackReturned<T>(bytes: Uint8Array, file: string, read: (parts: ReturnedPackage) => T): T {
  const parts = unpackXlsx(bytes, file, returnedLimits);
  try {
    for (const [pattern, reason] of unwanted) if ([...parts.keys()].some((path) => pattern.test(path))) throw new ReturnRefused(reason);
    const relationships = (path: string) => relationshipsOf(parts.get(relationshipsPath(path)), path);
    for (const path of parts.keys()) if (path.endsWith(".rels")) relationshipsOf(parts.get(path), "");
    return read({
      part: (path) => parts.get(path),
      relationships,
      refuse: () => {
        throw new ReturnRefused("unreadable");
      },
    });
  } catch (error) {
    if (error instanceof ReturnRefused) throw new ProblemError({ kind: "notAWorkbook", file, reason: error.reason });
    if (error instanceof MalformedXml) throw new ProblemError({ kind: "notAWorkbook", file, reason: "unreadable" });
    throw error;
  }
}

/** Paths of what a part points to, by the last word of the relationship's type. */
export const fromRoot = (parts: ReturnedPackage, owner: string, type: string): readonly string[] =>
  parts.relationships(owner).filter((one) => one.type === type).map(({ target }) => target);

/** The part of that name; the file is refused without it. */
export const partsNamed = (parts: ReturnedPackage, path: string): Uint8Array => parts.part(path) ?? parts.refuse();
