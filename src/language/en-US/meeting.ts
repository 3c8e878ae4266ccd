import type { meeting as zhCN } from "../zh-CN/meeting";

/** What the command line says at the steps of the S&OP meeting. */
export const meeting: typeof zhCN = {
  usage: `Usage: npm run meeting -- STEP IN.xlsx [--out OUT.xlsx] [--at "YYYY-MM-DD HH:MM"] [--lang zh|en]
  release --by NAME [--note TEXT]  plans from the sheets as they are and releases: quantities, hours, key figures and all inputs go into the ledgers
  bridge                           why this plan differs from the released one, on the sheet "Plan bridge"
  restore                          the plan of the run before, without Excel's undo
  scenario --name NAME --assume A [--assume …] [--by NAME] [--note TEXT]  keeps a scenario, five at most
  compare                          scenarios and the plan as it is side by side, on the sheet "Scenarios"
  adopt --name NAME --by NAME      the scenario's assumptions are decided and planned
  drop --name NAME                 drops a scenario
  gaps                             what comes short, with priced options, on the sheet "Meeting"
  decide --option 1.2 | --assume A [--assume …] | --note TEXT --by NAME  takes a gap's option, or decides, and plans with it
  withdraw --decision NUMBER --by NAME  takes a decision back and plans again
  change --item ITEM --on DAY --to QUANTITY --cause KIND [--reason TEXT] [--department D] --by NAME [--approve NAME] [--note SPECIAL MEETING]  a request to change the frozen zone
  settle --request NUMBER --answer approved|rejected --by NAME [--note SPECIAL MEETING]  answers a pending request
  preRead --by NAME                the pack on the sheet "Pre-read": a page for each agenda item, and questions by department
  minutes                          drafts the sheet "Minutes"; what is rewritten on its right stays when it is drafted again
  issue --by NAME [--docx OUT.docx]  issues the minutes: numbered, kept in the ledger, as a .docx file
  action --task TEXT [--owner NAME] [--department D] [--due DAY] [--class A|B|C] [--origin NUMBER]  sets an action
  close --action NUMBER [--status done|cancelled] [--result TEXT]  closes an action
  status                           the cycle's deadlines: what is due, what is missing, who
  next --by NAME [--date PLAN DATE]  opens the next month in the same workbook: the plan date is next month's review day (over days off), all ledgers stay
  An assumption is kind:subject:when:value[:unit cost], e.g. moreOvertime:MOTOR:2027-01:40, moreDemand::2027-01..2027-03:+10%, optionSet:headroom::0.1
  Exit codes: 0 done, 2 input or conditions need attention, 1 failure`,
  wrongStep: (steps) => `the step must be one of ${steps}`,
  missingBy: "say who it is with --by",
  released: ({ release, by, at, quantity, fingerprint }) => `Plan ${release} released by ${by} on ${at}: ${quantity} pieces, plan fingerprint ${fingerprint}`,
  restored: ({ planDate, fingerprint }) => `The previous plan is restored: plan date ${planDate}, plan fingerprint ${fingerprint}. Input sheets were not touched.`,
  missing: (name) => `${name} is needed`,
  wrongAnswer: "say approved or rejected with --answer",
  wrongAction: "--due must be a day, --class A, B or C, --status done or cancelled",
  wrongOption: "--option is written gap.option, e.g. 1.2",
  outNotDocx: "--docx must end in .docx",
  missingName: "name the scenario with --name",
  wrongAssumption: (found) => `the assumption "${found}" cannot be read, or its value is out of the setting's range`,
  opened: ({ cycle, planDate }) => `Cycle ${cycle} is open, plan date ${planDate}. Bring stock, open orders, customer orders and last month's actuals up to date, then collect the forecast.`,
  wrongChange: (causes) => `a request needs --item, --on (a day), --to (a quantity, 0 or more) and --cause (one of ${causes})`,
  changesUsed: ({ year, item, itemUsed, department, departmentUsed }) => `Changes used in ${year}: ${item} ${itemUsed.used} of ${itemUsed.limit}${department === "" ? "" : `, ${department} ${departmentUsed.used} of ${departmentUsed.limit}`}`,
  requested: ({ request, item, before, after, start, end, status }) => `Request ${request}: ${item}, ${start} to ${end}, ${before} → ${after}, ${status}`,
  keptScenarios: (scenarios) => (scenarios.length === 0 ? "No scenarios are left." : `Scenarios: ${scenarios.join(", ")}`),
  decided: ({ decision, content, cost, service, stock }) => `Decision ${decision}${content === "" ? "" : ` (${content})`}: cost ${cost}, service ${service}, closing stock ${stock}`,
  actionSet: ({ action, task, owner, due }) => `Action ${action}: ${task}${owner === "" ? "" : `, owner ${owner}`}${due === undefined ? "" : `, due ${due}`}`,
  actionClosed: ({ action, task }, status) => `Action ${action} (${task}): ${status}`,
  bridge: (release) => `Against release ${release}, at standard cost:`,
};
