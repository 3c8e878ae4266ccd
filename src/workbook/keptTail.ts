import { parseArea } from "./address";
import type { Rectangle } from "./port";

/** What stands after a sheet's cells, in the only order the file format allows. */
const order = [
  ...["sheetCalcPr", "sheetProtection", "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews"],
  ...["mergeCells", "phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup"],
  ...["headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags", "drawing", "legacyDrawing"],
  ...["legacyDrawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"],
] as const;

type Element = (typeof order)[number];

/** Puts an element where it belongs: before the first of those that come after it. */
function inserted(tail: string, element: Element, xml: string): string {
  const followers = order.slice(order.indexOf(element) + 1);
  const at = new RegExp(`<(?:${followers.join("|")})\\b|</worksheet>`).exec(tail)?.index ?? tail.length;
  return tail.slice(0, at) + xml + tail.slice(at);
}

const isOutside = (own: Rectangle, area: Rectangle): boolean => area.row >= own.row + own.rows || area.column >= own.column + own.columns;

/** Areas as "A1:B2 D4"; what lies on ours, be it in part, is ours to say. */
function liesOutside(element: string, own: Rectangle): boolean {
  const areas = (/\s(?:ref|sqref)="([^"]*)"/.exec(element)?.[1] ?? "").split(" ").map(parseArea);
  return areas.length > 0 && areas.every((area) => area !== undefined && isOutside(own, area));
}

const elements = (xml: string, name: string): readonly string[] => xml.match(new RegExp(`<${name}\\b[^>]*/>|<${name}\\b[\\s\\S]*?</${name}>`, "g")) ?? [];

/** Lists of a kind, joined under one heading. */
function withList(tail: string, old: string, own: Rectangle, list: Element, item: string): string {
  const theirs = elements(old, item).filter((element) => liesOutside(element, own));
  if (theirs.length === 0) return tail;
  const all = [...elements(tail, item), ...theirs];
  const without = tail.replace(new RegExp(`<${list}\\b[\\s\\S]*?</${list}>`), "");
  return inserted(without, list, `<${list}${list === "hyperlinks" ? "" : ` count="${all.length}"`}>${all.join("")}</${list}>`);
}

/** The end of our sheet with people's merges, conditional looks, lists, links and notes from the old one. */
export function keptAreas(tail: string, old: string, own: Rectangle): string {
  const notes = elements(old, "legacyDrawing")[0];
  const withNotes = notes ? inserted(tail, "legacyDrawing", renamed(notes)) : tail;
  const withLinks = withList(withNotes, old, own, "hyperlinks", "hyperlink").replace(/<hyperlink\b[^>]*>/g, renamed);
  const withRules = withList(withLinks, old, own, "dataValidations", "dataValidation");
  const looks = elements(old, "conditionalFormatting").filter((element) => liesOutside(element, own));
  const first = elements(tail, "cfRule").length + 1;
  let priority = first;
  const renumbered = looks.map((element) => element.replace(/(<cfRule\b[^>]*?\spriority=")\d+/g, (_, before: string) => `${before}${priority++}`));
  return withList(inserted(withRules, "conditionalFormatting", renumbered.join("")), old, own, "mergeCells", "mergeCell");
}

/** Relationships of the old sheet go on under these names beside the new one's. */
export const keptRelation = (id: string): string => `kept_${id}`;

const renamed = (element: string): string => element.replace(/(\s\w+:id=")([^"]*)/, (_, before: string, id: string) => before + keptRelation(id));
