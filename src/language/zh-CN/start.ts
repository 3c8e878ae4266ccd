/** 窗格打不开、部件缺失或意外出错时的用语；启动脚本单独引用，须自成一体。 */
export const start = {
  reload: "重新加载",
  copyDetails: "复制详情",
  copied: "已复制",
  selectBelow: "无法写入剪贴板，请在下方选中后复制。",
  details: "详情",
  /** 窗格尚未出现时。 */
  lastResort: {
    title: "窗格没有打开",
    scriptMissing: "加载项的一个文件没有加载成功。可能刚发布了新版本，或网络中断。",
    slow: "加载项的文件仍未到齐。可继续等待，也可重新加载。",
    broke: "加载项在启动时出错。工作簿没有改动。",
    advice: "请重新加载；仍不行时，复制详情交给维护人员。",
  },
  /** 窗格已打开，后来要用的文件取不到。 */
  partMissing: "窗格要用的一个文件没有加载成功。可能刚发布了新版本，或网络中断。请重新加载窗格；工作簿没有改动。",
  /** 浏览器不许启动后台线程。 */
  workerRefused: "此浏览器不允许加载项在后台计算（Web Worker 被禁用），通常由单位的安全策略造成。请换一台电脑或用 Excel 网页版打开，或复制详情交给 IT 部门；工作簿没有改动。",
  unexpected: "后台出现意外错误。可继续使用；如有异常，请重新加载窗格。",
  dismiss: "知道了",
  oldExcel: (found: string, needed: string, version: string) => `当前 Excel（${version}）支持到 ExcelApi ${found}，此加载项需要 ${needed}。`,
  noExcelApi: (needed: string, version: string) => `当前 Excel（${version}）不支持 ExcelApi，此加载项需要 ExcelApi ${needed}。`,
};
