import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { validateXML } from "xmllint-wasm";
import { parseArea } from "../../src/workbook/address";
import { attribute, isInternal, ownerOf, relationshipElement, relationshipsPath, resolved } from "../../src/workbook/relationships";
import { attributesOf, readSheetPart } from "../../src/workbook/sheetPart";
import { unescaped } from "../../src/workbook/xmlText";

/** What Excel would repair, or refuse to open, in an .xlsx package: said by part, as a list that should be empty. */

export type PackageParts = Readonly<Record<string, string>>;

export const partsOf = (bytes: Uint8Array): PackageParts => Object.fromEntries(Object.entries(unzipSync(bytes)).map(([path, part]) => [path, strFromU8(part)]));

const twice = (values: readonly string[]): readonly string[] => [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
const count = (xml: string, section: string, child: string): number => (new RegExp(`<${section}\\b[^>]*>([\\s\\S]*?)</${section}>`).exec(xml)?.[1]?.match(new RegExp(`<${child}[\\s/>]`, "g")) ?? []).length;
const elements = (xml: string, name: string): readonly string[] => xml.match(new RegExp(`<${name}\\b[^>]*>`, "g")) ?? [];

export function packageProblems(parts: PackageParts): readonly string[] {
  return [...relationProblems(parts), ...typeProblems(parts), ...workbookProblems(parts), ...sheetPaths(parts).flatMap((path) => sheetProblems(path, parts)), ...tableProblems(parts)];
}

const sheetPaths = (parts: PackageParts): readonly string[] => Object.keys(parts).filter((path) => /^xl\/worksheets\/[^/]+\.xml$/.test(path));

const relationsOf = (parts: PackageParts, path: string): readonly string[] => parts[relationshipsPath(path)]?.match(relationshipElement) ?? [];

function relationProblems(parts: PackageParts): readonly string[] {
  const spoken = new Set(["[Content_Types].xml"]);
  const problems: string[] = [];
  for (const path of Object.keys(parts).filter((name) => name.endsWith(".rels"))) {
    const owner = ownerOf(path);
    if (owner !== "" && !(owner in parts)) problems.push(`${path}: belongs to no part`);
    const relations = relationsOf(parts, owner);
    problems.push(...twice(relations.map((element) => attribute(element, "Id"))).map((id) => `${path}: ${id} twice`));
    for (const element of relations.filter(isInternal)) {
      const target = resolved(owner, attribute(element, "Target"));
      spoken.add(target);
      if (!(target in parts)) problems.push(`${path}: ${target} is not there`);
    }
    const known = new Set(relations.map((element) => attribute(element, "Id")));
    const used = [...(parts[owner] ?? "").matchAll(/\sr:(?:id|embed|link)="([^"]*)"/g)].map(([, id]) => id!);
    problems.push(...used.filter((id) => !known.has(id)).map((id) => `${owner}: relationship ${id} is not there`));
  }
  return [...problems, ...Object.keys(parts).filter((path) => !path.endsWith(".rels") && !spoken.has(path)).map((path) => `${path}: nobody speaks of it`)];
}

function typeProblems(parts: PackageParts): readonly string[] {
  const types = parts["[Content_Types].xml"] ?? "";
  const overrides = elements(types, "Override").map((element) => attribute(element, "PartName").slice(1));
  const defaults = elements(types, "Default").map((element) => attribute(element, "Extension").toLowerCase());
  const untyped = Object.keys(parts).filter((path) => path !== "[Content_Types].xml" && !overrides.includes(path) && !defaults.includes(path.split(".").at(-1)!.toLowerCase()));
  return [
    ...overrides.filter((path) => !(path in parts)).map((path) => `content types: ${path} is not there`),
    ...[...twice(overrides), ...twice(defaults)].map((name) => `content types: ${name} twice`),
    ...untyped.map((path) => `content types: nothing of ${path}`),
    // Excel takes a sheet of the usual type for XML only where an override says that it is a sheet.
    ...sheetPaths(parts).filter((path) => !overrides.includes(path)).map((path) => `content types: ${path} is not called a sheet`),
  ];
}

function workbookProblems(parts: PackageParts): readonly string[] {
  const workbook = parts["xl/workbook.xml"] ?? "";
  const sheets = elements(workbook, "sheet").map((element) => ({ name: unescaped(attribute(element, "name")), id: attribute(element, "sheetId") }));
  const names = [...workbook.matchAll(/<definedName\b([^>]*)>([^<]*)/g)].map(([, text = "", target = ""]) => ({ ...attributesOf(text), target: unescaped(target) }) as { name?: string; localSheetId?: string; target: string });
  const selected = sheetPaths(parts).filter((path) => /\stabSelected="(1|true)"/.test(parts[path]!));
  return [
    ...twice(sheets.map(({ name }) => name.toLowerCase())).map((name) => `two sheets ${name}`),
    ...twice(sheets.map(({ id }) => id)).map((id) => `two sheets of number ${id}`),
    ...sheets.filter(({ name }) => name.length > 31 || /[\\/?*[\]:]/.test(name)).map(({ name }) => `no sheet may be called ${name}`),
    ...twice(names.map(({ name = "", localSheetId = "" }) => `${localSheetId} ${name.toLowerCase()}`)).map((name) => `two names ${name}`),
    ...names.filter(({ localSheetId }) => localSheetId !== undefined && Number(localSheetId) >= sheets.length).map(({ name }) => `name ${name}: no such sheet`),
    ...names.flatMap(({ name, target }) => [...target.matchAll(/'((?:[^']|'')*)'!/g)].map(([, sheet = ""]) => sheet.replaceAll("''", "'")).filter((sheet) => !sheets.some((one) => one.name === sheet)).map((sheet) => `name ${name}: no sheet ${sheet}`)),
    ...(selected.length === 1 ? [] : [`${selected.length} tabs are selected`]),
  ];
}

/** Excel's limits of a cell: text, and a formula. */
const longestText = 32_767;
const longestFormula = 8_192;

function sheetProblems(path: string, parts: PackageParts): readonly string[] {
  const xml = parts[path]!;
  const styles = parts["xl/styles.xml"] ?? "";
  const [formats, changes, texts] = [count(styles, "cellXfs", "xf"), count(styles, "dxfs", "dxf"), (parts["xl/sharedStrings.xml"]?.match(/<si[\s/>]/g) ?? []).length];
  const rowNumbers = [...xml.matchAll(/<row\b[^>]*?\sr="(\d+)"/g)].map(([, row]) => Number(row));
  const problems = rowNumbers.flatMap((row, index) => (index > 0 && row <= rowNumbers[index - 1]! ? [`row ${row} out of order`] : []));
  for (const [row, { cells }] of readSheetPart(xml).rows) {
    let last = -1;
    for (const [column, cell] of cells) {
      const { r = "", s = "0", t = "" } = attributesOf(/^<c\b[^>]*>/.exec(cell)![0]);
      const value = /<v>([^<]*)<\/v>/.exec(cell)?.[1] ?? "";
      const formula = unescaped(/<f\b[^>]*>([^<]*)<\/f>/.exec(cell)?.[1] ?? "");
      if (column <= last) problems.push(`${r} out of order`);
      last = column;
      if (parseArea(r)?.row !== row) problems.push(`${r} stands in row ${row + 1}`);
      if (Number(s) >= formats) problems.push(`${r}: no format ${s}`);
      if (t === "s" && !(Number(value) < texts)) problems.push(`${r}: no text ${value}`);
      if (t === "" && value !== "" && !Number.isFinite(Number(value))) problems.push(`${r}: ${value} is no number`);
      if (formula.startsWith("=") || formula.length > longestFormula) problems.push(`${r}: no formula: ${formula.slice(0, 40)}`);
      if (t !== "s" && value.length > longestText) problems.push(`${r}: text too long`);
    }
  }
  const rules = elements(xml, "cfRule");
  problems.push(...twice(rules.map((element) => attribute(element, "priority"))).map((priority) => `two conditions of priority ${priority}`));
  problems.push(...rules.filter((element) => Number(attribute(element, "dxfId") || 0) >= changes).map((element) => `no look ${attribute(element, "dxfId")}`));
  problems.push(...[...xml.matchAll(/\s(?:sqref|ref)="([^"]*)"/g)].flatMap(([, areas = ""]) => areas.split(" ").filter((area) => !parseArea(area)).map((area) => `no area: ${area}`)));
  const columns = elements(xml, "col").map((element) => [Number(attribute(element, "min")), Number(attribute(element, "max"))] as const);
  problems.push(...columns.flatMap(([min, max], index) => (min > max || (index > 0 && min <= columns[index - 1]![1]) ? [`column ${min} out of order`] : [])));
  return problems.map((problem) => `${path}: ${problem}`);
}

function tableProblems(parts: PackageParts): readonly string[] {
  const tables = Object.entries(parts).filter(([path]) => /^xl\/tables\//.test(path));
  const heads = tables.map(([, xml]) => elements(xml, "table")[0] ?? "");
  const columns = tables.flatMap(([path, xml]) => {
    const names = elements(xml, "tableColumn").map((element) => attribute(element, "name").toLowerCase());
    const width = parseArea(attribute(elements(xml, "table")[0]!, "ref"))?.columns;
    return [...twice(names).map((name) => `${path}: two columns ${name}`), ...(width === names.length ? [] : [`${path}: ${names.length} columns in an area of ${width}`])];
  });
  return [...twice(heads.map((element) => attribute(element, "id"))).map((id) => `two tables of number ${id}`), ...twice(heads.map((element) => attribute(element, "displayName").toLowerCase())).map((name) => `two tables ${name}`), ...columns];
}

const schemas = join(__dirname, "../../../shared/ooxml-schema");
/** Why the parts cannot be held against the schemas here; undefined where they can. */
export const schemasMissing = (): string | undefined => (existsSync(schemas) ? undefined : "../shared/ooxml-schema is not here: written parts are not checked against the schemas.");

const schemaOf = (path: string): string | undefined => {
  if (path.startsWith("xl/charts/chart")) return "dml-chart.xsd";
  if (/^xl\/drawings\/drawing\d+\.xml$/.test(path)) return "dml-spreadsheetDrawing.xsd";
  return /^xl\/((workbook|styles|sharedStrings)|(worksheets|tables)\/[^/]+)\.xml$/.test(path) ? "sml.xsd" : undefined;
};

/** What a part itself declares ignorable is newer than the schema. */
function withoutIgnorable(xml: string): string {
  const prefixes = /mc:Ignorable="([^"]*)"/.exec(xml)?.[1]?.split(" ") ?? [];
  return prefixes.reduce((text, prefix) => text.replaceAll(new RegExp(`\\s${prefix}:\\w+="[^"]*"`, "g"), ""), xml).replace(/\smc:Ignorable="[^"]*"/, "");
}

/** What the schemas of Office Open XML do not allow, and how many parts were looked at. */
export async function schemaProblems(parts: PackageParts): Promise<{ checked: number; problems: readonly string[] }> {
  const known = Object.entries(parts).filter(([path]) => schemaOf(path));
  const preload = readdirSync(schemas).map((fileName) => ({ fileName, contents: readFileSync(join(schemas, fileName), "utf8") }));
  const problems: string[] = [];
  for (const schema of new Set(known.map(([path]) => schemaOf(path)!))) {
    const xml = known.filter(([path]) => schemaOf(path) === schema).map(([path, contents]) => ({ fileName: path.replaceAll("/", "_"), contents: withoutIgnorable(contents) }));
    const { errors } = await validateXML({ xml, schema: [readFileSync(join(schemas, schema), "utf8")], preload, initialMemoryPages: 2_048, maxMemoryPages: 16_384 });
    problems.push(...errors.map(({ rawMessage }) => rawMessage));
  }
  return { checked: known.length, problems };
}
