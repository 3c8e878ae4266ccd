import { readFileSync } from "node:fs";
import { manifestFaults } from "./manifestFaults";
import { manifestFile, projectSurroundings } from "./project";
import { noSchema, schemaFaults, schemaIsThere } from "./schema";

const manifest = readFileSync(manifestFile, "utf8");
const development = projectSurroundings(false);

/** The manifest with one thing changed; says so where there is nothing to change. */
const altered = (from: string | RegExp, to: string): string => {
  const text = manifest.replace(from, to);
  if (text === manifest) throw new Error(`The manifest has no ${String(from)}.`);
  return text;
};

test("the manifest is in order", () => expect(manifestFaults(manifest, development)).toEqual([]));

test("the development address stands in one form only, so that the build can replace it", () => {
  const production = manifest.replaceAll("https://localhost:3000", "https://example.com/rebalance");
  expect(production).not.toContain("localhost");
  expect(manifestFaults(manifest, { ...development, production: true })).toContainEqual(expect.stringMatching(/^localhost in production/));
});

test.each([
  ["an unclosed element", altered("</Permissions>", ""), /^not well-formed/],
  ["an id that is no GUID", altered(/<Id>./, "<Id>g"), /^Id is no GUID/],
  ["a version of three parts", altered(/<Version>\d+\./, "<Version>"), /^Version/],
  ["an insecure address", altered("https://localhost:3000/commands.html", "http://localhost:3000/commands.html"), /^not https/],
  ["an address somewhere else", altered("https://localhost:3000/commands.html", "https://example.com/commands.html"), /^outside https:\/\/localhost:3000\/: https:\/\/example.com/],
  ["no address", altered("https://localhost:3000/commands.html", "commands.html"), /^no address: commands.html/],
  ["a page that is not built", altered("/commands.html", "/command.html"), /^no such file: command.html/],
  ["a missing image", altered("/icon-48.png", "/icon-49.png"), /^no such file: assets\/icon-49.png/],
  ["an image of the wrong size", altered("/icon-48.png", "/icon-40.png"), /^not 48 × 48 px/],
  ["an icon without its largest size", altered(/ *<bt:Image size="80" .*\n/, ""), /^an icon lacks a compulsory size/],
  ["a picture two commands share", manifest.replaceAll("Icon.Rebalance.", "Icon."), /^icon of another command: Rebalance.OpenPane/],
  ["a reference to nothing", altered('resid="Run.Tip"', 'resid="Run.Tipp"'), /^resid without a resource: Run.Tipp/],
  ["a resource nobody uses", altered('resid="Run.Tip"', 'resid="OpenPane.Tip"'), /^resource nobody uses: Run.Tip/],
  ["a label that is too long", altered('DefaultValue="打开窗格"', `DefaultValue="${"长".repeat(126)}"`), /^longer than 125 in ShortStrings/],
  ["a text without English", altered(/ *<bt:Override Locale="en-US" Value="Open pane" \/>\n/, ""), /^not in en-US: 打开窗格/],
  ["a function nobody wrote", altered("<FunctionName>show", "<FunctionName>hide"), /^no such function: hideDashboard/],
  ["a lower requirement", altered('MinVersion="1.14"', 'MinVersion="1.9"'), /^requires ExcelApi 1.9/],
  ["a lesser permission", altered("ReadWriteDocument", "ReadDocument"), /^no permission/],
])("%s is found", (_name, text, fault) => expect(manifestFaults(text, development)).toContainEqual(expect.stringMatching(fault)));

const withSchema = schemaIsThere ? test : test.skip;
if (!schemaIsThere) console.info(noSchema);

withSchema("order and names of elements are the schema's", async () => expect(await schemaFaults(manifest)).toEqual([]));

withSchema("a wrong order is found", async () => {
  const [permissions] = /.*<Permissions>.*\n/.exec(manifest)!;
  const early = altered(permissions, "").replace("  <Hosts>\n    <Host Name", `${permissions}  <Hosts>\n    <Host Name`);
  expect(await schemaFaults(early)).not.toEqual([]);
});
