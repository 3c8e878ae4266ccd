import { compared, type Finding, ok } from "./finding";
import type { Send } from "./officePatience";

/** Where a probe works: requests of its own, on a sheet that is thrown away. */
export interface ProbeGround {
  context: Excel.RequestContext;
  send: Send;
  sheet: Excel.Worksheet;
  /** Milliseconds of a clock that only goes forward. */
  now(): number;
}

/** Tries one thing on the scratch sheet and says what came of it; what is thrown is a failure. */
export type ExcelProbe = (ground: ProbeGround) => Promise<Finding>;

const trips = 5;

/** How long one question takes, without what it asks for. */
export const syncTime: ExcelProbe = async ({ context, send, now }) => {
  const times: number[] = [];
  for (let trip = 0; trip < trips; trip++) {
    const before = now();
    await send(() => context.workbook.application.load("calculationMode"));
    times.push(now() - before);
  }
  const sorted = times.sort((a, b) => a - b);
  const [least, median, most] = [sorted[0]!, sorted[Math.floor(trips / 2)]!, sorted.at(-1)!].map(Math.round);
  return ok(`${median} ms (${least}–${most}, n = ${trips})`);
};

/** Text, numbers and truth written are read back as they were. */
export const values: ExcelProbe = async ({ send, sheet }) => {
  const wanted = [[1234567.891, "产销平衡 Rebalance", true, 0.1 + 0.2, 1e-7]];
  await send(() => {
    sheet.getRange("A3:E3").values = wanted;
  });
  const range = await send(() => sheet.getRange("A3:E3").load("values"));
  return compared(wanted, range.values, String(wanted[0]!.length));
};

/** Also shows how this Excel writes numbers and dates. */
export const numberFormats: ExcelProbe = async ({ send, sheet }) => {
  const wanted = [["#,##0.00", "yyyy-mm-dd", "0%"]];
  await send(() => {
    const range = sheet.getRange("A5:C5");
    range.numberFormat = wanted;
    range.values = [[1234.5, 46_000, 0.25]];
  });
  const range = await send(() => sheet.getRange("A5:C5").load("numberFormat,text"));
  return compared(wanted, range.numberFormat, range.text[0]!.join(" · "));
};

/** A formula is computed. */
export const formula: ExcelProbe = async ({ send, sheet }) => {
  await send(() => {
    sheet.getRange("A7:C7").values = [[1, 2, 3]];
    sheet.getRange("D7").formulas = [["=SUM(A7:C7)*2"]];
  });
  const range = await send(() => sheet.getRange("D7").load("values"));
  return compared([[12]], range.values, "=SUM(A7:C7)*2 → 12");
};

/** As the plan's texts are written: format first, then the value. */
export const textStaysText: ExcelProbe = async ({ send, sheet }) => {
  const text = "=1+1";
  await send(() => {
    const range = sheet.getRange("A9");
    range.numberFormat = [["@"]];
    range.values = [[text]];
  });
  const range = await send(() => sheet.getRange("A9").load("values"));
  return compared([[text]], range.values, text);
};

/** Rows can be grouped and ungrouped. */
export const grouping: ExcelProbe = async ({ send, sheet }) => {
  const rows = () => sheet.getRange("31:33");
  await send(() => {
    sheet.getRange("A31:A34").values = [[1], [2], [3], [6]];
    rows().group("ByRows");
    rows().hideGroupDetails("ByRows");
  });
  const hidden = await send(() => rows().load("rowHidden"));
  await send(() => {
    rows().showGroupDetails("ByRows");
    rows().ungroup("ByRows");
  });
  return compared(true, hidden.rowHidden, "31:33");
};

/** What the plan does with a sheet people have locked: it must be told so, and refused. */
export const protection: ExcelProbe = async ({ context, send, sheet }) => {
  const state = await send(() => {
    sheet.protection.protect();
    return { sheet: sheet.protection.load("protected"), workbook: context.workbook.protection.load("protected") };
  });
  const locked = state.sheet.protected;
  await send(() => sheet.protection.unprotect());
  const { protected: after } = await send(() => sheet.protection.load("protected"));
  return { ...compared([true, false], [locked, after], "true → false"), says: state.workbook.protected ? "structureProtected" : "structureOpen" };
};

/**
 * Switches to manual and back where calculation is automatic, as a write does. Any other mode is people's choice: switching
 * it on, even for a moment, would recalculate what they keep still.
 */
export const calculationMode: ExcelProbe = async ({ context, send }) => {
  const { application } = context.workbook;
  const { calculationMode: before } = await send(() => application.load("calculationMode"));
  if (before !== "Automatic") return ok(before, "modeLeft");
  const set = (mode: Excel.CalculationMode | "Automatic" | "Manual") => send(() => void (application.calculationMode = mode as Excel.CalculationMode));
  const read = async () => (await send(() => application.load("calculationMode"))).calculationMode;
  try {
    await set("Manual");
    const meanwhile = await read();
    await set("Automatic");
    return compared(["Manual", "Automatic"], [meanwhile, await read()], "Automatic → Manual → Automatic");
  } catch (thrown) {
    await set("Automatic").catch(() => {});
    throw thrown;
  }
};
