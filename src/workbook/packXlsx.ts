import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from "fflate";
import type { ChartSpec } from "./port";

/** Local time, as zip entries have it: the same bytes in every time zone. */
const fixedDate = new Date(2020, 0, 1);

/**
 * The finished file, the same bytes for the same content: zip entries get a fixed date, and our charts the name and the
 * alternative text that the library does not write, in place of an identifier it draws at random.
 */
export function packXlsx(written: Uint8Array, charts: ReadonlyMap<number, ChartSpec>): Uint8Array {
  const parts = unzipSync(written);
  const packed: Zippable = {};
  for (const [path, part] of Object.entries(parts)) {
    const drawing = /^xl\/drawings\/(drawing\d+\.xml)$/.exec(path)?.[1];
    const relations = drawing && parts[`xl/drawings/_rels/${drawing}.rels`];
    packed[path] = relations ? strToU8(describeCharts(strFromU8(part), strFromU8(relations), charts)) : part;
  }
  return zipSync(packed, { mtime: fixedDate, level: 6 });
}

const frame = /<xdr:graphicFrame[ >].*?<\/xdr:graphicFrame>/gs;

const describeCharts = (drawing: string, relations: string, charts: ReadonlyMap<number, ChartSpec>): string =>
  drawing.replace(frame, (xml) => {
    const id = /<c:chart [^>]*r:id="([^"]+)"/.exec(xml)?.[1];
    const relation = relations.match(/<Relationship [^>]*>/g)?.find((one) => one.includes(`Id="${id}"`));
    const chart = charts.get(Number(/charts\/chart(\d+)\.xml/.exec(relation ?? "")?.[1]));
    if (!chart) return xml;
    return xml.replace(
      /<xdr:cNvPr id="(\d+)"[^>]*(?:\/>|>.*?<\/xdr:cNvPr>)/s,
      (_, number: string) => `<xdr:cNvPr id="${number}" name="${attribute(chart.name)}" descr="${attribute(chart.altText)}"/>`,
    );
  });

const attribute = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
