import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { pathBelow } from "./address";
import { responseHeaders } from "./headers";
import { nginxConfig, staticWebAppConfig } from "./hostingFiles";
import { builtOfficeScript, networks, type NetworkName, officeFolder } from "./networks";
import { filledPage } from "./page";

export interface Delivery {
  /** Where the add-in will be served from: https, without a slash at the end. */
  address: string;
  network: NetworkName;
  /** Further addresses that may frame the pane. */
  framedBy: readonly string[];
  /** Of the manifest, where two deliveries are to stand beside each other in one organisation. */
  id?: string;
  version: string;
}

/** Stands in a delivered folder, so that the next delivery knows that it may be replaced. */
export const deliveryMark = "delivery.json";

/** Where the manifest of a build says the add-in lives. */
const builtAddress = "https://localhost:3000";

/** A folder may be written into where there is nothing, or an earlier delivery. */
export async function mayReplace(folder: string): Promise<boolean> {
  const files = await readdir(folder).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  return files.length === 0 || files.includes(deliveryMark);
}

/** The build's manifest for an address and an identity. */
export function deliveredManifest(manifest: string, { address, id }: Pick<Delivery, "address" | "id">): string {
  const moved = manifest.replaceAll(builtAddress, address);
  return id === undefined ? moved : moved.replace(/<Id>[^<]*<\/Id>/, `<Id>${id}</Id>`);
}

/** A page of the build with the network's Office library in it. Throws where the page does not load it as expected. */
export function withOfficeScript(html: string, officeScript: string): string {
  if (!html.includes(builtOfficeScript)) throw new Error("the page does not load Office.js");
  return html.replaceAll(builtOfficeScript, officeScript);
}

/**
 * Makes a folder ready to host from a production build: pages for the network, manifest for the address, header files for
 * hosts, the administrator's pages, and on an intranet the Office library, unmodified as its licence asks.
 * `folder` must be replaceable (`mayReplace`); what an earlier delivery left there goes. `licences`: texts of what ships.
 */
export async function deliver(build: string, folder: string, delivery: Delivery, licences: string): Promise<void> {
  // Beside its place, and moved there when it is whole: a failure leaves the earlier delivery.
  await mkdir(dirname(resolve(folder)), { recursive: true });
  const unfinished = await mkdtemp(`${resolve(folder)}-`);
  try {
    await fill(build, unfinished, delivery);
    await writeFile(join(unfinished, "licences.txt"), licences);
    await chmod(unfinished, 0o755);
    await rm(folder, { recursive: true, force: true });
    await rename(unfinished, folder);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw error;
  }
}

async function fill(build: string, folder: string, delivery: Delivery): Promise<void> {
  const network = networks[delivery.network];
  await cp(build, folder, { recursive: true });
  for (const page of ["taskpane.html", "commands.html"]) await rewrite(join(folder, page), (html) => withOfficeScript(html, network.officeScript));
  await rewrite(join(folder, "manifest.xml"), (manifest) => deliveredManifest(manifest, delivery));
  const headers = responseHeaders(network, delivery.framedBy);
  await writeFile(join(folder, "staticwebapp.config.json"), staticWebAppConfig(headers));
  await writeFile(join(folder, "nginx.conf"), nginxConfig(headers, pathBelow(delivery.address)));
  for (const page of ["administrator.html", "test-card.html"]) await writeFile(join(folder, page), filledPage(await readFile(join(__dirname, "pages", page), "utf8"), delivery));
  if (delivery.network === "intranet") await copyOffice(join(folder, officeFolder));
  await writeFile(join(folder, deliveryMark), `${JSON.stringify({ address: delivery.address, network: delivery.network, version: delivery.version }, null, 2)}\n`);
}

async function rewrite(path: string, change: (text: string) => string): Promise<void> {
  await writeFile(path, change(await readFile(path, "utf8")));
}

/** Of no use to a workbook: other programs' parts, and files for people who debug. */
const unused = /\.debug\.js$|\.d\.ts$|\.map$|office-vsdoc\.js$|^(?:word|powerpoint|outlook|onenote|project|access|visio|sharepoint).*\.js$|outlook_strings\.js$/;

async function copyOffice(target: string): Promise<void> {
  const source = dirname(require.resolve("@microsoft/office-js/package.json"));
  await mkdir(target, { recursive: true });
  await cp(join(source, "dist"), target, { recursive: true, filter: async (path) => (await stat(path)).isDirectory() || !unused.test(basename(path)) });
  await cp(join(source, "LICENSE.md"), join(target, "LICENSE.md"));
}
