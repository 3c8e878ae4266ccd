/** 窗格首页的用语：周期进度与下一步。 */
export const home = {
  /** The party a step waits for, when it is the reader's own. */
  yours: (party: string) => `${party}（您）`,
  next: (cycle: string) => `${cycle} 周期的下一步`,
  allDone: "本周期各项均已完成，可以在“会议”中开启下月。",
  addSheets: (count: string) => `添加 ${count} 张空白输入表`,
  added: (sheets: string) => `已添加空白表：${sheets}。填好后请重新读取。`,
  notAdded: (sheet: string) => `工作簿中已有名为“${sheet}”的工作表，未添加任何表。请先将它改名或删除，再试一次。`,
  fix: "改正",
  /** Each button has a name of its own. */
  fixNamed: (place: string, after: string) => `改正 ${place} 为“${after}”`,
  change: (before: string, after: string) => `“${before}” → “${after}”`,
  fixed: {
    done: (place: string, before: string, after: string) => `已改正 ${place}：“${before}” → “${after}”。`,
    changed: (place: string) => `${place} 的内容刚刚变了，未作改动。以下按最新内容列出。`,
    formula: (place: string) => `${place} 是公式的结果，未作改动。请改正公式或它引用的单元格。`,
  },
};
