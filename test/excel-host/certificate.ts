import { mkdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { generateCertificates } from "office-addin-dev-certs";

export interface Certificate {
  cert: Buffer;
  key: Buffer;
}

const validDays = 30;
const renewAfterDays = validDays - 2;
const day = 24 * 60 * 60 * 1000;

/** A certificate for localhost, kept in a folder of ours: nothing is installed, no trust store is touched. */
export async function localCertificate(folder: string): Promise<Certificate> {
  const [authority, certificate, key] = ["ca.crt", "localhost.crt", "localhost.key"].map((name) => join(folder, name)) as [string, string, string];
  if (!isFresh(key)) {
    mkdirSync(folder, { recursive: true });
    // The generator keeps what is there already, even when it has expired.
    for (const file of [authority, certificate, key]) rmSync(file, { force: true });
    await quietly(() => generateCertificates(authority, certificate, key, validDays, ["localhost", "127.0.0.1"]));
  }
  return { cert: readFileSync(certificate), key: readFileSync(key) };
}

function isFresh(file: string): boolean {
  const written = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  return written !== undefined && Date.now() - written < renewAfterDays * day;
}

/** The generator reports to the console, where only our own address should stand. */
async function quietly(work: () => Promise<void>): Promise<void> {
  const log = console.log;
  console.log = () => {};
  await work().finally(() => (console.log = log));
}
