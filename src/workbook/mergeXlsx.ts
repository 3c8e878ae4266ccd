import { strFromU8, strToU8 } from "fflate";
import { mergeStyles } from "./mergeStyles";
import { joinedRelationships, joinedSheets, joinedTypes, joinedWorkbook, sheetsOf, textOf, workbookPath } from "./mergeWorkbookPart";
import { keptRelation } from "./keptTail";
import { attribute, isInternal, type Parts, relationshipElement, relationships, relationshipsPath, renameParts, resolved } from "./relationships";

const stylesPath = "xl/styles.xml";
const typesPath = "[Content_Types].xml";

/**
 * Puts the sheets of one package, ours, into another; a sheet of the same name is replaced where it stands, the others
 * are added behind. All other parts stay as they are, byte for byte: a library that read and wrote them again would drop
 * what it does not know, shapes and newer formats first.
 */
export function mergeXlsx(theirs: Parts, ours: Parts, join: JoinSheet = ({ xml }) => xml): Parts {
  const kept = withoutSheets(theirs, new Set(sheetsOf(ours).map(({ name }) => name.toLowerCase())));
  const apart = renameParts(ours, freeNames(kept, ours));
  const styles = mergeStyles(textOf(theirs, stylesPath), textOf(ours, stylesPath));
  const sheets = joinedSheets(sheetsOf(theirs), sheetsOf(apart));
  const merged = new Map(kept);
  const change: Change = { texts: textsOf(ours), formats: styles.formats, changes: styles.changes, firstTable: highestTable(kept) + 1 };
  for (const path of reachable(apart, sheetsOf(apart).map((sheet) => sheet.path))) merged.set(path, adapted(path, apart.get(path)!, change));
  const old = new Map(sheetsOf(theirs).map((sheet) => [sheet.name.toLowerCase(), sheet.path]));
  for (const { name, path } of sheetsOf(apart)) {
    const xml = strFromU8(merged.get(path)!);
    const joined = join({ name, xml });
    if (joined === xml) continue;
    merged.set(path, strToU8(joined));
    keepRelations(merged, path, theirs, old.get(name.toLowerCase())!, joined);
  }
  merged.set(stylesPath, strToU8(styles.xml));
  merged.set(workbookPath, strToU8(joinedWorkbook(textOf(theirs, workbookPath), sheets, textOf(ours, workbookPath))));
  merged.set(relationshipsPath(workbookPath), strToU8(joinedRelationships(textOf(kept, relationshipsPath(workbookPath)), sheets)));
  merged.set(typesPath, strToU8(joinedTypes(textOf(theirs, typesPath), textOf(apart, typesPath), merged)));
  // Exactly one tab is selected: two would be edited together.
  for (const { path, ours: isOurs } of sheets) if (!isOurs) merged.set(path, unselected(merged.get(path)!));
  return merged;
}

/** Gives back one of our sheets with what people have on the one it replaces. */
export type JoinSheet = (sheet: { name: string; xml: string }) => string;

