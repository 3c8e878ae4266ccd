import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";

const project = resolve(__dirname, "../..");
const eslint = join(project, "node_modules/eslint/bin/eslint.js");

/** Rules that speak of each line, "" where none does, for a file said to stand at `path`. */
function rulesByLine(path: string, lines: readonly string[]): string[] {
  const { stdout, stderr } = spawnSync(process.execPath, [eslint, "-c", "test/eslint.config.mjs", "--stdin", "--stdin-filename", path, "-f", "json"], { cwd: project, input: lines.join("\n"), encoding: "utf8" });
  if (!stdout.startsWith("[")) throw new Error(stderr);
  const [{ messages }] = JSON.parse(stdout) as [{ messages: { line: number; ruleId: string }[] }];
  return lines.map((_, i) => [...new Set(messages.filter(({ line }) => line === i + 1).map(({ ruleId }) => ruleId))].sort().join(" "));
}

const markup: readonly (readonly [line: string, rule: string])[] = [
  ["export const a = <p dangerouslySetInnerHTML={{ __html: text }} />;", "no-restricted-syntax"],
  ["export const b = { dangerouslySetInnerHTML: { __html: text } };", "no-restricted-syntax"],
  ["element.innerHTML = text;", "no-restricted-syntax"],
  ['element["innerHTML"] = text;', "no-restricted-syntax"],
  ["element.outerHTML = text;", "no-restricted-syntax"],
  ['element.insertAdjacentHTML("beforeend", text);', "no-restricted-syntax"],
  ["document.write(text);", "no-restricted-syntax"],
  ["element.textContent = text;", ""],
  ["eval(text);", "no-eval"],
  ["export const c = new Function(text);", "no-new-func"],
  ['setTimeout("go()", 1);', "no-implied-eval"],
  ['export const d = <a href="javascript:go()">x</a>;', "no-script-url"],
];

const network: readonly (readonly [line: string, rule: string])[] = [
  ["void fetch(address);", "no-restricted-globals"],
  ["void window.fetch(address);", "no-restricted-syntax"],
  ['void globalThis["fetch"](address);', "no-restricted-syntax"],
  ["export const e = new XMLHttpRequest();", "no-restricted-globals"],
  ["export const f = new WebSocket(address);", "no-restricted-globals"],
  ["export const g = new EventSource(address);", "no-restricted-globals"],
  ["navigator.sendBeacon(address, text);", "no-restricted-syntax"],
];

const linesOf = (cases: readonly (readonly [string, string])[]) => cases.map(([line]) => line);
const rulesOf = (cases: readonly (readonly [string, string])[]) => cases.map(([, rule]) => rule);

test("in what ships nothing is read as markup, nothing evaluated, and nobody on a network asked", () => {
  const cases = [...markup, ...network];
  expect(rulesByLine("src/taskpane/example.tsx", linesOf(cases))).toEqual(rulesOf(cases));
});

test("only the file that gets the kernel may fetch, and may do nothing else", () => {
  const [fetching] = network[0]!;
  const scripted = markup.filter(([line]) => !line.includes("<"));
  expect(rulesByLine("src/solver/loadBrowserKernel.ts", [fetching, ...linesOf(scripted)])).toEqual(["", ...rulesOf(scripted)]);
  expect(rulesByLine("src/solver/loadOtherKernel.ts", [fetching])).toEqual(["no-restricted-globals"]);
});
