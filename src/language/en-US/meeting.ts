import type { meeting as zhCN } from "../zh-CN/meeting";

/** What the command line says at the steps of the S&OP meeting. */
export const meeting: typeof zhCN = {
  usage: `Usage: npm run meeting -- STEP IN.xlsx [--out OUT.xlsx] [--at "YYYY-MM-DD HH:MM"] [--lang zh|en]
  release --by NAME [--note TEXT]  plans from the sheets as they are and releases: quantities, hours, key figures and all inputs go into the ledgers
  bridge                           why this plan differs from the released one, on the sheet "Plan bridge"
  restore                          the plan of the run before, without Excel's undo
  Exit codes: 0 done, 2 input or conditions need attention, 1 failure`,
  wrongStep: (steps) => `the step must be one of ${steps}`,
  missingBy: "say who it is with --by",
  released: ({ release, by, at, quantity, fingerprint }) => `Plan ${release} released by ${by} on ${at}: ${quantity} pieces, plan fingerprint ${fingerprint}`,
  restored: ({ planDate, fingerprint }) => `The previous plan is restored: plan date ${planDate}, plan fingerprint ${fingerprint}. Input sheets were not touched.`,
  bridge: (release) => `Against release ${release}, at standard cost:`,
};
