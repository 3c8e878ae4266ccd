export const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[times.length >> 1]!;

export async function milliseconds(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
