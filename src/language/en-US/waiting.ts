import type { waiting as zhCN } from "../zh-CN/waiting";

/** The words of waiting for Excel, and of finishing what it did not let us finish. */
export const waiting: typeof zhCN = {
  region: "Waiting for Excel",
  notAnswering: (seconds) => `Excel has not answered for ${seconds} seconds. You can go on waiting; if you stop, you are told which sheets are written.`,
  cellEditing: "You are editing a cell: press Enter to accept or Esc to cancel, and it goes on by itself.",
  busy: "Excel is busy and takes no requests just now; they are repeated by themselves.",
  otherWorkbook: "Another workbook is in front: go back to this one, and it goes on by itself.",
  goOn: "Go on waiting",
  tryNow: "Try now",
  stop: "Stop",
  unfinishedRegion: "Not everything is written",
  unfinished: (written, left) => `${written ? `Written in full: ${written}.` : "No sheet is written in full yet."} Not finished: ${left}. Unfinished sheets say so in A2; do not use their numbers.`,
  unfinishedInputs: (written, left) => `${written ? `Written in full: ${written}.` : "No sheet is written in full yet."} Not finished: ${left}. Do not type on these sheets before they are.`,
  andMore: (names, count) => `${names} … (${count} sheets)`,
  finish: "Finish writing",
  finishing: "Writing the rest …",
  notFinished: "The rest could not be written.",
};
