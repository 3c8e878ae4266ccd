import { readFileSync } from "node:fs";
import { validateManifest } from "office-addin-manifest";
import { manifestFaults } from "./manifestFaults";
import { manifestFile, projectSurroundings } from "./project";
import { noSchema, schemaFaults, schemaIsThere } from "./schema";

/** `npm run validate [-- --production] [FILE]`: our checks always, Microsoft's where its service can be reached. */
async function validate(args: readonly string[]): Promise<boolean> {
  const production = args.includes("--production");
  const file = args.find((argument) => !argument.startsWith("--")) ?? manifestFile;
  const text = readFileSync(file, "utf8");
  const faults = [...manifestFaults(text, projectSurroundings(production)), ...(schemaIsThere ? await schemaFaults(text) : [])];
  faults.forEach((fault) => console.error(`✗ ${fault}`));
  if (!schemaIsThere) console.log(noSchema);
  console.log(faults.length === 0 ? `✓ ${file}: our own checks found nothing wrong.` : `${faults.length} faults in ${file}.`);
  return (await microsoftAgrees(file, production)) && faults.length === 0;
}

async function microsoftAgrees(file: string, production: boolean): Promise<boolean> {
  try {
    const { isValid, report } = await validateManifest(file, production);
    for (const { title, content } of report?.errors ?? []) console.error(`✗ Microsoft: ${title} ${content}`);
    if (isValid) console.log("✓ Microsoft's validation service agrees.");
    return isValid;
  } catch (error) {
    console.log(`Microsoft's validation service was not asked: ${(error as Error).message}`);
    return true;
  }
}

void validate(process.argv.slice(2)).then((valid) => {
  process.exitCode = valid ? 0 : 1;
});
