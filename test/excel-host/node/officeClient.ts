import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The global parts of office.js that the tests and the harvest touch. */
export interface OfficeClient {
  Excel: typeof Excel;
  OfficeExtension: typeof OfficeExtension;
}

export const officeFolder = (): string => join(dirname(require.resolve("@microsoft/office-js/package.json")), "dist");

/** The least of a browser that the Excel client looks for when it is evaluated. */
function installWindow(): void {
  if ("window" in globalThis) return;
  const document = { domain: "localhost", getElementsByTagName: () => [], createElement: () => ({}), addEventListener: () => {} };
  const location = { protocol: "https:", hash: "", search: "", href: "https://localhost/", origin: "https://localhost" };
  Object.assign(globalThis, { window: globalThis, document, location, addEventListener: () => {} });
  if (!("navigator" in globalThis)) Object.assign(globalThis, { navigator: { userAgent: "node" } });
}

/** Evaluates the unmodified Excel client, once. */
export function loadOfficeClient(): OfficeClient {
  installWindow();
  if (!("OfficeExtension" in globalThis)) {
    // A global script, as a <script> element runs it: in another realm its tests for plain objects and errors would fail.
    (0, eval)(readFileSync(join(officeFolder(), "excel-web-16.00.debug.js"), "utf8"));
  }
  return { Excel, OfficeExtension };
}
