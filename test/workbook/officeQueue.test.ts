import { callBytes, requestQueue } from "../../src/workbook/officeQueue";

/** Sizes of calls in each request, in the order they went out. */
async function requestsOf(sizes: readonly number[], limit: number): Promise<readonly (readonly number[])[]> {
  const requests: number[][] = [];
  const sent: number[][] = [];
  const queue = requestQueue(
    async (ask) => {
      const asked = ask();
      sent.push(requests.at(-1)!);
      return asked;
    },
    () => requests.push([]),
    undefined,
    limit,
  );
  for (const size of sizes) await queue.add(size, () => requests.at(-1)!.push(size));
  await queue.flush();
  expect(sent).toEqual(requests);
  return requests;
}

test("a call that would make a request too large begins the next", async () => {
  expect(await requestsOf([1_000, 1_000, 1_500, 9_000, 10], 3_500 + callBytes)).toEqual([[1_000, 1_000], [1_500], [9_000], [10]]);
});

test("nothing to send is no request", async () => {
  expect(await requestsOf([], 5_000)).toEqual([]);
});
