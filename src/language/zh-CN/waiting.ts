/** 等待 Excel 与续写的用语。 */
export const waiting = {
  region: "正在等待 Excel",
  notAnswering: (seconds: string) => `Excel 已有 ${seconds} 秒没有应答。可以继续等待；停止后会说明哪些工作表已写入。`,
  cellEditing: "您正在编辑单元格：请按 Enter 确认或按 Esc 取消，随后自动继续。",
  busy: "Excel 正忙，暂时不接受操作，将自动重试。",
  otherWorkbook: "当前窗口是另一个工作簿：请切换回本工作簿，随后自动继续。",
  goOn: "继续等待",
  tryNow: "立即重试",
  stop: "停止",
  unfinishedRegion: "写入未完成",
  unfinished: (written: string, left: string) => `${written ? `已完整写入：${written}。` : "还没有任何工作表完整写入。"}尚未写完：${left}。未写完的工作表在 A2 注明“未写完”，请勿使用其中的数字。`,
  unfinishedInputs: (written: string, left: string) => `${written ? `已完整写入：${written}。` : "还没有任何工作表完整写入。"}尚未写完：${left}。续写完成之前，请不要在这些工作表上填写。`,
  andMore: (names: string, count: string) => `${names}等 ${count} 张`,
  finish: "续写完成",
  finishing: "正在续写……",
  notFinished: "续写失败。",
};
