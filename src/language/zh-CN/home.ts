/** 窗格首页的用语：周期进度与下一步。 */
export const home = {
  /** The party a step waits for, when it is the reader's own. */
  yours: (party: string) => `${party}（您）`,
  next: (cycle: string) => `${cycle} 周期的下一步`,
  allDone: "本周期各项均已完成，可以在“会议”中开启下月。",
  openMeeting: "打开会议",
};
