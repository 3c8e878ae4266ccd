import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { isGuid, isOrigin, pathBelow, readAddress } from "../../src/delivery/address";
import { deliverCommand } from "../../src/cli/deliverCommand";
import { contentPolicy, responseHeaders } from "../../src/delivery/headers";
import { nginxConfig } from "../../src/delivery/hostingFiles";
import { networkNames, networks } from "../../src/delivery/networks";
import { languages } from "../../src/language";
import { manifestFaults } from "../manifest/manifestFaults";
import { folderSurroundings } from "../manifest/project";

const project = resolve(__dirname, "../..");
const words = languages.en.delivery;

let scratch: string;
let build: string;
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), "delivery-"));
  build = join(scratch, "build");
  mkdirSync(join(build, "assets"), { recursive: true });
  for (const page of ["taskpane", "commands"]) writeFileSync(join(build, `${page}.html`), readFileSync(join(project, "src", page, `${page}.html`), "utf8").replace(/<%[^]*%>/g, ""));
  for (const page of ["support.html", "privacy.html", "pages.css"]) writeFileSync(join(build, page), readFileSync(join(project, "src/delivery/pages", page)));
  writeFileSync(join(build, "commands.0123abcd.js"), readFileSync(join(project, "src/commands/commands.ts")));
  for (const icon of readdirSync(join(project, "assets")).filter((name) => name.startsWith("icon-"))) writeFileSync(join(build, "assets", icon), readFileSync(join(project, "assets", icon)));
  writeFileSync(join(build, "manifest.xml"), readFileSync(join(project, "manifest.xml")));
});
afterEach(() => rmSync(scratch, { recursive: true }));

async function run(...argv: string[]): Promise<{ code: number; said: string; complained: string; builds: number }> {
  const [said, complained]: string[][] = [[], []];
  let builds = 0;
  const code = await deliverCommand([...argv, "--lang", "en"], { project, build: () => (builds++, build), print: (line) => said!.push(line), complain: (line) => complained!.push(line) });
  return { code, said: said!.join("\n"), complained: complained!.join("\n"), builds };
}

const file = (...path: string[]): string => readFileSync(join(scratch, "out", ...path), "utf8");
const out = () => join(scratch, "out");

