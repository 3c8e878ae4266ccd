import { spawn } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { paneFolder, projectFolder, workbenchFolder } from "./places";

interface Bundle {
  /** What exists when it has been built. */
  result: string;
  /** Files and folders it is made from. */
  sources: readonly string[];
  /** For webpack's command line. */
  options: readonly string[];
}

const bundles: Readonly<Record<"pane" | "workbench", Bundle>> = {
  pane: {
    result: join(paneFolder, "taskpane.html"),
    sources: ["src", "assets", "manifest.xml", "webpack.config.js", "package-lock.json"],
    options: ["--mode", "production"],
  },
  workbench: {
    result: join(workbenchFolder, "workbench.js"),
    sources: ["src/workbook", "src/engine", "test/excel-host", "package-lock.json"],
    options: ["--config", "test/excel-host/webpack.config.js"],
  },
};

export type BundleName = keyof typeof bundles;

/** Builds what is missing or older than its sources. */
export async function buildWhatChanged(report: (building: BundleName) => void = () => {}): Promise<void> {
  for (const name of Object.keys(bundles) as BundleName[]) {
    if (isCurrent(bundles[name])) continue;
    report(name);
    await webpack(bundles[name].options);
  }
}

function isCurrent({ result, sources }: Bundle): boolean {
  if (!existsSync(result)) return false;
  const built = statSync(result).mtimeMs;
  return sources.every((source) => newest(join(projectFolder, source)) <= built);
}

function newest(path: string): number {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), 0);
}

/** In a process of its own, as `npm run build` does: a bundler inside the test runner would keep its memory. */
function webpack(options: readonly string[]): Promise<void> {
  const command = require.resolve("webpack-cli/bin/cli.js");
  const child = spawn(process.execPath, [command, ...options], { cwd: projectFolder, stdio: ["ignore", "pipe", "pipe"] });
  const output: string[] = [];
  child.stdout.on("data", (text) => output.push(String(text)));
  child.stderr.on("data", (text) => output.push(String(text)));
  return new Promise((built, failed) => {
    child.on("error", failed);
    child.on("close", (code) => (code === 0 ? built() : failed(new Error(`webpack ${options.join(" ")}\n${output.join("")}`))));
  });
}
