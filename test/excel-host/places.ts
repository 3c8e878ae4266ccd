import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { responseHeaders } from "../../src/delivery/headers";
import { builtOfficeScript, networks } from "../../src/delivery/networks";
import type { Place } from "./server";

export const projectFolder = resolve(__dirname, "../..");
export const cacheFolder = join(projectFolder, ".cache");
export const paneFolder = join(projectFolder, "dist");
export const workbenchFolder = join(cacheFolder, "workbench");

const officeFolder = join(dirname(require.resolve("@microsoft/office-js/package.json")), "dist");
const assetsFolder = join(projectFolder, "assets");

// The pane and its worker run under the headers a real deployment sends.
const paneHeaders = responseHeaders(networks.microsoft);

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
    { prefix: "/framed/", folder: paneFolder, rewrite: (html) => html.replaceAll(builtOfficeScript, "/office-js/office.js"), headers: paneHeaders },
    { prefix: "/", folder: paneFolder, headers: paneHeaders },
  ];
}

const toWorkbench = '<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0; url=/workbench/"><title>Rebalance</title>';

const json = (value: () => unknown) => () => ({ type: "application/json; charset=utf-8", body: JSON.stringify(value()) });

const manifest = () => ({ type: "application/xml; charset=utf-8", body: readFileSync(join(projectFolder, "manifest.xml"), "utf8") });

/** File names of the sample workbooks. */
const samples = (): string[] => (existsSync(assetsFolder) ? readdirSync(assetsFolder).filter((name) => name.endsWith(".xlsx")) : []);
