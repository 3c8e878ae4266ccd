import { type Delivery } from "./deliver";
import { networks } from "./networks";

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/** A page with what it says of one delivery put in place of `{{address}}`, `{{network}}`, `{{officeScript}}`, `{{frames}}` and `{{version}}`. Throws for a name it does not know. */
export function filledPage(page: string, { address, network, framedBy, version }: Delivery): string {
  const { officeScript, frameAncestors } = networks[network];
  const frames = [...frameAncestors, ...framedBy].join(" ") || "–";
  const known: Readonly<Record<string, string>> = { address, network, frames, version, officeScript: new URL(officeScript, `${address}/`).href };
  return page.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = known[name];
    if (value === undefined) throw new Error(`the page asks for ${name}`);
    return escaped(value);
  });
}
