import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * npm leaves a platform's package out of the lock file when it could not reach it while installing, and then refuses
 * `npm ci` everywhere. `npx tsx test/support/lockfile.ts` puts the missing ones back, by what their names say.
 */

interface LockedPackage {
  version?: string;
  /** Checksum of the package, as npm compares it with what it was sent. */
  integrity?: string;
  /** Address it came from. Left out: npm then asks the registry it is set to, wherever that is. */
  resolved?: string;
  link?: boolean;
  dev?: boolean;
  optional?: boolean;
  os?: readonly string[];
  cpu?: readonly string[];
  libc?: readonly string[];
  engines?: Readonly<Record<string, string>>;
  optionalDependencies?: Readonly<Record<string, string>>;
}

export interface Lockfile {
  packages: Readonly<Record<string, LockedPackage>>;
}

/** "@swc/core-linux-arm-gnueabihf" → linux, arm. */
const platform = /-(darwin|win32|linux|freebsd|android|openharmony|aix|sunos|openbsd|netbsd)-(arm64|x64|ia32|arm|ppc64|s390x|riscv64|loong64|mips64el)(?:-(gnu|musl))?/;
const libraries = { gnu: "glibc", musl: "musl" } as const;

/** Packages for one platform that a locked package asks for, and the lock file does not know. */
export function missingPlatforms({ packages }: Lockfile): readonly [path: string, entry: LockedPackage][] {
  return Object.values(packages).flatMap(({ dev, optionalDependencies = {} }) =>
    Object.entries(optionalDependencies).flatMap(([name, version]): [string, LockedPackage][] => {
      const [, os, cpu, library] = platform.exec(name) ?? [];
      if (`node_modules/${name}` in packages || os === undefined || cpu === undefined) return [];
      const libc = library === "gnu" || library === "musl" ? { libc: [libraries[library]] } : {};
      return [[`node_modules/${name}`, { version, cpu: [cpu], ...(dev && { dev }), ...libc, optional: true, os: [os] }]];
    }),
  );
}

/** "node_modules/x: no checksum": packages somebody could exchange, or that only come from where the lock file was written. */
export function doubtful({ packages }: Lockfile): string[] {
  return Object.entries(packages).flatMap(([path, { integrity, resolved, link, dev, os, cpu }]) => {
    if (path === "") return [];
    // Put back by name (see above), for nobody had them to take a checksum of.
    const wasPutBack = dev && os && cpu && integrity === undefined;
    return [
      ...(link || wasPutBack || integrity?.startsWith("sha512-") ? [] : [`${path}: no checksum`]),
      ...(resolved === undefined ? [] : [`${path}: comes from ${resolved}`]),
    ];
  });
}

export function completed(lock: Lockfile): Lockfile {
  const packages = Object.entries({ ...lock.packages, ...Object.fromEntries(missingPlatforms(lock)) });
  return { ...lock, packages: Object.fromEntries(packages.sort(([a], [b]) => (a < b ? -1 : 1))) };
}

export const lockfilePath = join(__dirname, "../../package-lock.json");
export const readLockfile = (): Lockfile => JSON.parse(readFileSync(lockfilePath, "utf8")) as Lockfile;

if (require.main === module) writeFileSync(lockfilePath, `${JSON.stringify(completed(readLockfile()), null, 2)}\n`);
