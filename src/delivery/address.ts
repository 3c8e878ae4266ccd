/** What is wrong with the address an add-in is to be served from. */
export type AddressFault = "notAnAddress" | "notHttps" | "localhost" | "hasQuery";

/** The address without a slash at its end, or what is wrong with it. Office takes nothing but https. */
export function readAddress(text: string): { address: string } | { fault: AddressFault } {
  let url: URL;
  try {
    url = new URL(text.trim());
  } catch {
    return { fault: "notAnAddress" };
  }
  if (url.protocol !== "https:") return { fault: "notHttps" };
  if (["localhost", "127.0.0.1", "[::1]"].includes(url.hostname)) return { fault: "localhost" };
  if (url.search !== "" || url.hash !== "" || url.username !== "") return { fault: "hasQuery" };
  return { address: url.href.replace(/\/+$/, "") };
}

/** Path of an address for a host's configuration: "/" or "/rebalance/". */
export const pathBelow = (address: string): string => `${new URL(address).pathname.replace(/\/+$/, "")}/`;

/** Whether a text can be a manifest's identity. */
export const isGuid = (text: string): boolean => /^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i.test(text);

/** An origin that may frame the pane: scheme and host, as a content-security policy takes it; `*.` may stand before the host. */
export const isOrigin = (text: string): boolean => /^https:\/\/(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::\d+)?$/i.test(text);
