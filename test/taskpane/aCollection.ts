import type { ReturnedForecast } from "../../src/demandReview/returned";
import type { Problem } from "../../src/engine/problem";
import type { LanguageCode } from "../../src/language";
import { describeFinding } from "../../src/language/describeFinding";
import type { CollectServices } from "../../src/taskpane/services";
import type { ReviewJobs, ReviewOverview } from "../../src/worker/reviewJobs";

/** A month's collection of forecasts, as the pane is told of it: one office has submitted, one has not. */

export const months = ["2026-11", "2026-12", "2027-01", "2027-02"];
const names = { zh: { first: "上海", second: "广州", channel: "国内", clerk: "李娜" }, en: { first: "Shanghai", second: "Guangzhou", channel: "Domestic", clerk: "Li Na" } };

export function anOverview(language: LanguageCode = "zh"): ReviewOverview {
  const { first, second, channel, clerk } = names[language];
  const office = (name: string, status: "submitted" | "missing") => ({ office: name, channel, region: "", clerk, status, lines: status === "submitted" ? 2 : 0, value: 0, files: [], listed: true });
  const unknown = [undefined, undefined, undefined, undefined];
  return {
    status: "ready",
    approvals: [],
    items: [{ item: "P100", name: language === "zh" ? "离心泵" : "Centrifugal pump", unit: language === "zh" ? "台" : "pcs" }],
    budget: [{ month: months[0]!, forecast: 1_200_000, budget: 1_000_000 }, { month: months[1]!, forecast: 950_000, budget: 1_000_000 }, { month: months[2]!, forecast: 0 }, { month: months[3]!, forecast: 0, budget: 900_000 }],
    currency: language === "zh" ? "元" : "CNY",
    consolidation: {
      cycle: "2026-11",
      months,
      due: "2026-11-25",
      review: "2026-11-26",
      offices: [office(first, "submitted"), office(second, "missing")],
      lines: [{ item: "P100", office: first, channel, region: "", distributor: false, entered: [100, 200, undefined, 0], adjusted: [0, -50, 0, 0], before: [90, undefined, undefined, undefined], lastYear: [80, 80, 80, 80], baseline: unknown, lower: unknown, upper: unknown, carries: true }],
    },
  };
}

export const anApproval = { version: "2026-11-1", cycle: "2026-11", approvedAt: "2026-11-26 15:04", approver: "王强", lines: 8, quantity: 300, fingerprint: "3f5a9c01d2b47e68aa90c1f2034b5d6e7f8091a2b3c4d5e6f708192a3b4c5d6e", note: "" };
const at = (cell: string) => ({ file: "上海.xlsx", sheet: "预测", cell });
const figure = { office: "上海", channel: "国内", item: "P100", customer: "", month: "2026-11", at: at("F8"), proposed: 100 };

/** A file with two figures to decide about and a column that was renamed. */
export const aDoubtfulReturn: ReturnedForecast = {
  file: "上海.xlsx",
  identity: { templateVersion: "1", language: "zh", cycle: "2026-11", scope: "office", offices: [{ office: "上海", channel: "国内" }], clerk: "李娜" },
  figures: [figure, { ...figure, at: at("F9"), found: 1000 }],
  findings: [
    { id: "a", at: at("F8"), kind: "textNumber", mustDecide: true, found: "１００ 台", proposed: "100", canKeep: false, figures: [0], facts: { item: "P100", month: "2026-11" } },
    { id: "b", at: at("F9"), kind: "tenfold", mustDecide: true, found: "1000", proposed: "100", canKeep: true, figures: [1], facts: { item: "P100", month: "2026-12", usual: 104 } },
    { id: "c", at: at("E1"), kind: "renamedColumn", mustDecide: false, found: "十一月", canKeep: true, figures: [], facts: { column: "2026-11" } },
  ],
  problems: [],
};
export const aRefusedReturn: ReturnedForecast = { file: "宏.xlsx", figures: [], findings: [], problems: [{ kind: "emptyWorkbook" }] };
export const aSheet = { name: "预测提交", kind: "result" as const, rows: [], widths: [] };
/** Stops nothing. */
export const aRemark: Problem = { kind: "adjustedWithoutEntry", item: "P100", channel: "国内", office: "上海", month: "2027-01", change: 20 };
export const aStop: Problem = { kind: "sheetNameTaken", at: { sheet: "预测汇总" } };

export const someJobs = (language: LanguageCode = "zh"): ReviewJobs => ({
  overview: async () => anOverview(language),
  templates: async (_grids, { only }) => [{ fileName: `${only ?? (language === "zh" ? "全部" : "All")}.xlsx`, items: 3, bytes: new Uint8Array([1]) }],
  readReturn: async ({ name }) => (name === "宏.xlsx" ? aRefusedReturn : aDoubtfulReturn),
  takeOver: async () => ({ status: "submitted", sheets: [aSheet], entries: 2, leftOut: 0, replaced: [], problems: [] }),
  adjust: async () => ({ status: "adjusted", sheets: [aSheet], problems: [] }),
  approve: async () => ({ status: "approved", approval: anApproval, sheets: [aSheet], problems: [] }),
});

export const collecting = (language: LanguageCode = "zh", jobs: Partial<ReviewJobs> = {}): CollectServices => ({
  review: { ...someJobs(language), ...jobs },
  describeFinding,
  download: () => {},
  openAsWorkbook: () => Promise.reject(new Error("no")),
  now: () => new Date(2026, 10, 26, 15, 4),
});