describe("a folder ready to host", () => {
  it.each(networkNames)("for %s: manifest, pages, headers, the administrator's page and licences", async (network) => {
    const { code, said } = await run("--address", "https://planning.example.com/rebalance/", "--out", out(), "--network", network);
    expect({ code, said }).toEqual({ code: 0, said: expect.stringContaining(words.next(out())) as string });
    for (const page of ["taskpane.html", "commands.html"]) expect(file(page)).toContain(`src="${networks[network].officeScript}"`);
    expect(manifestFaults(file("manifest.xml"), folderSurroundings(out(), true))).toEqual([]);
    expect(file("manifest.xml")).not.toContain("localhost");
    expect(file("manifest.xml")).toContain('<SupportUrl DefaultValue="https://planning.example.com/rebalance/support.html" />');

    const { globalHeaders } = JSON.parse(file("staticwebapp.config.json")) as { globalHeaders: Record<string, string> };
    for (const [name, value] of Object.entries(responseHeaders(networks[network]))) {
      expect([name, globalHeaders[name]]).toEqual([name, value]);
      expect(file("nginx.conf").split(`add_header ${name} "${value}" always;`)).toHaveLength(3);
    }
    const administrators = file("administrator.html");
    expect(administrators).toContain("https://planning.example.com/rebalance");
    for (const ancestor of networks[network].frameAncestors) expect(administrators).toContain(ancestor);
    for (const page of ["administrator.html", "test-card.html"]) expect(file(page)).not.toMatch(/\{\{/);
    expect(file("licences.txt")).toMatch(/^react \d/m);
    expect(file("licences.txt")).not.toMatch(/^jest \d/m);
  });

  it("brings the Office library along only where there is no way to Microsoft's, unmodified and with its licence", async () => {
    await run("--address", "https://planning.example.com", "--out", out(), "--network", "intranet");
    const source = join(project, "node_modules/@microsoft/office-js");
    for (const name of ["office.js", "excel-web-16.00.js", "excel-win32-16.01.js"]) expect(readFileSync(join(out(), "office-js", name)).equals(readFileSync(join(source, "dist", name)))).toBe(true);
    expect(file("office-js", "LICENSE.md")).toBe(readFileSync(join(source, "LICENSE.md"), "utf8"));
    expect(readdirSync(join(out(), "office-js")).filter((name) => /debug|^word|^outlook-/.test(name))).toEqual([]);
    await run("--address", "https://planning.example.com", "--out", out());
    expect(readdirSync(out())).not.toContain("office-js");
  });

  it("takes another identity and further hosts that frame it", async () => {
    const id = "7c1d2a34-5b6e-4f70-8a91-b2c3d4e5f601";
    await run("--address", "https://planning.example.com", "--out", out(), "--network", "intranet", "--framed-by", "https://office.example.com", "--framed-by", "https://*.example.org:8443", "--id", id);
    expect(file("manifest.xml")).toContain(`<Id>${id}</Id>`);
    expect(file("nginx.conf")).toContain("frame-ancestors 'self' https://office.example.com https://*.example.org:8443\"");
  });

  it("replaces an earlier delivery whole, and leaves a folder with anything else as it is, before anything is built", async () => {
    await run("--address", "https://planning.example.com", "--out", out());
    writeFileSync(join(out(), "old.js"), "");
    expect((await run("--address", "https://planning.example.com", "--out", out())).code).toBe(0);
    expect(readdirSync(out())).not.toContain("old.js");

    const other = join(scratch, "other");
    mkdirSync(other);
    writeFileSync(join(other, "budget.xlsx"), "mine");
    expect(await run("--address", "https://planning.example.com", "--out", other)).toEqual({ code: 1, said: "", complained: words.notReplaceable(other), builds: 0 });
    expect(readdirSync(other)).toEqual(["budget.xlsx"]);
  });

  it("leaves the earlier delivery where the build fails", async () => {
    await run("--address", "https://planning.example.com", "--out", out());
    rmSync(join(build, "taskpane.html"));
    const { code, complained } = await run("--address", "https://planning.example.com", "--out", out());
    expect([code, complained]).toEqual([1, expect.stringContaining("taskpane.html")]);
    expect(file("taskpane.html")).toContain("office.js");
  });
});

it.each([
  [[], words.noAddress],
  [["--address", "planning"], words.addressFaults.notAnAddress],
  [["--address", "http://planning.example.com"], words.addressFaults.notHttps],
  [["--address", "https://localhost:3000"], words.addressFaults.localhost],
  [["--address", "https://a.example.com/?x=1"], words.addressFaults.hasQuery],
  [["--address", "https://a.example.com"], words.noFolder],
  [["--address", "https://a.example.com", "--out", "x", "--network", "moon"], words.wrongNetwork],
  [["--address", "https://a.example.com", "--out", "x", "--framed-by", "https://b.example.com/; script-src *"], words.wrongFrame("https://b.example.com/; script-src *")],
  [["--address", "https://a.example.com", "--out", "x", "--id", "7"], words.wrongId],
  [["--adress", "https://a.example.com"], "adress"],
])("says what is wrong with %j and how it is used", async (argv, message) => {
  const { code, complained, builds } = await run(...argv);
  expect([code, builds]).toEqual([1, 0]);
  expect(complained).toContain(message);
  expect(complained).toContain("--address");
});

test("the policy allows no inline code, no evaluation but WebAssembly, and no address but its own and Office's", () => {
  for (const network of networkNames) {
    const policy = contentPolicy(networks[network]);
    expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|\shttp:|\*\s*(?:;|$)/);
    expect(policy).toMatch(/^default-src 'none'; /);
    expect(policy).toContain("connect-src 'self';");
  }
  expect(contentPolicy(networks.intranet)).not.toContain("https://");
});

test("nginx sends the headers from every place, and its pattern finds the files whose name says what is in them", () => {
  const config = nginxConfig({ "X-Test": "1" }, "/re.balance/");
  expect(config.match(/location /g)).toHaveLength(2);
  expect(config.match(/add_header X-Test "1" always;/g)).toHaveLength(2);
  const pattern = new RegExp(/location ~ "([^"]+)"/.exec(config)![1]!);
  expect(["/re.balance/taskpane.3b5262f5.js", "/re.balance/taskpane.html", "/rexbalance/a.3b5262f5.js", "/re.balance/office-js/office.js"].map((path) => pattern.test(path))).toEqual([true, false, false, false]);
});

test("addresses, origins and identities are read strictly", () => {
  expect(readAddress(" https://a.example.com/x/ ")).toEqual({ address: "https://a.example.com/x" });
  expect([pathBelow("https://a.example.com"), pathBelow("https://a.example.com/x")]).toEqual(["/", "/x/"]);
  expect(["https://a.example.com", "https://*.a.cn", "http://a.cn", "https://a.cn/x", "https://a.cn 'unsafe-inline'"].map(isOrigin)).toEqual([true, true, false, false, false]);
  expect([isGuid("7c1d2a34-5b6e-4f70-8a91-b2c3d4e5f601"), isGuid("7c1d2a34")]).toEqual([true, false]);
});
