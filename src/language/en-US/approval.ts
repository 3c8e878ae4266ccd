import type { approval as zhCN } from "../zh-CN/approval";

/** What the command line says when a forecast is approved. */
export const approval: typeof zhCN = {
  usage: `Usage: npm run approve -- IN.xlsx --by NAME [--note TEXT] [--carry-over] [--out OUT.xlsx] [--at "YYYY-MM-DD HH:MM"] [--lang zh|en]
  Approves what was collected as a numbered, locked version, which plans are made from then on
  --carry-over  offices that have not submitted keep the figures of their last version; otherwise they are waited for
  --at          when it was approved; now, where it is not said
  Exit codes: 0 approved, 2 cannot be approved yet, 1 the program failed`,
  missingApprover: "say who approves with --by",
  wrongMoment: "--at takes a form like 2026-11-26 15:04",
  approved: ({ version, approver, at, lines, quantity, fingerprint }) => `Version ${version} approved by ${approver} at ${at}: ${lines} lines, ${quantity} in all, fingerprint ${fingerprint}`,
  notWritten: "No --out was given; the workbook is unchanged.",
};
