import { Workbook } from "@cj-tech-master/excelts";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { approveCommand } from "../../../src/cli/approveCommand";
import { collectCommand } from "../../../src/cli/collectCommand";
import { meetingCommand } from "../../../src/cli/meetingCommand";
import { templateCommand } from "../../../src/cli/templateCommand";
import { addMonths, dayNumber, excelSerial, firstDayOf, fromExcelSerial, isoDate, monthOf } from "../../../src/engine/calendar";
import { sampleFactory } from "../../../src/input/sampleFactory/sampleFactory";
import type { PlanningHost } from "../../../src/planningHost";
import { typedInto, type Typing } from "./typed";

/** Six months of S&OP on the sample factory, or a part of it, each step by the command people use, one workbook carried on from month to month. */

export interface Said {
  step: string;
  code: number;
  printed: readonly string[];
  complaints: readonly string[];
}

export interface HalfYear {
  /** The workbook at the end. */
  workbook: string;
  /** Minutes as documents. */
  documents: readonly string[];
  said: readonly Said[];
  /** Workbooks with a bridge, by cycle. */
  bridges: readonly string[];
}

/** Cycle months with the days things happen on. */
export const rewrittenHead = "参加人员：刘总、陈生管、李明、王秘书";
export const cycles = ["2026-11", "2026-12", "2027-01", "2027-02", "2027-03", "2027-04"] as const;
const heads = ["刘总", "陈生管", "李明", "王秘书"] as const;

/** `start` writes the first workbook, which the sample factory's sheets are in, or a part of them. */
export async function halfYear(folder: string, start: (path: string) => Promise<void>, host: PlanningHost, begun: (step: string) => void = () => {}): Promise<HalfYear> {
  const said: Said[] = [];
  const documents: string[] = [];
  const bridges: string[] = [];
  let number = 0;
  let current = join(folder, "00.xlsx");

  async function ask(step: string, run: (out: string, console: { print(line: string): void; complain(line: string): void }) => Promise<number>, expected = 0): Promise<Said> {
    begun(step);
    const out = join(folder, `${String(++number).padStart(2, "0")}.xlsx`);
    const [printed, complaints]: [string[], string[]] = [[], []];
    const code = await run(out, { print: (line) => printed.push(line), complain: (line) => complaints.push(line) });
    const told = { step, code, printed, complaints };
    said.push(told);
    if (code !== expected) throw new Error(`${step}: exit code ${code} instead of ${expected}\n${[...printed, ...complaints].join("\n")}`);
    if (code === 0 && (await readdir(folder)).includes(out.slice(folder.length + 1))) current = out;
    return told;
  }
  const meet = (at: string, args: readonly string[], expected = 0) => ask(`${at} ${args.slice(0, 3).join(" ")}`, (out, console) => meetingCommand([args[0]!, current, ...args.slice(1), "--out", out, "--at", at, "--lang", "zh"], at, host, console), expected);
  const type = async (typings: Readonly<Record<string, Typing>>) => writeFile(current, typedInto(await readFile(current), typings));

  await start(current);
  for (const [k, cycle] of cycles.entries()) {
    const at = (day: number, time: string) => `${cycle}-${String(day).padStart(2, "0")} ${time}`;
    if (k > 0) {
      await meet(at(20, "09:00"), ["next", "--by", heads[1]]);
      await type(nextMonth(k));
    }
    if (k % 2 === 0) {
      await collect(k, cycle, at);
      await meet(at(27, "10:00"), ["preRead", "--by", heads[1]]);
    }
    // The gap's first option in the first month, an assumption or plain words later.
    const wishes = [["--option", "1.1"], ["--assume", `moreOvertime:WC30:${addMonths(cycle, 1)}:60`, "--note", "电机加班 60 小时"], ["--note", "春节前不再接受加急订单"]] as const;
    await meet(at(28, "13:40"), ["decide", "--by", heads[0], ...wishes[k % wishes.length]!]);
    if (k > 0) {
      // From last month's release to this month's plan.
      await meet(at(28, "14:10"), ["bridge"]);
      bridges.push(current);
    }
    await meet(at(28, "14:20"), ["release", "--by", heads[1], "--note", `${cycle} 产销会`]);
    await changes(k, cycle, at);
    if (k > 0) await meet(at(28, "15:20"), ["close", "--action", `A-${cycles[k - 1]}-1`, "--result", "已完成"]);
    await meet(at(28, "15:30"), ["action", "--task", `落实 ${cycle} 决议`, "--owner", heads[2], "--department", "制造部", "--due", `${addMonths(cycle, 1)}-15`, "--class", "A"]);
    if (k === 0) await giveReason();
    if (k === 0 || k === 3) {
      await meet(at(28, "15:40"), ["minutes"]);
      await rewriteMinutes(cycle);
    }
    const docx = join(folder, `${cycle}.docx`);
    await meet(at(28, "16:50"), ["issue", "--by", heads[3], "--docx", docx]);
    documents.push(docx);
  }
  return { workbook: current, documents, said, bridges };

  /** One office returns its template, sales management approves; the others are carried over. */
  async function collect(k: number, cycle: string, at: (day: number, time: string) => string): Promise<void> {
    const templates = join(folder, `templates-${k}`);
    await mkdir(templates);
    await ask(`${cycle} template`, (_, console) => templateCommand([templates, "--from", current, "--only", "华东办事处 内销", "--lang", "zh"], `${cycle}-23`, console));
    const [template] = await readdir(templates);
    await writeFile(join(templates, template!), await filledTemplate(join(templates, template!), 1 + 0.02 * (k + 1)));
    await ask(`${cycle} collect`, (out, console) => collectCommand([current, templates, "--out", out, "--accept", "--date", `${cycle}-24`, "--lang", "zh"], `${cycle}-24`, console));
    await ask(`${cycle} approve`, (out, console) => approveCommand([current, "--by", heads[0], "--carry-over", "--out", out, "--at", at(26, "16:00"), "--lang", "zh"], at(26, "16:00"), console));
  }

  /** Two changes of one item in a year, the third for the special meeting; five of one department, the sixth refused. */
  async function changes(k: number, cycle: string, at: (day: number, time: string) => string): Promise<void> {
    const day = await frozenDay(current, "BL-3501");
    const change = (item: string, to: number, time: string, more: readonly string[], expected = 0) =>
      meet(at(28, time), ["change", "--item", item, "--on", day, "--to", String(to), "--cause", "orderChange", "--reason", "客户改期", "--department", "制造部", "--by", heads[2], ...more], expected);
    if (k === 0) {
      await change("BL-3501", 430, "14:40", ["--approve", heads[0]]);
      await change("BL-3501", 440, "14:45", ["--approve", heads[0]]);
      await change("BL-3501", 450, "14:50", ["--approve", heads[0]], 2);
      await change("BL-3501", 450, "14:55", ["--approve", heads[0], "--note", "专题会同意"]);
      await change("BL-3502", 260, "15:00", []);
      await meet(at(28, "15:05"), ["settle", "--request", `C-${cycle}-4`, "--answer", "rejected", "--by", heads[0]]);
    } else if (k === 1) {
      // Three of the five are used up; force majeure needs none.
      await change("BL-3502", 260, "14:40", ["--approve", heads[0]]);
      await change("BL-3503", 160, "14:45", ["--approve", heads[0]]);
      await change("BL-5011", 280, "14:50", ["--approve", heads[0]], 2);
      await change("BL-5011", 280, "14:55", ["--approve", heads[0], "--cause", "forceMajeure"]);
    }
  }

  /** The first variance's record gets its cause, impact, remedy, warning, budget, owner and date. */
  async function giveReason(): Promise<void> {
    await type({ 差异原因: ({ row, column }) => (row === reasonRow && column >= reasonColumn ? reasonGiven[column - reasonColumn] : undefined) });
  }

  async function rewriteMinutes(cycle: string): Promise<void> {
    const rewritten: Readonly<Record<string, string>> = { "0.3": rewrittenHead, "5.4": `${cycle} 纪要为下月工作依据。` };
    const keys = await keysOfMinutes(current);
    await writeFile(current, await withAnswers(current, (row) => rewritten[keys.get(row) ?? ""]));
  }
}