/** Notes and links of the old sheet that the joined one still speaks of come with it, and what they lead to. */
function keepRelations(merged: Map<string, Uint8Array>, path: string, theirs: Parts, old: string, joined: string): void {
  const isNote = (element: string) => /\/(comments|threadedComment)$/.test(attribute(element, "Type"));
  const wanted = (textOf(theirs, relationshipsPath(old)).match(relationshipElement) ?? []).filter(
    (element) => joined.includes(`"${keptRelation(attribute(element, "Id"))}"`) || (isNote(element) && joined.includes("<legacyDrawing")),
  );
  if (wanted.length === 0) return;
  const targets = wanted.filter(isInternal).map((element) => resolved(old, attribute(element, "Target")));
  for (const target of reachable(theirs, targets)) if (!merged.has(target)) merged.set(target, theirs.get(target)!);
  const elements = wanted.map((element) => {
    const target = isInternal(element) ? `/${resolved(old, attribute(element, "Target"))}` : attribute(element, "Target");
    return element.replace(/(\sId\s*=\s*["'])[^"']*/, (_, before: string) => before + keptRelation(attribute(element, "Id"))).replace(/(\sTarget\s*=\s*["'])[^"']*/, (_, before: string) => before + target);
  });
  const relations = textOf(merged, relationshipsPath(path)) || '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>';
  merged.set(relationshipsPath(path), strToU8(relations.replace("</Relationships>", () => `${elements.map((element) => element.replace(/\s*\/?>$/, "/>")).join("")}</Relationships>`)));
}

/** Only a part that is selected is touched at all. */
function unselected(part: Uint8Array): Uint8Array {
  const head = strFromU8(part.subarray(0, 4_096), true);
  return /\stabSelected="(1|true)"/.test(head) ? strToU8(strFromU8(part).replace(/\stabSelected="(1|true)"/, "")) : part;
}

const highestTable = (parts: Parts): number =>
  [...parts.keys()]
    .filter((path) => path.startsWith("xl/tables/"))
    .reduce((most, path) => Math.max(most, Number(tableId.exec(textOf(parts, path))?.[2] ?? 0)), 0);
const tableId = /(<table\s[^>]*?\bid=")(\d+)/;

/** What our parts must say otherwise in the other workbook. */
interface Change {
  /** Our shared texts, which move into their cells: the other workbook has its own list. */
  texts: readonly string[];
  /** Cell formats under their new numbers. */
  formats: readonly number[];
  /** Looks that conditions change, under their new numbers. */
  changes: readonly number[];
  /** Identifier of our first table. */
  firstTable: number;
}

const textsOf = (parts: Parts): readonly string[] => [...textOf(parts, "xl/sharedStrings.xml").matchAll(/<si>([\s\S]*?)<\/si>|<si\/>/g)].map(([, text = "<t/>"]) => text);

function adapted(path: string, part: Uint8Array, { texts, formats, changes, firstTable }: Change): Uint8Array {
  if (/^xl\/tables\/table\d+\.xml$/.test(path)) return strToU8(strFromU8(part).replace(tableId, (_, before: string, id: string) => before + (Number(id) - 1 + firstTable)));
  if (!/^xl\/worksheets\/sheet\d+\.xml$/.test(path)) return part;
  return strToU8(
    strFromU8(part)
      .replace(/(<(?:c|row|col)\s[^>]*?\s)(s|style)="(\d+)"/g, (_, before: string, name: string, old: string) => `${before}${name}="${formats[Number(old)] ?? 0}"`)
      .replace(/(<cfRule\s[^>]*?\s)dxfId="(\d+)"/g, (_, before: string, old: string) => `${before}dxfId="${changes[Number(old)] ?? 0}"`)
      .replace(/(<c\s[^>]*?\s)t="s"([^>]*)><v>(\d+)<\/v>/g, (_, before: string, after: string, index: string) => `${before}t="inlineStr"${after}><is>${texts[Number(index)]!}</is>`),
  );
}

/** Numbers for our parts beyond those in use, for each kind of part. */
function freeNames(kept: Parts, ours: Parts): ReadonlyMap<string, string> {
  const numbered = /^(xl\/(?:worksheets\/sheet|drawings\/drawing|charts\/chart|tables\/table))(\d+)\.xml$/;
  const highest = new Map<string, number>();
  for (const path of kept.keys()) {
    const [, kind = "", number] = numbered.exec(path) ?? [];
    highest.set(kind, Math.max(highest.get(kind) ?? 0, Number(number ?? 0)));
  }
  return new Map([...ours.keys()].flatMap((path) => {
    const [, kind, number] = numbered.exec(path) ?? [];
    return kind ? [[path, `${kind}${(highest.get(kind) ?? 0) + Number(number)}.xml`] as const] : [];
  }));
}

/** Parts that can be reached from these, themselves and their relationships included. */
function reachable(parts: Parts, from: readonly string[]): ReadonlySet<string> {
  const found = new Set(from.filter((path) => path === "" || parts.has(path)));
  // A set being walked also visits what is added on the way.
  for (const path of found) relationships(parts, path).filter(({ target }) => parts.has(target)).forEach(({ target }) => found.add(target));
  for (const path of [...found]) if (parts.has(relationshipsPath(path))) found.add(relationshipsPath(path));
  return found;
}

/** Without these sheets, what only they use, and the calculation chain, which names cells of theirs; Excel makes it anew. */
function withoutSheets(parts: Parts, names: ReadonlySet<string>): Parts {
  const gone = new Set(sheetsOf(parts).filter(({ name }) => names.has(name.toLowerCase())).map(({ relation }) => relation));
  const relationsPath = relationshipsPath(workbookPath);
  const relations = textOf(parts, relationsPath).replace(/<Relationship\s[^>]*>/g, (element) =>
    gone.has(attribute(element, "Id")) || attribute(element, "Type").endsWith("/calcChain") ? "" : element,
  );
  const less = new Map(parts).set(relationsPath, strToU8(relations));
  const [before, after] = [reachable(parts, [""]), reachable(less, [""])];
  return new Map([...less].filter(([path]) => !before.has(path) || after.has(path)));
}
