/** 批准预测时命令行所说的话。 */
export const approval = {
  usage: `用法：npm run approve -- 输入.xlsx --by 批准人 [--note 说明] [--carry-over] [--out 结果.xlsx] [--at "YYYY-MM-DD HH:MM"] [--lang zh|en]
  把已收集的预测批准为带编号、已锁定的版本，此后的计划按该版本排
  --carry-over  未提交的办事处沿用上一版本的数字；不加则等其交齐
  --at          批准时间，默认现在
  退出码：0 已批准，2 尚不能批准，1 程序故障`,
  missingApprover: "请用 --by 写明批准人",
  wrongMoment: "--at 须形如 2026-11-26 15:04",
  approved: ({ version, approver, at, lines, quantity, fingerprint }: Record<"version" | "approver" | "at" | "lines" | "quantity" | "fingerprint", string>) =>
    `版本 ${version} 已由${approver}于 ${at} 批准：${lines} 行，合计 ${quantity}，指纹 ${fingerprint}`,
  notWritten: "没有指定 --out，工作簿未改动。",
};
