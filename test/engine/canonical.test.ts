import { canonicalJson, fingerprint, sortRecords } from "../../src/engine/canonical";
import { smallRecords } from "../support/smallFactory";

test("a fingerprint is the SHA-256 of canonical JSON", async () => {
  expect(canonicalJson({ b: 1, a: [{ d: 2, c: undefined }] })).toBe('{"a":[{"d":2}],"b":1}');
  // Reckoned with sha256sum of the five bytes "abc", quotes included.
  expect(await fingerprint("abc")).toBe("6cc43f858fbb763301637b5af970e2a46b46f461f27e5a0f41e009c59b827b25");
});

test("the order of rows does not reach the engine", () => {
  const reversed = Object.fromEntries(Object.entries(smallRecords).map(([table, rows]) => [table, [...(rows as readonly unknown[])].reverse()]));
  expect(canonicalJson(sortRecords(reversed as unknown as typeof smallRecords))).toBe(canonicalJson(sortRecords(smallRecords)));
  expect(sortRecords(smallRecords).items.map(({ item }) => item)).toEqual([...smallRecords.items.map(({ item }) => item)].sort());
});
