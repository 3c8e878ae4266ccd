import { strFromU8 } from "fflate";
import { attribute, type Parts, relationships } from "./relationships";
import { unescaped } from "./xmlText";

export const workbookPath = "xl/workbook.xml";
const officeTypes = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** A part of the package as text; empty where there is none. */
export const textOf = (parts: Parts, path: string): string => strFromU8(parts.get(path) ?? new Uint8Array());

export interface SheetEntry {
  name: string;
  /** Identifier of the workbook's relationship to it. */
  relation: string;
  sheetId: number;
  path: string;
  element: string;
}

/** The sheets of a workbook in the order of the tabs. */
export function sheetsOf(parts: Parts): readonly SheetEntry[] {
  const paths = new Map(relationships(parts, workbookPath).map(({ id, target }) => [id, target]));
  return (textOf(parts, workbookPath).match(/<sheet\s[^>]*>/g) ?? []).map((element) => {
    const relation = /\s\w+:id\s*=\s*["']([^"']*)/.exec(element)?.[1] ?? "";
    return { name: unescaped(attribute(element, "name")), relation, sheetId: Number(attribute(element, "sheetId")), path: paths.get(relation) ?? "", element };
  });
}

/** A sheet of the joined workbook. */
export type JoinedSheet = SheetEntry & { ours: boolean };

/** Relationships to sheets we write begin with this; no other program names its own so. */
const ourRelation = "rebalance";

/** Their sheets, ours in the place of those they replace, then the new ones; new identifiers where they are needed. */
export function joinedSheets(theirs: readonly SheetEntry[], ours: readonly SheetEntry[]): readonly JoinedSheet[] {
  const named = new Map(ours.map((sheet) => [sheet.name.toLowerCase(), sheet]));
  const known = new Set(theirs.map(({ name }) => name.toLowerCase()));
  const highest = theirs.reduce((most, { sheetId }) => Math.max(most, sheetId), 0);
  const entry = (sheet: SheetEntry, sheetId: number, element = sheet.element): JoinedSheet => {
    const relation = `${ourRelation}${sheetId}`;
    const name = attribute(sheet.element, "name");
    const state = attribute(element, "state");
    return { ...sheet, ours: true, relation, sheetId, element: `<sheet xmlns:r="${officeTypes}" name="${name}" sheetId="${sheetId}"${state && ` state="${state}"`} r:id="${relation}"/>` };
  };
  const inPlace = theirs.map((sheet) => {
    const replacement = named.get(sheet.name.toLowerCase());
    return replacement ? entry(replacement, sheet.sheetId, sheet.element) : { ...sheet, ours: false };
  });
  return [...inPlace, ...ours.filter(({ name }) => !known.has(name.toLowerCase())).map((sheet, index) => entry(sheet, highest + 1 + index))];
}

/** The workbook part with these sheets: ours first in view, their names and print titles, and the wish to be computed when it is opened. */
export function joinedWorkbook(workbook: string, sheets: readonly JoinedSheet[], ours: string): string {
  const first = sheets.findIndex((sheet) => sheet.ours);
  const written = sheetNames(ours, sheets);
  const replaced = sheets.flatMap((sheet, index) => (sheet.ours ? [index] : []));
  const theirs = (definedNames.exec(workbook)?.[1]?.match(/<definedName\b[\s\S]*?<\/definedName>/g) ?? []).filter(
    (name) => !replaced.includes(Number(attribute(name, "localSheetId") || -1)) || !isReplaced(name, written),
  );
  const names = [...theirs, ...written].join("");
  return withCalculation(withNames(withView(workbook.replace(/<sheets\b[^>]*>[\s\S]*?<\/sheets>/, () => `<sheets>${sheets.map(({ element }) => element).join("")}</sheets>`), first), names));
}

const definedNames = /<definedNames\b[^>]*>([\s\S]*?)<\/definedNames>/;

/** Excel's own of a sheet (`_xlnm.Print_Area`) are always ours to say, other names where the sheet still has them; the rest are people's. */
function isReplaced(name: string, written: readonly string[]): boolean {
  const called = (element: string) => `${attribute(element, "localSheetId")} ${unescaped(attribute(element, "name")).toLowerCase()}`;
  return /\sname\s*=\s*["']_(xlnm\.|rebalance_)/.test(name) || written.some((one) => called(one) === called(name));
}

/** A sheet's own names are told by its place among the tabs. */
function sheetNames(ours: string, sheets: readonly SheetEntry[]): readonly string[] {
  const ourSheets = [...ours.matchAll(/<sheet\s[^>]*>/g)].map(([element]) => unescaped(attribute(element, "name")).toLowerCase());
  return [...ours.matchAll(/<definedName\b[\s\S]*?<\/definedName>/g)].map(([name]) =>
    name.replace(/localSheetId="(\d+)"/, (_, index: string) => `localSheetId="${sheets.findIndex((sheet) => sheet.name.toLowerCase() === ourSheets[Number(index)])}"`),
  );
}

const withView = (workbook: string, activeTab: number): string =>
  /<workbookView\b/.test(workbook)
    ? workbook.replace(/<workbookView\b[^>]*>/, (view) => view.replace(/\s(activeTab|firstSheet)="\d+"/g, "").replace("<workbookView", `<workbookView firstSheet="0" activeTab="${activeTab}"`))
    : workbook.replace(/<bookViews\s*\/>/, "").replace("<sheets>", `<bookViews><workbookView firstSheet="0" activeTab="${activeTab}"/></bookViews><sheets>`);

/** The order of the workbook's elements is fixed: names follow sheets, function groups and external references. */
function withNames(workbook: string, names: string): string {
  const without = workbook.replace(definedNames, "").replace(/<definedNames\s*\/>/, "");
  const before = ["</externalReferences>", "</functionGroups>", "</sheets>"].find((element) => without.includes(element))!;
  return names ? without.replace(before, () => `${before}<definedNames>${names}</definedNames>`) : without;
}

/** Excel computes once more when it opens the file; it knows its own rules best. */
function withCalculation(workbook: string): string {
  const properties = /<calcPr\b[^>]*>/.exec(workbook)?.[0];
  if (properties) return workbook.replace(properties, properties.replace(/\sfullCalcOnLoad="\w+"/, "").replace("<calcPr", '<calcPr fullCalcOnLoad="1"'));
  const before = ["</definedNames>", "</externalReferences>", "</functionGroups>", "</sheets>"].find((element) => workbook.includes(element))!;
  return workbook.replace(before, `${before}<calcPr fullCalcOnLoad="1"/>`);
}

/** The workbook's relationships with those of the sheets that join it. */
export function joinedRelationships(relations: string, sheets: readonly JoinedSheet[]): string {
  const ours = sheets.filter((sheet) => sheet.ours).map(({ relation, path }) => `<Relationship Id="${relation}" Type="${officeTypes}/worksheet" Target="/${path}"/>`);
  const styles = relations.includes(`${officeTypes}/styles"`) ? "" : `<Relationship Id="${ourRelation}Styles" Type="${officeTypes}/styles" Target="/xl/styles.xml"/>`;
  return relations.replace("</Relationships>", () => `${ours.join("")}${styles}</Relationships>`);
}

/** What kind of thing each part is: theirs that are left, and ours. */
export function joinedTypes(theirs: string, ours: string, parts: Parts): string {
  const overrides = (types: string) => (types.match(/<Override\s[^>]*>/g) ?? []).map((element) => [attribute(element, "PartName").slice(1), element] as const);
  const all = new Map([...overrides(ours), ...overrides(theirs)].filter(([path]) => parts.has(path)));
  const defaults = new Map([ours, theirs].flatMap((types) => (types.match(/<Default\s[^>]*>/g) ?? []).map((element) => [attribute(element, "Extension").toLowerCase(), element] as const)));
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${[...defaults.values(), ...all.values()].join("")}</Types>`;
}
