import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * npm leaves a platform's package out of the lock file when it could not reach it while installing, and then refuses
 * `npm ci` everywhere. `npx tsx test/support/lockfile.ts` puts the missing ones back, by what their names say.
 */

interface LockedPackage {
  version?: string;
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

export function completed(lock: Lockfile): Lockfile {
  const packages = Object.entries({ ...lock.packages, ...Object.fromEntries(missingPlatforms(lock)) });
  return { ...lock, packages: Object.fromEntries(packages.sort(([a], [b]) => (a < b ? -1 : 1))) };
}

export const lockfilePath = join(__dirname, "../../package-lock.json");
export const readLockfile = (): Lockfile => JSON.parse(readFileSync(lockfilePath, "utf8")) as Lockfile;

if (require.main === module) writeFileSync(lockfilePath, `${JSON.stringify(completed(readLockfile()), null, 2)}\n`);
