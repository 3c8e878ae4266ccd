import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { manifestFile } from "./project";
import { validateCommand } from "./validateCommand";

/** A folder as it is hosted below a path of a company's server. */
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "hosted-"));
  cpSync(join(manifestFile, "../assets"), join(folder, "assets"), { recursive: true });
  for (const page of ["taskpane.html", "commands.html", "support.html"]) writeFileSync(join(folder, page), "");
  writeFileSync(join(folder, "commands.0a1b2c3d.js"), 'Office.onReady((()=>Office.actions.associate("showDashboard",e)))');
  writeFileSync(join(folder, "manifest.xml"), readFileSync(manifestFile, "utf8").replaceAll("https://localhost:3000", "https://addins.example.com/plan/rebalance"));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function run(args: readonly string[], askMicrosoft: () => Promise<readonly string[]> = async () => []) {
  const printed: string[] = [];
  const complaints: string[] = [];
  const code = await validateCommand(args, { askMicrosoft, print: (line) => printed.push(line), complain: (line) => complaints.push(line) });
  return { code, printed: printed.join("\n"), complaints };
}

test("the project's manifest and a hosted folder are in order", async () => {
  expect(await run([])).toMatchObject({ code: 0, complaints: [] });
  const { code, complaints, printed } = await run(["--production", folder]);
  expect({ code, complaints }).toEqual({ code: 0, complaints: [] });
  expect(printed).toContain(`✓ ${join(folder, "manifest.xml")}: our own checks found nothing wrong.`);
});

test.each([
  ["a page that was not copied", () => rmSync(join(folder, "commands.html")), "✗ no such file: commands.html"],
  ["a picture that was not copied", () => rmSync(join(folder, "assets/icon-dashboard-48.png")), "✗ no such file: assets/icon-dashboard-48.png"],
  ["a script without the command", () => writeFileSync(join(folder, "commands.0a1b2c3d.js"), ""), "✗ no such function: showDashboard"],
  ["the developer's own address", () => cpSync(manifestFile, join(folder, "manifest.xml")), "✗ localhost in production: https://localhost:3000/taskpane.html"],
])("%s is named, and the command ends with 1", async (_name, spoil, said) => {
  spoil();
  const { code, complaints } = await run(["--production", folder]);
  expect(complaints).toContain(said);
  expect(code).toBe(1);
});

test("what Microsoft finds counts, and its silence does not", async () => {
  const found = await run([folder], async () => ["Version too low"]);
  expect(found).toMatchObject({ code: 1, complaints: ["✗ Microsoft: Version too low"] });
  const silent = await run([folder], () => Promise.reject(new Error("no way there")));
  expect(silent.code).toBe(0);
  expect(silent.printed).toContain("Microsoft's validation service was not asked: no way there");
  expect(silent.printed).not.toContain("agrees");
});

test("where there is nothing to read it ends with 2", async () => {
  rmSync(join(folder, "manifest.xml"));
  expect(await run([folder])).toMatchObject({ code: 2, complaints: [`There is no ${join(folder, "manifest.xml")}.`] });
});
