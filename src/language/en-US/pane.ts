import type { pane as zhCN } from "../zh-CN/pane";

export const pane: typeof zhCN = {
  locale: "en-US",
  title: "Rebalance",
  otherLanguage: "中文",

  actions: {
    rebalance: "Rebalance plan",
    readAgain: "Read again",
    loadSample: "Load the sample factory",
    cancel: "Cancel",
    retry: "Retry",
    back: "Back",
    open: (sheet: string) => `Open ${sheet}`,
    copy: "Copy",
    copied: "Copied",
    copyByHand: "The clipboard cannot be written. Select the text below and copy it.",
    goTo: (place: string) => `Go to ${place}`,
    showAll: (count: string) => `Show all ${count}`,
  },

  starting: { title: "Connecting to Excel", text: "This usually takes a few seconds." },
  unreachable: {
    title: "Excel does not answer",
    text: "No answer within 10 seconds. Most often Microsoft's Office script could not be loaded.",
    checks: [
      "Can this network reach appsforoffice.microsoft.com? A firewall or proxy may block it.",
      "Close this pane and open it again, or restart Excel.",
      "If it stays like this, send your IT department a picture of this page.",
    ],
  },
  outside: {
    title: "Open this in Excel",
    text: "This pane is an Excel add-in. Opened on its own in a browser it has no workbook to work on.",
    checks: ["In Excel, choose Open pane on the Home tab.", "Without Excel, plan on the command line or in the local workbench; the README tells how."],
  },
  otherHost: {
    title: "This add-in works in Excel only",
    text: "The Office program in front of you is not Excel.",
    checks: ["Open your workbook in Excel and try again."],
  },
  tooOld: {
    title: "This Excel is too old",
    text: "ExcelApi 1.14 is needed: Microsoft 365, Excel on the web, or Excel 2021 and later.",
    checks: ["Update Office, then open this pane again."],
  },

  reading: { title: "Reading the workbook", text: "Nothing is changed." },
  loadingSample: { title: "Loading the sample factory", text: (done: string, of: string) => `${done} of ${of} sheets written` },

  home: {
    ready: "Ready to plan",
    notReady: "Not ready to plan yet",
    readyText: "Results go to sheets of their own; your data stays as it is.",
    notReadyText: "Correct the problems below in the workbook, then read again.",
    empty: "Start with the sample factory",
    emptyText: "This workbook holds no tables to plan from. Load the sample factory to see a complete balanced plan in minutes.",
    emptyNote: "Or open this pane in your own workbook: items, forecast, work centres, capacity and inventory are the least it needs.",
    found: "Found in the workbook",
    table: "Table",
    rows: "Rows",
    sheetOf: (sheet: string) => `Sheet “${sheet}”`,
    missing: (tables: string) => `Compulsory tables missing: ${tables}`,
    problems: "Problems found",
    noProblems: "No problems found.",
  },

  severities: {
    stops: (count: string) => `Must be corrected (${count})`,
    warns: (count: string) => `Needs attention (${count})`,
    informs: (count: string) => `For information (${count})`,
  },

  running: {
    title: "Rebalancing the plan",
    stages: {
      read: "Reading the data",
      demand: "Preparing demand, consuming forecast",
      masterSchedule: "Drawing up the master schedule",
      capacity: "Working out capacity load",
      balance: "Balancing capacity and demand",
      materials: "Planning materials",
      reports: "Preparing the result sheets",
      write: "Writing to the workbook",
    },
    writing: (done: string, of: string) => `Writing to the workbook: ${done} of ${of}`,
    progress: "Progress",
    elapsed: (seconds: string) => `${seconds} s elapsed`,
    cancelling: "Stopping after the current sheet…",
  },

  cancelled: {
    title: "Cancelled",
    nothing: "Nothing was written; the workbook is as it was.",
    some: (done: string, of: string) =>
      `Writing stopped at ${done} of ${of}. The result sheets written so far are incomplete: do not use them. The next run replaces them whole. Your own data is unchanged.`,
  },

  needsAttention: {
    title: "No plan yet",
    text: "The data has problems that must be corrected. Nothing was written.",
  },

  planned: {
    title: "Plan balanced",
    optimal: "Proven optimal: no feasible plan costs less.",
    withinGap: (gap: string) => `Within ${gap} of the best possible plan.`,
    outOfTime: (gap: string) => `Out of solving time; within ${gap} of the best possible plan.`,
    outOfTimeNoGap: "Out of solving time; how near this is to the best possible plan is not known.",
    violation: (amount: string) => `The check found a constraint violated by ${amount}; see the run log.`,
    headlines: "Headlines",
    serviceLevel: "Service level",
    peakLoad: "Peak load",
    beforeAfter: (before: string, after: string) => `${before} → ${after}`,
    peakAt: (workCentre: string, period: string) => `Before → after; now ${workCentre}, ${period}`,
    overtime: "Overtime",
    hours: (hours: string) => `${hours} h`,
    outsourcing: "Outsourcing",
    pieces: (pieces: string, items: string) => `${pieces} pieces (items: ${items})`,
    none: "None",
    inventory: "Inventory value today",
    cost: (currency: string) => `Relevant cost (${currency})`,
    costNote: "Only what the plan can change is counted.",
    costs: {
      overtime: "Overtime",
      outsourcing: "Outsourcing",
      holding: "Inventory holding",
      safetyShortfall: "Below safety stock",
      backlog: "Backlog",
      change: "Change against released plan",
      overload: "Overload",
      total: "Total",
    },
    chart: "Sales, production and inventory",
    chartUnit: (currency: string) => `At standard cost, ${currency}`,
    series: { sales: "Cost of sales", production: "Production", inventory: "Inventory" },
    month: "Month",
    monthKinds: { actual: "Actual", open: "Open", plan: "Plan" },
    planBegins: "Plan from here on",
    chartSummary: (first: string, last: string, opening: string, closing: string) =>
      `Cost of sales, production and inventory from ${first} to ${last}; inventory goes from ${opening} to ${closing}.`,
    numbers: "Show the numbers",
    sheets: "Result sheets",
    problems: "What to watch in this plan",
    noProblems: "Nothing to watch in this plan.",
  },

  broke: {
    title: "This did not work",
    text: "The program met an error; your own data is unchanged. Retry; if it happens again, copy the details for whoever maintains the add-in.",
    details: "Details",
  },
  failures: {
    ExcelNotAnswering: ({ seconds }: { seconds: number }) => `Excel has not answered for ${seconds} seconds. Retry when Excel is idle; if that does not help, reopen the workbook.`,
    CellEditMode: () => "A cell is being edited in Excel. Press Enter or Esc to finish, then retry.",
    SheetProtected: ({ sheet }: { sheet: string }) => `Sheet “${sheet}” is protected. Unprotect it on the Review tab, then retry.`,
    WorkbookProtected: () => "The workbook's structure is protected, so no sheet can be added. Unprotect it on the Review tab, then retry.",
    SheetNameInvalid: ({ sheet }: { sheet: string }) => `Excel does not accept the sheet name “${sheet}”.`,
    SheetMissing: ({ sheet }: { sheet: string }) => `There is no sheet “${sheet}”; it may have been renamed or deleted.`,
    TableNameTaken: ({ table, sheet }: { table: string; sheet: string }) => `Sheet “${sheet}” already has a table named “${table}”. Rename or delete it, then retry.`,
    TooLargeToRead: ({ sheet }: { sheet: string }) => `Sheet “${sheet}” is too large for Excel to hand over. Delete rows and columns that are not needed, then retry.`,
    ChartIncomplete: ({ sheet, chart }: { sheet: string; chart: string }) =>
      `This Excel could not draw the whole of chart “${chart}” on sheet “${sheet}”. The numbers are not affected; update Excel, then retry.`,
    ExcelRefused: ({ code }: { code: string }) => `Excel refused an operation (${code}). Retry; if it happens again, copy the details for whoever maintains the add-in.`,
  },
  sheetsWritten: (sheets: string) => `Written in full: ${sheets}. The other result sheets may be incomplete; the next run replaces them whole.`,
  goToFailed: (place: string) => `Cannot go to ${place}: the sheet may have been renamed or deleted.`,
};
