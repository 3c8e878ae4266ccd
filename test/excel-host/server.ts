import { createReadStream, existsSync, readFileSync, statSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { extname, join, normalize, sep } from "node:path";
import type { Certificate } from "./certificate";

/** An address prefix and the folder behind it, or an answer computed once. The first match wins. */
export interface Place {
  prefix: string;
  folder?: string;
  content?: () => { type: string; body: string };
  /** Changes an HTML page on its way. */
  rewrite?: (html: string) => string;
  headers?: Readonly<Record<string, string>>;
}

export interface RunningServer {
  url: string;
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".xml": "application/xml; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  // Streaming compilation of WebAssembly insists on its media type.
  ".wasm": "application/wasm",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

const alwaysSent = { "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Cache-Control": "no-cache" };

/** https on localhost: office.js trusts a host page only over https and on its own host name. */
export async function serve(places: readonly Place[], certificate: Certificate, port: number): Promise<RunningServer> {
  const server = createServer(certificate, (request, response) => answer(places, request, response));
  await listen(server, port);
  return {
    url: `https://localhost:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

/** The port asked for or the next free one; 0 lets the system choose. */
async function listen(server: Server, port: number, attempts = 20): Promise<void> {
  try {
    await new Promise<void>((listening, failed) => {
      server.once("error", failed);
      server.listen(port, "127.0.0.1", () => {
        server.off("error", failed);
        listening();
      });
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE" || attempts === 0) throw error;
    await listen(server, port + 1, attempts - 1);
  }
}

function answer(places: readonly Place[], request: IncomingMessage, response: ServerResponse): void {
  const path = decodeURIComponent(new URL(request.url ?? "/", "https://localhost").pathname);
  const place = places.find((candidate) => matches(candidate, path));
  if (!place) return notFound(path, response);
  const headers = { ...alwaysSent, ...place.headers };
  if (place.content) {
    const { type, body } = place.content();
    response.writeHead(200, { ...headers, "Content-Type": type }).end(body);
    return;
  }
  sendFile(fileOf(place, path)!, place, headers, response);
}

const matches = (place: Place, path: string): boolean => (place.content ? path === place.prefix : fileOf(place, path) !== undefined);

/** The file behind an address, if there is one; never one outside the folder. */
function fileOf({ prefix, folder }: Place, path: string): string | undefined {
  if (!folder || !path.startsWith(prefix)) return undefined;
  const below = path.slice(prefix.length);
  const file = normalize(join(folder, below === "" ? "index.html" : below));
  if (!file.startsWith(normalize(folder + sep)) || !existsSync(file) || !statSync(file).isFile()) return undefined;
  return file;
}

function sendFile(file: string, { rewrite }: Place, headers: Record<string, string>, response: ServerResponse): void {
  const extension = extname(file);
  response.writeHead(200, { ...headers, "Content-Type": types[extension] ?? "application/octet-stream" });
  if (rewrite && extension === ".html") response.end(rewrite(readFileSync(file, "utf8")));
  else createReadStream(file).pipe(response);
}

function notFound(path: string, response: ServerResponse): void {
  response.writeHead(404, { ...alwaysSent, "Content-Type": "text/plain; charset=utf-8" }).end(`Nothing at ${path}\n`);
}
