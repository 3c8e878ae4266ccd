import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "../..");
const rows = readFileSync(join(root, "test/TRAPS.md"), "utf8")
  .split("\n")
  .filter((line) => /^\| \d+ \|/.test(line));

test("all 36 traps are there, in their order", () => {
  expect(rows.map((row) => Number(/\d+/.exec(row)![0]))).toEqual(Array.from({ length: 36 }, (_, i) => i + 1));
});

test.each(rows.map((row) => [row.slice(0, 60), row]))("%s: its files and tests are there", (_, row) => {
  const files = [...row.matchAll(/`((?:src|test)\/[^`]+|manifest\.xml)`/g)].map(([, path]) => path!);
  expect(files.length).toBeGreaterThanOrEqual(1);
  expect(files.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  for (const [, path, name] of row.matchAll(/`(test\/[^`]+)` "([^"]+)"/g)) expect(readFileSync(join(root, path!), "utf8")).toContain(`"${name}"`);
});
