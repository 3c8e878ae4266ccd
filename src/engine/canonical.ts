import { byText } from "./arithmetic";
import type { Records } from "./records";

/** JSON with sorted keys: equal values give equal text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === "object" && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => byText(a, b)))
      : inner,
  );
}

/** SHA-256 of canonical JSON, hexadecimal. Web Crypto is the same in a browser, its workers and Node. */
export async function fingerprint(value: unknown): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(canonicalJson(value)));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

const sortRows = <T>(rows: readonly T[]): T[] =>
  rows
    .map((row) => ({ row, text: canonicalJson(row) }))
    .sort((a, b) => byText(a.text, b.text))
    .map(({ row }) => row);

/** Every table in one order, whatever order its rows stood in; items by code. The approval of the forecast is no table. */
export function sortRecords(records: Records): Records {
  const sorted = Object.fromEntries(Object.entries(records).map(([table, rows]) => [table, Array.isArray(rows) ? sortRows(rows as readonly unknown[]) : rows])) as unknown as Records;
  return { ...sorted, items: [...sorted.items].sort((a, b) => byText(a.item, b.item)) };
}
