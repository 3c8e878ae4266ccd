import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A package of the lock file with its licence. */
export interface LicensedPackage {
  name: string;
  version: string;
  /** Where it is installed, below the project: "node_modules/tar-stream/node_modules/b4a". */
  path: string;
  /** As SPDX says it; undefined where neither lock file nor package does. */
  licence: string | undefined;
  /** Part of what people load; the others only build and test. */
  ships: boolean;
  /** For one platform only, and so locked without being installed on the others. */
  platform: boolean;
}

/** Licences that let a product be handed on without conditions but naming them. */
const permissive = ["MIT", "MIT-0", "ISC", "0BSD", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "BlueOak-1.0.0", "CC0-1.0", "Unlicense"];
/** Fit for tools that stay in the workshop: changes to them, data and fonts, nothing of which is handed on. */
const fitForTools = [...permissive, "Python-2.0", "MPL-2.0", "CC-BY-4.0", "OFL-1.1"];

/**
 * Tools that leave something of their own in the product: the loader between its files, the helpers of compiled code, the
 * kernel's standard library. They are dev dependencies and are named with what ships.
 */
const leaveTraces = ["assemblyscript", "webpack"];

/** Packages whose licence has no name in SPDX and was read by a person: office-js's terms let add-ins use it, and hand it on unmodified. */
const readByPeople = ["@microsoft/office-js"];

interface LockedPackage {
  version?: string;
  license?: string;
  optional?: boolean;
  link?: boolean;
  os?: readonly string[];
  cpu?: readonly string[];
  dependencies?: Readonly<Record<string, string>>;
  optionalDependencies?: Readonly<Record<string, string>>;
  peerDependencies?: Readonly<Record<string, string>>;
}

type Locked = Readonly<Record<string, LockedPackage>>;

const nameOf = (path: string): string => path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
const byName = (a: LicensedPackage, b: LicensedPackage): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

/**
 * All packages of a lock file (its text), by name. `folder`: the project, whose installed packages are asked where the lock
 * file says nothing. Throws where the text is no lock file of npm 7 or later.
 */
export function licensedPackages(lockfile: string, folder: string): LicensedPackage[] {
  const { packages } = JSON.parse(lockfile) as { packages?: Locked };
  if (!packages) throw new Error("the lock file lists no packages");
  const shipped = shippedPaths(packages);
  return Object.entries(packages)
    .filter(([path, { link }]) => path !== "" && !link)
    .map(([path, { version = "", license, optional = false, os, cpu }]) => {
      const name = nameOf(path);
      return { name, version, path, licence: license ?? ownLicence(join(folder, path)), ships: shipped.has(path), platform: optional && (os ?? cpu) !== undefined };
    })
    .sort(byName);
}

/** Where a package that stands at `from` finds another: beside its own, or in a folder above, as Node looks for it. */
function findFrom(packages: Locked, from: string, name: string): string | undefined {
  const own = from === "" ? `node_modules/${name}` : `${from}/node_modules/${name}`;
  if (own in packages) return own;
  return from === "" ? undefined : findFrom(packages, from.includes("/node_modules/") ? from.slice(0, from.lastIndexOf("/node_modules/")) : "", name);
}

/** The project's dependencies, what they need in turn, and the tools that leave something of theirs; not what is optional. */
function shippedPaths(packages: Locked): ReadonlySet<string> {
  const found = new Set(leaveTraces.map((name) => `node_modules/${name}`).filter((path) => path in packages));
  const follow = (from: string): void => {
    const { dependencies, peerDependencies, optionalDependencies = {} } = packages[from]!;
    for (const name of Object.keys({ ...dependencies, ...(from !== "" && peerDependencies) })) {
      const path = name in optionalDependencies ? undefined : findFrom(packages, from, name);
      if (path === undefined || found.has(path)) continue;
      found.add(path);
      follow(path);
    }
  };
  if (packages[""]) follow("");
  return found;
}

function ownLicence(folder: string): string | undefined {
  const file = join(folder, "package.json");
  if (!existsSync(file)) return undefined;
  const { license, licenses } = JSON.parse(readFileSync(file, "utf8")) as { license?: string | { type?: string }; licenses?: readonly { type?: string }[] };
  return (typeof license === "string" ? license : license?.type) ?? licenses?.[0]?.type;
}

/** Whether a licence is allowed: one of an OR is enough, all of an AND are needed. Nested brackets are not understood and not allowed. */
export function isFit(licence: string, allowed: readonly string[]): boolean {
  if (/\([^)]*\(/.test(licence)) return false;
  // Within the one pair of brackets packages write, AND binds more strongly than OR.
  return licence.replace(/^\((.*)\)$/, "$1").split(/\s+OR\s+/).some((choice) => choice.split(/\s+AND\s+/).every((one) => allowed.includes(one)));
}

/** Packages whose licence is not allowed for what they are used for, or is not known. */
export const unfit = (packages: readonly LicensedPackage[]): LicensedPackage[] =>
  packages.filter(({ name, licence, ships, platform }) => {
    if (readByPeople.includes(name)) return false;
    // A platform's part of a tool; the tool itself is in the list, with its licence.
    if (licence === undefined) return ships || !platform;
    return !isFit(licence, ships ? permissive : fitForTools);
  });

const licenceFile = /^(?:licen[cs]e|copying|notice)(?:[.-].*)?$/i;

/** Licence texts of what ships, one after another, as they are handed on with it. `folder`: the project, with its packages installed. */
export function licenceTexts(packages: readonly LicensedPackage[], folder: string): string {
  const texts = packages.filter(({ ships }) => ships).map(({ name, version, path, licence }) => {
    const installed = join(folder, path);
    const files = existsSync(installed) ? readdirSync(installed).filter((file) => licenceFile.test(file)).sort() : [];
    return [`${name} ${version} · ${licence ?? "?"}`, ...files.map((file) => readFileSync(join(installed, file), "utf8").trim())].join("\n\n");
  });
  return `${texts.join(`\n\n${"-".repeat(80)}\n\n`)}\n`;
}

/** The same, of a project's lock file as it stands. */
export const licencesOfWhatShips = (folder: string): string => licenceTexts(licensedPackages(readFileSync(join(folder, "package-lock.json"), "utf8"), folder), folder);
