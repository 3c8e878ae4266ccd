/** 产销会各步骤在命令行所说的话。 */
type Texts<K extends string> = Record<K, string>;

export const meeting = {
  usage: `用法：npm run meeting -- 步骤 输入.xlsx [--out 结果.xlsx] [--at "YYYY-MM-DD HH:MM"] [--lang zh|en]
  release --by 发布人 [--note 说明]  按当前各表重排并发布：数量、工时、指标与全部输入存入台账
  bridge                            说明本次计划与已发布计划为什么不同，写出“计划差异”表
  restore                           恢复上一次排产的计划，不依赖 Excel 的撤销
  退出码：0 完成，2 输入或条件不具备，1 程序故障`,
  wrongStep: (steps: string) => `步骤须是 ${steps} 之一`,
  missingBy: "请用 --by 写明是谁",
  released: ({ release, by, at, quantity, fingerprint }: Texts<"release" | "by" | "at" | "quantity" | "fingerprint">) => `计划 ${release} 已由${by}于 ${at} 发布：合计 ${quantity} 件，计划指纹 ${fingerprint}`,
  restored: ({ planDate, fingerprint }: Texts<"planDate" | "fingerprint">) => `已恢复上一次的计划：计划日期 ${planDate}，计划指纹 ${fingerprint}。输入表未改动。`,
  bridge: (release: string) => `与发布 ${release} 相比，按标准成本：`,
};
