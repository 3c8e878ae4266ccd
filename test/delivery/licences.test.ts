import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Advisories, readAudit } from "../../src/delivery/advisories";
import { isFit, licensedPackages, licenceTexts, unfit } from "../../src/delivery/licences";
import { licencesCommand } from "../../src/delivery/licencesCommand";

const project = resolve(__dirname, "../..");
const own = () => licensedPackages(readFileSync(join(project, "package-lock.json"), "utf8"), project);

test("every licence of the project is known and allowed", () => {
  expect(own().length).toBeGreaterThan(500);
  expect(unfit(own())).toEqual([]);
});

test("what ships is what the add-in's dependencies need, and not a browser for tests", () => {
  const shipped = own().filter(({ ships }) => ships).map(({ name }) => name);
  expect(shipped).toEqual(expect.arrayContaining(["react", "react-dom", "scheduler", "highs", "docx", "fflate", "assemblyscript", "webpack"]));
  for (const tool of ["@sparticuz/chromium", "tar-fs", "jest", "@microsoft/office-js", "typescript"]) expect(shipped).not.toContain(tool);
});

/** A project of one library that needs another, and a tool. */
const packages = {
  "": { dependencies: { lib: "1.0.0" }, devDependencies: { tool: "1.0.0" }, optionalDependencies: { browser: "1.0.0" } },
  "node_modules/lib": { version: "1.0.0", license: "MIT", dependencies: { part: "^2.0.0" } },
  "node_modules/lib/node_modules/part": { version: "2.0.0", license: "ISC" },
  "node_modules/part": { version: "1.0.0", license: "MPL-2.0", dev: true },
  "node_modules/tool": { version: "1.0.0", license: "MPL-2.0", dev: true, dependencies: { part: "^1.0.0" }, optionalDependencies: { "tool-win32-x64": "1.0.0" } },
  "node_modules/tool-win32-x64": { version: "1.0.0", dev: true, optional: true, os: ["win32"], cpu: ["x64"] },
  "node_modules/browser": { version: "1.0.0", license: "GPL-3.0-only OR MIT", optional: true },
};
const altered = (path: keyof typeof packages, change: object) => ({ ...packages, [path]: { ...packages[path], ...change } });

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "licences-"))));
afterEach(() => rmSync(folder, { recursive: true }));

const quiet: Advisories = { known: [] };
function run(locked: object, args: readonly string[] = [], advisories: Advisories = quiet) {
  const printed: string[] = [];
  const complaints: string[] = [];
  const asked: string[] = [];
  writeFileSync(join(folder, "package-lock.json"), JSON.stringify({ lockfileVersion: 3, packages: locked }));
  const ask = (where: string) => (asked.push(where), advisories);
  const code = licencesCommand(args, { folder, ask, print: (line) => printed.push(line), complain: (line) => complaints.push(line) });
  return { code, printed: printed.join("\n"), complaints: complaints.join("\n"), asked };
}

test("what ships is listed with its licences, tools are counted, and all is well", () => {
  const { code, printed, complaints, asked } = run(packages);
  expect(code).toBe(0);
  expect(complaints).toBe("");
  expect(printed).toContain("Ships with the add-in: 2 packages (ISC 1, MIT 1)\n  lib 1.0.0 · MIT\n  part 2.0.0 · ISC\n");
  expect(printed).toContain("Builds and tests it: 4 packages (MPL-2.0 2, GPL-3.0-only OR MIT 1, parts for other platforms 1)");
  expect(printed).not.toContain("tool 1.0.0");
  expect(run(packages, ["--all"]).printed).toContain("  tool 1.0.0 · MPL-2.0");
  expect(asked).toEqual([folder]);
});

test.each([
  ["copyleft in what ships", altered("node_modules/lib/node_modules/part", { license: "GPL-3.0-only" }), "✗ part 2.0.0 · GPL-3.0-only: not allowed for what ships"],
  ["a tool's licence in what ships", altered("node_modules/lib", { license: "MPL-2.0" }), "✗ lib 1.0.0 · MPL-2.0: not allowed for what ships"],
  ["half of what is needed", altered("node_modules/lib", { license: "MIT AND GPL-2.0" }), "not allowed for what ships"],
  ["a licence nobody heard of", altered("node_modules/tool", { license: "SEE LICENSE IN terms.txt" }), "not allowed for a tool"],
  ["no licence at all", altered("node_modules/tool", { license: undefined }), "✗ tool 1.0.0 · ?: no licence known"],
  ["no licence for a platform's part that ships", { ...packages, "node_modules/lib": { ...packages["node_modules/tool-win32-x64"] } }, "✗ lib 1.0.0 · ?: no licence known"],
])("%s ends the command with 2", (_name, locked, said) => {
  const { code, complaints, printed } = run(locked);
  expect(code).toBe(2);
  expect(complaints).toContain(said);
  expect(printed).not.toContain("✓ Every licence");
});