/** Whole percents up or down, the same in every run. */
const noise = (row: number, k: number): number => 1 + (((row * 7919 + k * 104_729) % 21) - 10) / 200;

const shiftedMonth = (serial: number): number => excelSerial(firstDayOf(addMonths(monthOf(fromExcelSerial(serial)), 1)));

/** A heading of the forecast sheet a month on: "2026-11", or "2026-W49" by four weeks. */
function shiftedHeading(heading: string): string | undefined {
  if (/^\d{4}-\d{2}$/.test(heading)) return addMonths(heading, 1);
  const [, year, week] = /^(\d{4})-W(\d{2})$/.exec(heading) ?? [];
  if (!year) return undefined;
  const fourth = dayNumber(`${year}-01-04`);
  const monday = fourth - ((fourth + 3) % 7) + (Number(week) - 1 + 4) * 7;
  const thursday = isoDate(monday + 3);
  const first = dayNumber(`${thursday.slice(0, 4)}-01-04`);
  return `${thursday.slice(0, 4)}-W${String(1 + Math.round((monday - (first - ((first + 3) % 7))) / 7)).padStart(2, "0")}`;
}

/** Goods that are given up within the half-year: nobody forecasts them any more. */
const discontinued: ReadonlySet<string> = new Set(sampleFactory("zh").records.items.flatMap(({ item, discontinuedFrom }) => (discontinuedFrom ? [item] : [])));

/** Share of the open month that is over when the forecast is collected. */
const openShare = 0.85;

