import { askedAnew, keptForGood } from "./headers";

export type Headers = Readonly<Record<string, string>>;

/** Media types hosts are known to get wrong; streaming compilation of WebAssembly insists on its own. */
const mediaTypes: Headers = { ".wasm": "application/wasm", ".js": "text/javascript", ".xml": "application/xml" };

/** `staticwebapp.config.json` of Azure Static Web Apps: headers of every response and media types. */
export function staticWebAppConfig(headers: Headers): string {
  const config = {
    globalHeaders: { ...headers, "Cache-Control": askedAnew },
    mimeTypes: mediaTypes,
    // An address nobody knows is an error, not the pane.
    responseOverrides: { "404": { rewrite: "/support.html", statusCode: 404 } },
  };
  return `${JSON.stringify(config, null, 2)}\n`;
}

/**
 * What an nginx server block includes to serve the delivered folder below `path` ("/" or "/rebalance/"). Headers stand in
 * every location, because nginx forgets those of the level above as soon as a location has one of its own.
 */
export function nginxConfig(headers: Headers, path: string): string {
  const lines = (cache: string) => Object.entries({ ...headers, "Cache-Control": cache }).map(([name, value]) => `  add_header ${name} "${value}" always;`);
  const escaped = path.replace(/[.]/g, "\\$&");
  return [
    `# In the server block of the host; REBALANCE_FOLDER is where this folder lies. HTTPS is compulsory.`,
    `location ${path} {`,
    `  alias REBALANCE_FOLDER/;`,
    `  types { text/html html; text/css css; text/javascript js; application/wasm wasm; application/xml xml; application/json json; image/png png; text/plain txt; }`,
    `  default_type application/octet-stream;`,
    ...lines(askedAnew),
    `}`,
    `# Their names say what is in them.`,
    `location ~ "^${escaped}([^/]+\\.[0-9a-f]{8}\\.js)$" {`,
    `  alias REBALANCE_FOLDER/$1;`,
    `  types { text/javascript js; }`,
    ...lines(keptForGood),
    `}`,
    "",
  ].join("\n");
}
