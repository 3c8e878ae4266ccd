import type { Network } from "./networks";

/** Fluent UI inserts an empty style element and fills it through the object model: this is the hash of nothing. */
const emptyStyle = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

/**
 * The content-security policy of every response, scripts of workers included: a worker obeys the policy it was itself sent
 * with, not its page's. WebAssembly is the solver; nothing may be evaluated, and nothing fetched from elsewhere.
 * `framedBy`: further addresses that may frame the pane, such as an Office Online Server of one's own.
 */
export function contentPolicy({ scriptHosts, frameAncestors }: Network, framedBy: readonly string[] = []): string {
  return [
    "default-src 'none'",
    ["script-src 'self'", ...scriptHosts, "'wasm-unsafe-eval'"].join(" "),
    `style-src 'self' ${emptyStyle}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "worker-src 'self'",
    "connect-src 'self'",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    ["frame-ancestors 'self'", ...frameAncestors, ...framedBy].join(" "),
  ].join("; ");
}

/** Sent with every response. No X-Frame-Options: Office on the web frames the pane. */
export const responseHeaders = (network: Network, framedBy: readonly string[] = []): Readonly<Record<string, string>> => ({
  "Content-Security-Policy": contentPolicy(network, framedBy),
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
});

/** Files whose name says what is in them may be kept for good; pages and the manifest are asked for anew. */
export const hashedName = /\.[0-9a-f]{8}\.(?:js|css)$/;
export const keptForGood = "public, max-age=31536000, immutable";
export const askedAnew = "no-cache";
