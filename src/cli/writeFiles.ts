import { rename, rm, writeFile } from "node:fs/promises";

export interface OutputFile {
  path: string;
  content: string | Uint8Array;
}

/** All files or none: each is written beside its place first, and only then put there. */
export async function writeFiles(files: readonly OutputFile[]): Promise<void> {
  const beside = ({ path }: OutputFile): string => `${path}.writing`;
  try {
    for (const file of files) await writeFile(beside(file), file.content);
    for (const file of files) await rename(beside(file), file.path);
  } catch (error) {
    await Promise.all(files.map((file) => rm(beside(file), { force: true })));
    throw error;
  }
}
