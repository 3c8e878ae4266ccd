/** Cell A2 of every result sheet begins with this; so a run knows its own sheets, and never reads them as input. */
export const resultMark = "Rebalance · 产销平衡";
