import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Advisories, type Advisory } from "./advisories";
import { type LicensedPackage, licensedPackages, unfit } from "./licences";

/** How the command ends, for scripts that ask. */
export const exits = { fine: 0, notUnderstood: 1, unfitLicence: 2, advisory: 3 } as const;

interface Surroundings {
  /** The project: its lock file and installed packages are read. */
  folder: string;
  /** Asks the registry for advisories. */
  ask: (folder: string) => Advisories;
  print: (line: string) => void;
  complain: (line: string) => void;
}

const usage = "npm run licences [-- --all] [-- --offline]   --all names every tool, --offline does not ask for advisories";
const known = ["--all", "--offline"];

/**
 * Lists the licences of what ships and of what builds it, then the advisories known. An unknown or forbidden licence ends
 * it with 2, an advisory against something that ships with 3; advisories against tools are told and end it with 0, and so
 * does a registry that cannot be asked.
 */
export function licencesCommand(given: readonly string[], { folder, ask, print, complain }: Surroundings): number {
  const strange = given.filter((one) => !known.includes(one));
  if (strange.length > 0) {
    complain(`Not understood: ${strange.join(" ")}\n${usage}`);
    return exits.notUnderstood;
  }
  let packages: LicensedPackage[];
  try {
    packages = licensedPackages(readFileSync(join(folder, "package-lock.json"), "utf8"), folder);
  } catch (error) {
    complain(`package-lock.json in ${folder} cannot be read: ${(error as Error).message}`);
    return exits.notUnderstood;
  }
  const ships = packages.filter((one) => one.ships);
  const tools = packages.filter((one) => !one.ships);
  print(`Ships with the add-in: ${summary(ships)}`);
  ships.forEach((one) => print(`  ${line(one)}`));
  print(`Builds and tests it: ${summary(tools)}`);
  if (given.includes("--all")) tools.forEach((one) => print(`  ${line(one)}`));

  const wrong = unfit(packages);
  wrong.forEach((one) => complain(`✗ ${line(one)}: ${one.licence === undefined ? "no licence known" : `not allowed for ${one.ships ? "what ships" : "a tool"}`}`));
  if (wrong.length === 0) print("✓ Every licence is known and allowed for its use.");

  const exposed = given.includes("--offline") ? false : tellAdvisories(ask(folder), ships, print, complain);
  return wrong.length > 0 ? exits.unfitLicence : exposed ? exits.advisory : exits.fine;
}

/** Whether something that ships has an advisory against it. */
function tellAdvisories(advisories: Advisories, ships: readonly LicensedPackage[], print: Surroundings["print"], complain: Surroundings["complain"]): boolean {
  if ("notAsked" in advisories) {
    print(`Advisories are not known: the registry could not be asked (${advisories.notAsked}). Run this again where it can.`);
    return false;
  }
  const shipped = new Set(ships.map(({ path }) => path));
  const isShipped = ({ paths }: Advisory): boolean => paths.some((path) => shipped.has(path));
  for (const one of advisories.known) (isShipped(one) ? complain : print)(`${isShipped(one) ? "✗" : "•"} ${one.name}, ${one.severity}: ${one.title} ${one.url}${isShipped(one) ? "" : " (a tool, not part of the add-in)"}`);
  if (!advisories.known.some(isShipped)) print("✓ No advisory is known against anything that ships.");
  return advisories.known.some(isShipped);
}

const line = ({ name, version, licence }: LicensedPackage): string => `${name} ${version} · ${licence ?? "?"}`;

/** "3 packages (MIT 2, ISC 1)", the commonest first. */
function summary(packages: readonly LicensedPackage[]): string {
  const counts = new Map<string, number>();
  for (const { licence, platform } of packages) {
    const said = licence ?? (platform ? "parts for other platforms" : "unknown");
    counts.set(said, (counts.get(said) ?? 0) + 1);
  }
  const parts = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([licence, count]) => `${licence} ${count}`);
  return `${packages.length} packages (${parts.join(", ")})`;
}
