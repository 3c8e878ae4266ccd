import type { start as zhCN } from "../zh-CN/start";

/** Read by the starting script on its own; imports no other words. */
export const start: typeof zhCN = {
  reload: "Reload",
  copyDetails: "Copy details",
  copied: "Copied",
  selectBelow: "The clipboard cannot be written. Select the text below and copy it.",
  details: "Details",
  lastResort: {
    title: "The pane did not open",
    scriptMissing: "A file of the add-in did not load. A new version may just have been installed, or the network was cut.",
    slow: "Not all files of the add-in have come yet. Wait a little longer, or reload.",
    broke: "The add-in met an error while starting. Your workbook is unchanged.",
    advice: "Reload; if it stays like this, copy the details for whoever maintains the add-in.",
  },
  partMissing: "A file that the pane needs did not load. A new version may just have been installed, or the network was cut. Reload the pane; your workbook is unchanged.",
  workerRefused: "This browser does not let the add-in calculate in the background (web workers are refused), usually by a security policy. Open the workbook elsewhere, e.g. in Excel on the web, or copy the details for your IT department; your workbook is unchanged.",
  unexpected: "Something unexpected went wrong in the background. You can go on; reload the pane if it behaves oddly.",
  dismiss: "Dismiss",
  oldExcel: (found: string, needed: string, version: string) => `This Excel (${version}) knows ExcelApi up to ${found}; the add-in needs ${needed}.`,
  noExcelApi: (needed: string, version: string) => `This Excel (${version}) has no ExcelApi; the add-in needs ExcelApi ${needed}.`,
};
