/** 窗格“设置”的用语。 */
export const settings = {
  title: "设置",
  lead: "改动立即生效，只影响您这台电脑上的窗格，不改工作簿。",
  labels: { language: "语言", theme: "外观", role: "我的岗位" },
  hints: { language: "结果工作表也按此语言编制。", theme: "系统启用高对比度时，以系统颜色为准。", role: "首页先列出由您办理的事项。" },
  choices: {
    language: { office: "跟随 Office", zh: "中文", en: "English" },
    theme: { office: "跟随 Office", light: "浅色", dark: "深色", contrast: "高对比度" },
    role: { everyone: "不区分岗位", clerk: "销售内勤（收集预测）", planner: "生管（核对与平衡）", manager: "管理层（评审与开会）" },
  },
  saved: "已保存。",
  notLasting: "浏览器不允许加载项保存设置，关闭窗格后将恢复为默认值。",
  /** 浏览器中保存的设置读不全时。 */
  unread: {
    broken: "上次保存的设置已损坏，读不出来，现按默认值显示。原内容另存在浏览器中，不会丢失。",
    later: "设置由较新版本的加载项保存，能识别的已沿用，其余按默认值。原内容另存在浏览器中，不会丢失。",
  },
};
