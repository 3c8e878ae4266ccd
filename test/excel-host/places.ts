import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Place } from "./server";

export const projectFolder = resolve(__dirname, "../..");
export const cacheFolder = join(projectFolder, ".cache");
export const paneFolder = join(projectFolder, "dist");
export const workbenchFolder = join(cacheFolder, "workbench");

const officeFolder = join(dirname(require.resolve("@microsoft/office-js/package.json")), "dist");
const assetsFolder = join(projectFolder, "assets");

/** Where the production page fetches the Office library from. */
const officeCdn = "https://appsforoffice.microsoft.com/lib/1/hosted/office.js";

// The pane and its worker run under the policy a real deployment sends. The hash is that of an empty style element,
// which is all that Fluent UI inserts; WebAssembly is the solver.
const panePolicy = [
  "default-src 'none'",
  "script-src 'self' https://appsforoffice.microsoft.com 'wasm-unsafe-eval'",
  "style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
  "img-src 'self' data:",
  "font-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "frame-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join("; ");

const workbenchPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

const policy = (text: string) => ({ "Content-Security-Policy": text });

/**
 * What the server shows. The production build stands at the root, unchanged, as a deployment would have it. The
 * workbench frames the same build below /framed/, where one address in the HTML is different: the Office library comes
 * from the copy in node_modules instead of Microsoft's network, so that the workbench needs no network at all.
 */
export function places(metadata: () => unknown): readonly Place[] {
  return [
    { prefix: "/", content: () => ({ type: "text/html; charset=utf-8", body: toWorkbench }) },
    { prefix: "/workbench/office-metadata.json", content: json(metadata), headers: policy(workbenchPolicy) },
    { prefix: "/workbench/samples.json", content: json(samples), headers: policy(workbenchPolicy) },
    { prefix: "/workbench/", folder: workbenchFolder, headers: policy(workbenchPolicy) },
    { prefix: "/workbench/", folder: join(__dirname, "workbench"), headers: policy(workbenchPolicy) },
    { prefix: "/manifest.xml", content: manifest },
    { prefix: "/samples/", folder: assetsFolder },
    { prefix: "/office-js/", folder: officeFolder },
    { prefix: "/framed/", folder: paneFolder, rewrite: (html) => html.replaceAll(officeCdn, "/office-js/office.js"), headers: policy(panePolicy) },
    { prefix: "/", folder: paneFolder, headers: policy(panePolicy) },
  ];
}

const toWorkbench = '<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0; url=/workbench/"><title>Rebalance</title>';

const json = (value: () => unknown) => () => ({ type: "application/json; charset=utf-8", body: JSON.stringify(value()) });

const manifest = () => ({ type: "application/xml; charset=utf-8", body: readFileSync(join(projectFolder, "manifest.xml"), "utf8") });

/** File names of the sample workbooks. */
const samples = (): string[] => (existsSync(assetsFolder) ? readdirSync(assetsFolder).filter((name) => name.endsWith(".xlsx")) : []);
