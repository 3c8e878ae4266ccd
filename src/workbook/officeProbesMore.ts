import { compared, ok } from "./finding";
import type { ExcelProbe, ProbeGround } from "./officeProbes";
import { scratchSetting } from "./officeScratch";

/** Two columns of three numbers with headings, and a chart of them. */
function chartOf({ sheet }: ProbeGround): Excel.Chart {
  sheet.getRange("A12:C15").values = [["", "A", "B"], ["1", 1, 30], ["2", 2, 20], ["3", 3, 10]];
  return sheet.charts.add("ColumnClustered", sheet.getRange("A12:C15"), "Columns");
}

/** The three-series chart needs columns and a line in one, and a second axis. */
export const chart: ExcelProbe = async (ground) => {
  const made = await ground.send(() => {
    const one = chartOf(ground);
    one.series.getItemAt(1).chartType = "Line";
    return one;
  });
  await ground.send(() => (made.series.getItemAt(1).axisGroup = "Secondary"));
  const series = await ground.send(() => made.series.load("items/chartType,items/axisGroup"));
  await ground.send(() => made.delete());
  const found = series.items.map(({ chartType, axisGroup }) => `${chartType}/${axisGroup}`);
  return compared(["ColumnClustered/Primary", "Line/Secondary"], found, `n = ${found.length}: ${found.join(", ")}`);
};

/** A chart gives a picture of itself. */
export const chartImage: ExcelProbe = async (ground) => {
  const { send } = ground;
  const made = await send(() => chartOf(ground));
  const { value } = await send(() => made.getImage(300, 200, "Fit"));
  await send(() => made.delete());
  const isPicture = value.startsWith("iVBOR") || value.startsWith("/9j/");
  return { result: isPicture ? "ok" : "failed", figure: `${Math.ceil((value.length * 3) / 4 / 1024)} KiB` };
};

/** What an add-in keeps in the workbook itself. */
export const settingsStore: ExcelProbe = async ({ context, send }) => {
  const { settings } = context.workbook;
  const read = () => send(() => settings.getItemOrNullObject(scratchSetting).load("value"));
  await send(() => void settings.add(scratchSetting, "自检 check"));
  try {
    const found = (await read()).value as unknown;
    return compared("自检 check", found, scratchSetting);
  } finally {
    await send(() => settings.getItem(scratchSetting).delete());
  }
};

const eventSeconds = 5;

/** Whether Excel tells of a change; on some platforms it does not, and co-authors' changes are then found by comparing. */
export const events: ExcelProbe = async ({ context, send, sheet, now }) => {
  let heard = () => {};
  const came = new Promise<"came">((resolve) => (heard = () => resolve("came")));
  const listening = await send(() => sheet.onChanged.add(async () => heard()));
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    const before = now();
    await send(() => {
      sheet.getRange("A10").values = [["x"]];
    });
    const silence = new Promise<"silence">((resolve) => (timer = setTimeout(() => resolve("silence"), eventSeconds * 1000)));
    const first = await Promise.race([came, silence]);
    return first === "came" ? ok(`${Math.round(now() - before)} ms`) : { result: "failed", figure: `> ${eventSeconds} s` };
  } finally {
    clearTimeout(timer);
    listening.remove();
    await context.sync();
  }
};
