import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from "fflate";
import type { ChartSpec } from "./port";
import { attribute, ownerOf, relationshipElement, resolved } from "./relationships";

/** Local time, as zip entries have it: the same bytes in every time zone. */
const fixedDate = new Date(2020, 0, 1);

/**
 * The finished file, the same bytes for the same content: zip entries get a fixed date, and our charts the name and the
 * alternative text that the library does not write, in place of an identifier it draws at random.
 */
export function packXlsx(written: Uint8Array, charts: ReadonlyMap<number, ChartSpec>): Uint8Array {
  const parts = unzipSync(written);
  const packed: Zippable = {};
  for (const [path, part] of Object.entries(parts)) packed[path] = finished(path, part, parts, charts);
  return zipSync(packed, { mtime: fixedDate, level: 6 });
}

type Parts = Readonly<Record<string, Uint8Array>>;

function finished(path: string, part: Uint8Array, parts: Parts, charts: ReadonlyMap<number, ChartSpec>): Uint8Array {
  if (path === "[Content_Types].xml") return strToU8(withoutMissingTypes(strFromU8(part), parts));
  if (path.endsWith(".rels")) return strToU8(withoutMissingTheme(strFromU8(part), ownerOf(path), parts));
  const drawing = /^xl\/drawings\/(drawing\d+\.xml)$/.exec(path)?.[1];
  const relations = drawing && parts[`xl/drawings/_rels/${drawing}.rels`];
  return relations ? strToU8(describeCharts(strFromU8(part), strFromU8(relations), charts)) : part;
}

/** The library names a theme even where the source had none; Excel would offer to repair such a file. */
const withoutMissingTypes = (types: string, parts: Parts): string =>
  types.replace(/<Override\s[^>]*>/g, (element) => (parts[attribute(element, "PartName").slice(1)] ? element : ""));

const withoutMissingTheme = (relations: string, owner: string, parts: Parts): string =>
  relations.replace(relationshipElement, (element) =>
    attribute(element, "Type").endsWith("/theme") && !parts[resolved(owner, attribute(element, "Target"))] ? "" : element,
  );

const frame = /<xdr:graphicFrame[ >].*?<\/xdr:graphicFrame>/gs;

const describeCharts = (drawing: string, relations: string, charts: ReadonlyMap<number, ChartSpec>): string =>
  drawing.replace(frame, (xml) => {
    const id = /<c:chart [^>]*r:id="([^"]+)"/.exec(xml)?.[1];
    const relation = relations.match(/<Relationship [^>]*>/g)?.find((one) => one.includes(`Id="${id}"`));
    const chart = charts.get(Number(/charts\/chart(\d+)\.xml/.exec(relation ?? "")?.[1]));
    if (!chart) return xml;
    return xml.replace(
      /<xdr:cNvPr id="(\d+)"[^>]*(?:\/>|>.*?<\/xdr:cNvPr>)/s,
      (_, number: string) => `<xdr:cNvPr id="${number}" name="${escaped(chart.name)}" descr="${escaped(chart.altText)}"/>`,
    );
  });

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
