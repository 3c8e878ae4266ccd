import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { get } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { localCertificate } from "./certificate";
import { places } from "./places";
import { type RunningServer, serve } from "./server";

/** Asks with the path exactly as given: a browser would tidy ".." away. */
const ask = (url: string, path: string): Promise<{ status: number; headers: Record<string, unknown>; body: string }> =>
  new Promise((answered, failed) => {
    get(url, { path, rejectUnauthorized: false }, (response) => {
      const parts: string[] = [];
      response.on("data", (part) => parts.push(String(part)));
      response.on("end", () => answered({ status: response.statusCode!, headers: response.headers, body: parts.join("") }));
    }).on("error", failed);
  });

const folder = mkdtempSync(join(tmpdir(), "workbench-"));
let server: RunningServer;
beforeAll(async () => {
  mkdirSync(join(folder, "shown"));
  writeFileSync(join(folder, "secret.txt"), "secret");
  writeFileSync(join(folder, "shown", "page.html"), '<script src="https://appsforoffice.microsoft.com/lib/1/hosted/office.js"></script>');
  const shown = { folder: join(folder, "shown"), headers: { "Content-Security-Policy": "default-src 'none'" } };
  const rewrite = (html: string) => html.replace("https://appsforoffice.microsoft.com/lib/1/hosted/", "/office-js/");
  server = await serve([{ prefix: "/framed/", ...shown, rewrite }, { prefix: "/", ...shown }], await localCertificate(join(folder, "certificate")), 0);
});
afterAll(() => server.close());

test("a page is sent as it is, and framed with the local Office library; both under the policy", async () => {
  const [deployed, framed] = await Promise.all([ask(server.url, "/page.html"), ask(server.url, "/framed/page.html")]);
  expect(deployed.body).toContain("https://appsforoffice.microsoft.com/lib/1/hosted/office.js");
  expect(framed.body).toContain('"/office-js/office.js"');
  for (const { headers } of [deployed, framed]) expect(headers["content-security-policy"]).toBe("default-src 'none'");
});

test.each(["/../secret.txt", "/..%2fsecret.txt", "/framed/../../secret.txt", "/shown", "/"])("nothing outside the folder is sent: %s", async (path) => {
  const { status, body } = await ask(server.url, path);
  expect([status, body.includes("secret\n") || body === "secret"]).toEqual([404, false]);
});

test("a port that is taken gives way to the next free one", async () => {
  const port = Number(new URL(server.url).port);
  const second = await serve([], await localCertificate(join(folder, "certificate")), port);
  expect(Number(new URL(second.url).port)).toBeGreaterThan(port);
  await second.close();
});

test("every file of the pane comes under the production policy, workers included", () => {
  const ofPane = places(() => ({})).filter(({ prefix, folder: from }) => from?.endsWith("dist") && !prefix.startsWith("/office-js"));
  expect(ofPane.map(({ prefix }) => prefix)).toEqual(["/framed/", "/"]);
  for (const { headers } of ofPane) expect(headers?.["Content-Security-Policy"]).toMatch(/default-src 'none'.*'wasm-unsafe-eval'.*worker-src 'self'; connect-src 'self'/);
});
