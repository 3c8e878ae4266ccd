import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { validateXML } from "xmllint-wasm";

/**
 * Microsoft's XSDs are documentation under a licence of its own and no part of this project; where somebody keeps a copy
 * beside it, or says where, the manifest is held against it.
 */
export const schemaFolder = process.env.MANIFEST_SCHEMA ?? resolve(__dirname, "../../../shared/manifest-schema");
export const schemaIsThere = existsSync(schemaFolder);
export const noSchema = `Order and names of elements were not checked: no schema in ${schemaFolder} (MANIFEST_SCHEMA says where it is).`;

const root = "OfficeAppManifestV1_1.xsd";

/** Violations of order, names and types, by line. */
export async function schemaFaults(manifest: string): Promise<string[]> {
  const files = readdirSync(schemaFolder).map((fileName) => ({ fileName, contents: readFileSync(join(schemaFolder, fileName), "utf8") }));
  const result = await validateXML({
    xml: { fileName: "manifest.xml", contents: manifest },
    schema: files.filter(({ fileName }) => fileName === root),
    preload: files.filter(({ fileName }) => fileName !== root),
  });
  return result.errors.map(({ message, loc }) => (loc ? `line ${loc.lineNumber}: ${message}` : message));
}
