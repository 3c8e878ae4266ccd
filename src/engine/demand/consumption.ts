/** What one order still needs, in the period it is due in. */
export interface OpenOrder {
  period: number;
  quantity: number;
}

/**
 * Orders consume the forecast of their own period, then of earlier periods, nearest first, then of later ones 预测冲销.
 * Gives what is consumed per period; orders are served in the order given.
 *   0 ≤ consumed[t] ≤ forecast[t],   Σ consumed ≤ Σ orders
 * Source: frePPLe's netting of four months. Example: forecast 350 × 4, orders 300, 500, 280, 0, one period each way
 * → net forecast 0, 0, 0, 320.
 */
export function consumeForecast(
  forecast: readonly number[],
  orders: readonly OpenOrder[],
  { backward, forward }: { backward: number; forward: number },
): number[] {
  const left = [...forecast];
  for (const { period, quantity } of orders) {
    let open = quantity;
    for (const t of reach(period, backward, forward, forecast.length)) {
      const taken = Math.min(open, left[t]!);
      left[t]! -= taken;
      open -= taken;
    }
  }
  return forecast.map((quantity, t) => quantity - left[t]!);
}

function reach(period: number, backward: number, forward: number, periods: number): number[] {
  const order = [period];
  for (let back = 1; back <= backward; back++) order.push(period - back);
  for (let ahead = 1; ahead <= forward; ahead++) order.push(period + ahead);
  return order.filter((t) => t >= 0 && t < periods);
}
