/**
 * A small, strict pull reader of XML for parts that strangers send: no document types, no entities but the five and
 * character numbers, elements closed in order, limited depth. Anything else throws `MalformedXml`.
 */

export class MalformedXml extends Error {}

export interface XmlEvents {
  /** Names come without their prefix; `path` is how deep the element stands, the root at 1. */
  open?(name: string, attributes: ReadonlyMap<string, string>, depth: number): void;
  text?(text: string): void;
  close?(name: string, depth: number): void;
}

/** Office nests a dozen deep. */
const deepest = 64;
const mostAttributes = 200;

const named: ReadonlyMap<string, string> = new Map([["lt", "<"], ["gt", ">"], ["amp", "&"], ["quot", '"'], ["apos", "'"]]);

function fail(what: string): never {
  throw new MalformedXml(what);
}

const characterOf = (code: number): string => (code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : fail("character"));

function plain(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&([^;&]{0,12})(;?)/g, (_, name: string, end: string) => {
    if (end === "") fail("entity");
    if (/^#x[0-9a-f]{1,6}$/i.test(name)) return characterOf(Number.parseInt(name.slice(2), 16));
    if (/^#\d{1,7}$/.test(name)) return characterOf(Number(name.slice(1)));
    return named.get(name) ?? fail("entity");
  });
}

const withoutPrefix = (name: string): string => name.slice(name.indexOf(":") + 1);

/** Strict UTF-8, or UTF-16 with its mark; no other encoding is written by spreadsheets. */
function decoded(part: Uint8Array): string {
  const encoding = part[0] === 0xff && part[1] === 0xfe ? "utf-16le" : part[0] === 0xfe && part[1] === 0xff ? "utf-16be" : "utf-8";
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(part);
  } catch {
    return fail("encoding");
  }
}

const nameStart = /[^\s/>]+/y;
const attributeAt = /\s+([^\s=/><"']+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
const tagEnd = /\s*(\/?)>/y;

/** Attributes keep their prefix: "r:id" is not "id". */
function attributesAt(xml: string, from: number): { attributes: ReadonlyMap<string, string>; at: number } {
  const attributes = new Map<string, string>();
  let at = from;
  for (;;) {
    attributeAt.lastIndex = at;
    const match = attributeAt.exec(xml);
    if (!match) return { attributes, at };
    if (attributes.has(match[1]!) || attributes.size >= mostAttributes) fail("attribute");
    attributes.set(match[1]!, plain(match[2] ?? match[3] ?? ""));
    at = attributeAt.lastIndex;
  }
}

/** Where the next thing after "<!" or "<?" ends; hands CDATA on as text. */
function skip(xml: string, at: number, depth: number, events: XmlEvents): number {
  const until = (start: string, end: string): number => {
    const found = xml.indexOf(end, at + start.length);
    return found < 0 ? fail("unended") : found;
  };
  if (xml.startsWith("<!--", at)) return until("<!--", "-->") + 3;
  if (xml.startsWith("<?", at)) return until("<?", "?>") + 2;
  if (!xml.startsWith("<![CDATA[", at) || depth === 0) return fail("document type");
  const end = until("<![CDATA[", "]]>");
  events.text?.(xml.slice(at + 9, end));
  return end + 3;
}

/** Reads a whole part; events come in document order. */
export function readXml(part: Uint8Array, events: XmlEvents): void {
  const xml = decoded(part);
  const open: string[] = [];
  let roots = 0;
  let at = 0;
  while (at < xml.length) {
    const next = xml.indexOf("<", at);
    const text = xml.slice(at, next < 0 ? xml.length : next);
    if (open.length > 0) {
      // Read even where nobody listens: an unknown entity is refused wherever it stands.
      const read = plain(text);
      if (read !== "") events.text?.(read);
    } else if (/[^\s\ufeff]/.test(text)) fail("text outside");
    if (next < 0) break;
    const sign = xml[next + 1];
    if (sign === "!" || sign === "?") at = skip(xml, next, open.length, events);
    else if (sign === "/") {
      const end = xml.indexOf(">", next);
      const name = xml.slice(next + 2, end < 0 ? next + 2 : end).trimEnd();
      if (name === "" || open.at(-1) !== name) fail("close");
      events.close?.(withoutPrefix(name), open.length);
      open.pop();
      at = end + 1;
    } else {
      nameStart.lastIndex = next + 1;
      const name = nameStart.exec(xml)?.[0] ?? fail("name");
      const { attributes, at: after } = attributesAt(xml, nameStart.lastIndex);
      tagEnd.lastIndex = after;
      const ending = tagEnd.exec(xml) ?? fail("tag");
      if (open.length === 0 && (roots += 1) > 1) fail("second root");
      if (open.length >= deepest) fail("depth");
      open.push(name);
      events.open?.(withoutPrefix(name), attributes, open.length);
      if (ending[1] === "/") {
        events.close?.(withoutPrefix(name), open.length);
        open.pop();
      }
      at = tagEnd.lastIndex;
    }
  }
  if (open.length > 0 || roots === 0) fail("unended");
}
