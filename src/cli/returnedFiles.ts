import { readdir, readFile, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import type { ReturnedFile } from "../demandReview/returned";
import { ProblemError } from "../engine/problem";

/** A filled template is a few hundred kilobytes; nothing larger than this is even read. */
const largestFile = 64 * 1024 * 1024;

/** What Excel and WPS leave beside an open file, and what systems hide. */
const isLeftBeside = (name: string): boolean => name.startsWith("~$") || name.startsWith(".");

/** Files named one by one, and those of folders by name. Throws `ProblemError` for a path that leads nowhere. */
export async function returnedPaths(paths: readonly string[]): Promise<readonly string[]> {
  const lists = await Promise.all(
    paths.map(async (path) => {
      const found = await stat(path).catch(() => undefined);
      if (!found) throw new ProblemError({ kind: "notAWorkbook", file: path, reason: "missing" });
      if (!found.isDirectory()) return [path];
      const entries = await readdir(path, { withFileTypes: true });
      return entries.filter((entry) => entry.isFile() && !isLeftBeside(entry.name)).map((entry) => join(path, entry.name)).sort();
    }),
  );
  return lists.flat();
}

/** One file as it came; without bytes where it is too large to be a template. */
export async function readReturnedFile(path: string): Promise<ReturnedFile | undefined> {
  const { size } = await stat(path);
  return size > largestFile ? undefined : { name: basename(path), bytes: await readFile(path) };
}
