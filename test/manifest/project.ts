import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { ManifestSurroundings } from "./manifestFaults";

const project = resolve(__dirname, "../..");
export const manifestFile = join(project, "manifest.xml");

/** Pages are made from the template in the folder of their name or stand with those for readers; everything else is copied from where it lies. */
function sourceOf(path: string): string {
  if (!path.endsWith(".html")) return join(project, path);
  const forReaders = join(project, "src/delivery/pages", path);
  return existsSync(forReaders) ? forReaders : join(project, "src", path.replace(/\.html$/, ""), path);
}

const pngSignature = "89504e470d0a1a0a";

/** From the file's header: eight bytes of signature, then the IHDR chunk. */
export function pngSize(file: string): readonly [number, number] {
  const bytes = readFileSync(file);
  if (bytes.subarray(0, 8).toString("hex") !== pngSignature) throw new Error(`${file} is no PNG.`);
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

const functionNames = (script: string): string[] => [...readFileSync(script, "utf8").matchAll(/actions\.associate\("(\w+)"/g)].map(([, name]) => name!);

export const projectSurroundings = (production: boolean): ManifestSurroundings => ({
  hasFile: (path) => existsSync(sourceOf(path)),
  imageSize: (path) => pngSize(sourceOf(path)),
  functionNames: functionNames(join(project, "src/commands/commands.ts")),
  production,
});

/** A folder as it is hosted: pages, pictures and the commands' script lie where the manifest says, from its own address on. */
export const folderSurroundings = (folder: string, production: boolean): ManifestSurroundings => ({
  hasFile: (path) => existsSync(join(folder, path)),
  imageSize: (path) => pngSize(join(folder, path)),
  functionNames: readdirSync(folder).filter((name) => /^commands\..*\.js$/.test(name)).flatMap((name) => functionNames(join(folder, name))),
  production,
});
