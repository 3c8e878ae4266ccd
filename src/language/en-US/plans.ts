/** Words of the sheets that carry the plans out. */
export const plans = {
  lookAt: "Look at",
  demands: (count: number) => `${count} demands`,
  unit: "Unit",
};
