/** 计划类工作表上的词语。 */
export const plans = {
  lookAt: "查看",
  demands: (count: number) => `共 ${count} 项需求`,
  unit: "单位",
};
