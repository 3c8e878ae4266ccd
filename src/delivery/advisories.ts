import { spawnSync } from "node:child_process";

/** A weakness that is publicly known in an installed package. */
export interface Advisory {
  /** The package, as the lock file names it. */
  name: string;
  severity: string;
  title: string;
  url: string;
  /** Where the package is installed, below the project. */
  paths: readonly string[];
}

/** The advisories known, or why the registry could not be asked. */
export type Advisories = { known: readonly Advisory[] } | { notAsked: string };

interface Finding {
  title: string;
  url: string;
  severity: string;
}

interface AuditReport {
  message?: string;
  error?: { summary?: string; code?: string };
  vulnerabilities?: Readonly<Record<string, { nodes: readonly string[]; via: readonly (string | Finding)[] }>>;
}

/** What `npm audit --json` (report version 2) printed. Names in `via` point at another entry, where the advisory itself stands. */
export function readAudit(output: string): Advisories {
  let report: AuditReport;
  try {
    report = JSON.parse(output) as AuditReport;
  } catch {
    return { notAsked: "npm gave no answer that could be read" };
  }
  if (!report.vulnerabilities) return { notAsked: report.message || report.error?.summary || report.error?.code || "npm gave no reason" };
  return {
    known: Object.entries(report.vulnerabilities).flatMap(([name, { nodes, via }]) =>
      via.filter((one) => typeof one !== "string").map(({ title, url, severity }) => ({ name, severity, title, url, paths: nodes })),
    ),
  };
}

const patienceMs = 60_000;

/** Asks the registry npm is set to, about the lock file of a project. */
export function askAdvisories(folder: string): Advisories {
  const { stdout, error } = spawnSync("npm", ["audit", "--json"], { cwd: folder, encoding: "utf8", timeout: patienceMs, shell: process.platform === "win32", maxBuffer: 1 << 26 });
  return error ? { notAsked: error.message } : readAudit(stdout);
}