test("a package that is installed is asked where the lock file says nothing", () => {
  const installed = join(folder, "node_modules/tool");
  mkdirSync(installed, { recursive: true });
  writeFileSync(join(installed, "package.json"), JSON.stringify({ license: { type: "ISC" } }));
  expect(run(altered("node_modules/tool", { license: undefined })).code).toBe(0);
});

const advisory = (name: string, path: string): Advisories => ({ known: [{ name, severity: "high", title: "Reads too far", url: "https://example.com/a", paths: [path] }] });

test("an advisory against what ships ends it with 3, one against a tool is told", () => {
  const shipped = run(packages, [], advisory("part", "node_modules/lib/node_modules/part"));
  expect(shipped.code).toBe(3);
  expect(shipped.complaints).toBe("✗ part, high: Reads too far https://example.com/a");
  const tool = run(packages, [], advisory("part", "node_modules/part"));
  expect(tool).toMatchObject({ code: 0, complaints: "" });
  expect(tool.printed).toContain("• part, high: Reads too far https://example.com/a (a tool, not part of the add-in)");
  expect(tool.printed).toContain("✓ No advisory is known against anything that ships.");
});

test("a registry that cannot be asked is no fault, and no clean bill either", () => {
  const { code, printed } = run(packages, [], { notAsked: "405 Method Not Allowed" });
  expect(code).toBe(0);
  expect(printed).toContain("Advisories are not known: the registry could not be asked (405 Method Not Allowed).");
  expect(printed).not.toContain("No advisory");
  expect(run(packages, ["--offline"])).toMatchObject({ code: 0, asked: [] });
});

test("what is not understood ends it with 1", () => {
  expect(run(packages, ["--offlin"])).toMatchObject({ code: 1, complaints: expect.stringMatching(/^Not understood: --offlin\nnpm run licences/) });
  writeFileSync(join(folder, "package-lock.json"), "{}");
  const complaints: string[] = [];
  expect(licencesCommand([], { folder, ask: () => quiet, print: () => undefined, complain: (line) => complaints.push(line) })).toBe(1);
  expect(complaints).toEqual([expect.stringMatching(/lists no packages/)]);
});

test("an audit's answer is read, and so is its failure", () => {
  const via = ["part", { title: "Reads too far", url: "https://example.com/a", severity: "high", source: 1 }];
  expect(readAudit(JSON.stringify({ auditReportVersion: 2, vulnerabilities: { lib: { name: "lib", via, nodes: ["node_modules/lib"] } } }))).toEqual(advisory("lib", "node_modules/lib"));
  expect(readAudit(JSON.stringify({ auditReportVersion: 2, vulnerabilities: {} }))).toEqual({ known: [] });
  expect(readAudit(JSON.stringify({ message: "405 Method Not Allowed", error: { summary: "" } }))).toEqual({ notAsked: "405 Method Not Allowed" });
  expect(readAudit(JSON.stringify({ error: { code: "ENOLOCK", summary: "no lock file" } }))).toEqual({ notAsked: "no lock file" });
  expect(readAudit("<html>")).toEqual({ notAsked: "npm gave no answer that could be read" });
});

test.each([
  ["MIT", true],
  ["(MIT OR GPL-2.0)", true],
  ["GPL-2.0 OR MIT AND ISC", true],
  ["GPL-2.0 OR MIT AND GPL-3.0", false],
  ["(MIT AND (ISC OR GPL-2.0))", false],
  ["UNLICENSED", false],
])("%s: %p", (licence, fit) => expect(isFit(licence, ["MIT", "ISC"])).toBe(fit));

test("the texts of what ships are handed on, and only those", () => {
  mkdirSync(join(folder, "node_modules/lib/node_modules/part"), { recursive: true });
  writeFileSync(join(folder, "node_modules/lib/LICENSE.txt"), "Permission is hereby granted\n");
  writeFileSync(join(folder, "node_modules/lib/node_modules/part/licence"), "Permission to use");
  const texts = licenceTexts(licensedPackages(JSON.stringify({ packages }), folder), folder);
  expect(texts).toMatch(/^lib 1\.0\.0 · MIT\n\nPermission is hereby granted\n\n-{80}\n\npart 2\.0\.0 · ISC\n\nPermission to use\n$/);
});
