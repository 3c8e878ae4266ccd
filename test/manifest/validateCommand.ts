import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { manifestFaults } from "./manifestFaults";
import { folderSurroundings, manifestFile, projectSurroundings } from "./project";
import { noSchema, schemaFaults, schemaIsThere } from "./schema";

interface Surroundings {
  /** What Microsoft's service finds; throws where it cannot be reached. */
  askMicrosoft: (file: string, production: boolean) => Promise<readonly string[]>;
  print: (line: string) => void;
  complain: (line: string) => void;
}

/**
 * `[--production] [MANIFEST | FOLDER]`: holds a manifest against our checks, the schema and Microsoft's service. Of a folder
 * ready to host, its manifest.xml is held against the files beside it. Ends with 0 where nothing was found, 1 where
 * something was, 2 where there is nothing to read.
 */
export async function validateCommand(args: readonly string[], { askMicrosoft, print, complain }: Surroundings): Promise<number> {
  const production = args.includes("--production");
  const given = args.find((argument) => !argument.startsWith("--")) ?? manifestFile;
  const folder = existsSync(given) && statSync(given).isDirectory() ? given : undefined;
  const file = folder === undefined ? given : join(folder, "manifest.xml");
  if (!existsSync(file)) {
    complain(`There is no ${file}.`);
    return 2;
  }
  const text = readFileSync(file, "utf8");
  const surroundings = folder === undefined ? projectSurroundings(production) : folderSurroundings(folder, production);
  const faults = [...manifestFaults(text, surroundings), ...(schemaIsThere ? await schemaFaults(text) : [])];
  faults.forEach((fault) => complain(`✗ ${fault}`));
  if (!schemaIsThere) print(noSchema);
  if (faults.length === 0) print(`✓ ${file}: our own checks found nothing wrong.`);
  else complain(`${faults.length} ${faults.length === 1 ? "fault" : "faults"} in ${file}.`);
  try {
    const theirs = await askMicrosoft(file, production);
    theirs.forEach((fault) => complain(`✗ Microsoft: ${fault}`));
    if (theirs.length === 0) print("✓ Microsoft's validation service agrees.");
    return faults.length + theirs.length === 0 ? 0 : 1;
  } catch (error) {
    print(`Microsoft's validation service was not asked: ${(error as Error).message}`);
    return faults.length === 0 ? 0 : 1;
  }
}
