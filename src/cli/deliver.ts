import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";
import { deliverCommand } from "./deliverCommand";

/** `npm run deliver -- --address https://… --out FOLDER` */
const project = resolve(__dirname, "../..");

/** A production build of its own, so that the one the workbench shows stays as it is. Gives its folder; throws with what the bundler said. */
function build(): string {
  const folder = join(project, ".cache", "delivery");
  const command = require.resolve("webpack-cli/bin/cli.js");
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, "--mode", "production", "--output-path", folder], { cwd: project, encoding: "utf8" });
  if (status !== 0) throw new Error(`${stdout}${stderr}`);
  return folder;
}

void deliverCommand(process.argv.slice(2), { project, build, print: (line) => console.log(line), complain: (line) => console.error(line) }).then((code) => {
  process.exitCode = code;
});
