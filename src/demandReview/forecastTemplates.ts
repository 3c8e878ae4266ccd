import { groupBy } from "../engine/arithmetic";
import { addMonths, monthOf, workingCalendar } from "../engine/calendar";
import { monthsAhead } from "../engine/demandReview/review";
import { dueDay } from "../engine/demandReview/reviewDays";
import type { PlanningOptions } from "../engine/options";
import type { Customer, Records, SalesOffice } from "../engine/records";
import { type LanguageCode, languages, type Words } from "../language";
import { heading, text } from "../reports/cells";
import { wrapped } from "../reports/wrapped";
import type { Cell, Row, SheetSpec } from "../workbook/port";
import { entrySheet } from "./template/entrySheet";
import { templateFigures, type TemplateFigures } from "./template/templateRows";
import { type TemplateIdentity, type TemplateScope, templateVersion } from "./templateIdentity";

/** A file for one sales clerk to fill in. */
export interface ForecastTemplate {
  /** With its ending; safe in every file system. */
  fileName: string;
  identity: TemplateIdentity;
  items: number;
  sheets: readonly SheetSpec[];
}

export interface TemplateRequest {
  language: LanguageCode;
  scope: TemplateScope;
  /** One office, channel or clerk alone, by name. */
  only?: string;
}

type TemplateInputs = { records: Records; options: PlanningOptions };
type Place = Pick<SalesOffice, "office" | "channel" | "clerk">;

/**
 * Forecast templates 预测模板 for the month of the plan date and the three after it: one for each office and channel, each
 * channel, or each clerk. Offices come from the sales offices sheet; where it is empty, from the forecast sheet. An office
 * without items gets none.
 */
export function forecastTemplates({ records, options }: TemplateInputs, { language, scope, only }: TemplateRequest): readonly ForecastTemplate[] {
  const cycle = monthOf(options.planDate);
  const months = Array.from({ length: monthsAhead + 1 }, (_, ahead) => addMonths(cycle, ahead));
  const figures = templateFigures(records, options.planDate, cycle, months);
  const groups = groupBy(placesOf(records), (place) => nameOf(place, scope));
  const wanted = [...groups].filter(([name]) => only === undefined || name === only);
  const due = dueDay(cycle, options.submissionDay, workingCalendar(records.calendar));
  const named = new Map<string, number>();
  return wanted.flatMap(([name, places]): ForecastTemplate[] => {
    const template = templateOf({ name, places, scope, figures, records, due }, language);
    if (template.items === 0) return [];
    const same = (named.get(template.fileName) ?? 0) + 1;
    named.set(template.fileName, same);
    return [same === 1 ? template : { ...template, fileName: template.fileName.replace(/\.xlsx$/, ` ${same}.xlsx`) }];
  });
}

function placesOf({ salesOffices, forecasts, familyForecasts }: Records): readonly Place[] {
  if (salesOffices.length > 0) return salesOffices;
  const pairs = [...forecasts, ...familyForecasts].map(({ office, channel }) => JSON.stringify([office, channel]));
  return [...new Set(pairs)].sort().map((pair) => {
    const [office, channel] = JSON.parse(pair) as [string, string];
    return { office, channel, clerk: "" };
  });
}

const nameOf = ({ office, channel, clerk }: Place, scope: TemplateScope): string => (scope === "office" ? [office, channel].filter((part) => part !== "").join(" ") : scope === "channel" ? channel : clerk);

interface TemplateOf {
  name: string;
  places: readonly Place[];
  scope: TemplateScope;
  figures: TemplateFigures;
  records: Records;
  due: string;
}

function templateOf({ name, places, scope, figures, records, due }: TemplateOf, language: LanguageCode): ForecastTemplate {
  const words = languages[language];
  const { template } = words;
  const { cycle, months } = figures;
  const clerks = [...new Set(places.map(({ clerk }) => clerk).filter((clerk) => clerk !== ""))];
  const clerk = clerks.length === 1 ? clerks[0]! : "";
  const rows = places.flatMap((place) => figures.rowsOf(place));
  const customers = records.customers.filter(({ office, channel }) => places.some((place) => (office === "" || office === place.office) && (channel === "" || channel === place.channel)));
  const sellable = records.items.filter(({ type }) => type === "finished");
  const identity: TemplateIdentity = { templateVersion, language, cycle, scope, offices: places.map(({ office, channel }) => ({ office, channel })), clerk };
  const whom = name === "" ? template.title(cycle) : name;
  const entry = entrySheet({
    title: template.title(cycle),
    forWhom: template.forWhom(whom, clerk, due),
    rows,
    months,
    recentMonths: [3, 2, 1].map((before) => addMonths(cycle, -before)),
    severalOffices: places.length > 1,
    listed: { items: sellable.length, customers: customers.length },
  }, words);
  return {
    fileName: `${safeName(template.fileName(cycle, name))}.xlsx`,
    identity,
    items: rows.length,
    sheets: [entry, instructionsSheet(due, words), listsSheet(sellable.map(({ item, name: called }) => [item, called]), customers, words), identitySheet(identity, words)],
  };
}

/** Without what file systems forbid; a name may come from anybody. */
const safeName = (name: string): string => name.replace(/[\\/:*?"<>|\u0000-\u001f]/g, "_").replace(/[. ]+$/, "").slice(0, 100);

/** Characters of a line: not every program raises a row for wrapped words. */
const instructionsWidth = 74;

function instructionsSheet(due: string, words: Words): SheetSpec {
  const { template } = words;
  const isHeading = (line: string): boolean => /^(?:[一二三四五六七八九]、|\d\. )/.test(line);
  return {
    name: template.sheets.instructions,
    kind: "input",
    rows: [[text(template.sheets.instructions, "title")], ...template.instructions(due).flatMap((line): Row[] => (isHeading(line) ? [[], [text(line, "total")]] : wrapped(line, instructionsWidth).map((part) => [text(part)])))],
    widths: [instructionsWidth],
    print: { landscape: false, titleRows: 0 },
    protect: false,
  };
}

/** What the drop-downs choose from: items with their names, customers with theirs. */
function listsSheet(items: readonly (readonly [string, string])[], customers: readonly Customer[], words: Words): SheetSpec {
  const { columns } = words.tables;
  const cell = (value: string | undefined): Cell | null => (value === undefined ? null : text(value));
  const rows = Array.from({ length: Math.max(items.length, customers.length) }, (_, i): Row => [cell(items[i]?.[0]), cell(items[i]?.[1]), cell(customers[i]?.customer), cell(customers[i]?.name)]);
  return { name: words.template.sheets.lists, kind: "input", rows: [[columns.item, columns.name, columns.customer, columns.name].map((word) => heading(word)), ...rows], widths: [14, 28, 14, 28], freeze: { rows: 1, columns: 0 }, protect: true };
}

/** What `identityOf` reads back: a property and its values a row. It travels with the file whatever that is called. */
function identitySheet({ offices, ...identity }: TemplateIdentity, words: Words): SheetSpec {
  const rows = [...Object.entries(identity).map(([name, value]) => [name, String(value)]), ...offices.map(({ office, channel }) => ["offices", office, channel])];
  return { name: words.template.sheets.identity, kind: "input", rows: rows.map((row) => row.map((word) => text(word))), widths: [16, 24, 16], hidden: "veryHidden", protect: true };
}