/** What people bring up to date before the next cycle: the forecast goes on by a month, orders and work in hand are new ones, stock is counted, the month is closed. */
export function nextMonth(k: number): Readonly<Record<string, Typing>> {
  const days = dayNumber(`${cycles[k]!}-26`) - dayNumber(`${cycles[k - 1]!}-26`);
  // The oldest month's rows become the new open month to date; what was the open month is closed.
  const oldest = excelSerial(firstDayOf(addMonths("2024-11", k - 1)));
  const [closed, open] = [excelSerial(firstDayOf(cycles[k - 1]!)), excelSerial(firstDayOf(cycles[k]!))];
  const factors = new Map<number, number>();
  let item = "";
  const renumbered = (text: string): string => `${text.slice(0, 2)}${k}${text.slice(3)}`;
  return {
    销售预测: ({ row, column, value }) => {
      if (column === 0) item = String(value);
      if (row === 0) return typeof value === "string" ? shiftedHeading(value) : undefined;
      return typeof value === "number" && column >= 5 ? (discontinued.has(item) ? 0 : Math.round((value * noise(row, k)) / 5) * 5) : undefined;
    },
    客户订单: ({ row, column, value }) => {
      if (row === 0 || value === null) return undefined;
      if (column === 0) return renumbered(String(value));
      if (column === 4) return Math.ceil((Number(value) * noise(row, k)) / 10) * 10;
      if (column === 5) return Math.floor(Number(value) * 0.85);
      return column === 6 ? Number(value) + days : undefined;
    },
    在制在途: ({ row, column, value }) => (row === 0 || value === null ? undefined : column === 0 ? renumbered(String(value)) : column === 4 ? Number(value) + days : undefined),
    库存: ({ row, column, value }) => (row === 0 || typeof value !== "number" ? undefined : column === 2 ? Math.round(value * noise(row, k)) : column === 6 ? value + days : undefined),
    产能: ({ row, column, value }) => (row > 0 && column === 1 && typeof value === "number" ? shiftedMonth(value) : undefined),
    外包: ({ row, column, value }) => (row > 0 && column === 2 && typeof value === "number" ? shiftedMonth(value) : undefined),
    实绩: ({ row, column, value }) => {
      if (column === 0) factors.set(row, value === oldest ? openShare * noise(row, k) : value === closed ? 1 / openShare : 0);
      const factor = factors.get(row) ?? 0;
      if (row === 0 || factor === 0 || typeof value !== "number") return undefined;
      return column === 0 ? (value === oldest ? open : undefined) : column >= 4 ? Math.round(value * factor) : undefined;
    },
  };
}

const entryHeadingRow = 4;

/** An office's template with each month's forecast as last month's times a factor, or the baseline where there was none. */
async function filledTemplate(path: string, factor: number): Promise<Uint8Array> {
  const workbook = new Workbook();
  await workbook.xlsx.load((await readFile(path)) as never);
  const sheet = workbook.worksheets[0]!;
  const months: number[] = [];
  sheet.getRow(entryHeadingRow).eachCell((cell, column) => void (/^\d{4}-\d{2}$/.test(String(cell.value)) && months.push(column)));
  for (let row = entryHeadingRow + 1; sheet.getRow(row).getCell(1).value; row++)
    for (const column of months) {
      const before = Number(sheet.getRow(row).getCell(column - 1).value ?? 0) || Number(sheet.getRow(row).getCell(column - 2).value ?? 0);
      sheet.getRow(row).getCell(column).value = Math.round(before * factor);
    }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

const reasonRow = 4;
const reasonColumn = 11;
/** What the department wrote in November. */
export const reasonGiven: readonly (string | number)[] = ["模具返修停机两天", "少产一批", "周末补产", "备用模具到位", 12_000, "李明", excelSerial("2026-12-10")];

const minutesSheet = "会议纪要";
const keyColumn = 12;
const answerColumn = 8;

async function keysOfMinutes(path: string): Promise<Map<number, string>> {
  const keys = new Map<number, string>();
  typedInto(await readFile(path), { [minutesSheet]: ({ row, column, value }) => void (column === keyColumn && typeof value === "string" && keys.set(row, value)) });
  return keys;
}

const withAnswers = async (path: string, words: (row: number) => string | undefined): Promise<Uint8Array> => typedInto(await readFile(path), { [minutesSheet]: ({ row, column }) => (column === answerColumn ? words(row) : undefined) });

/** A day in the frozen zone, five days after the plan date in the mark of the master schedule. */
async function frozenDay(path: string, item: string): Promise<string> {
  let planDate = "";
  typedInto(await readFile(path), { 主生产计划: ({ row, column, value }) => void (row === 1 && column === 0 && (planDate = /\d{4}-\d{2}-\d{2}/.exec(String(value))?.[0] ?? "")) });
  if (planDate === "") throw new Error(`no plan to change ${item} in`);
  return isoDate(dayNumber(planDate) + 5);
}
