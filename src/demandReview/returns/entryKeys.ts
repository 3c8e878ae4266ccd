import type { Item } from "../../engine/records";
import { tidy } from "../../input/cellValues";
import { folded } from "../../input/headings";
import type { TemplateIdentity } from "../templateIdentity";
import { codeReader } from "./codes";
import type { ReturnContext } from "./context";
import type { Cells, EntryReading } from "./entryReading";

export interface KeyReader {
  textIn(cells: Cells, key: "office" | "channel" | "name" | "unit" | "customer"): string;
  officeOf(cells: Cells, row: number): { office: string; channel: string } | undefined;
  itemOf(cells: Cells): { item?: Item; doubt?: (of: readonly number[]) => void };
  customerOf: ReturnType<typeof codeReader>;
}

/** Reads whom and what a row is for. */
export function keyReader({ layout: { keys }, doubts, place }: EntryReading, identity: TemplateIdentity, { records }: ReturnContext): KeyReader {
  const items = new Map(records.items.map((item) => [item.item, item]));
  const itemsNamed = new Map<string, Item[]>();
  for (const item of records.items) itemsNamed.set(folded(item.name), [...(itemsNamed.get(folded(item.name)) ?? []), item]);
  const itemCode = codeReader(records.items.map(({ item }) => item));
  const textIn: KeyReader["textIn"] = (cells, key) => {
    const column = keys.get(key);
    return column === undefined ? "" : tidy(String(cells.get(column)?.value ?? ""));
  };

  /** The office and channel of a row: as it says, or the template's only ones. */
  function officeOf(cells: Cells, row: number): { office: string; channel: string } | undefined {
    const said = { office: textIn(cells, "office"), channel: textIn(cells, "channel") };
    const fits = identity.offices.filter(({ office, channel }) => (said.office === "" || folded(office) === folded(said.office)) && (said.channel === "" || folded(channel) === folded(said.channel)));
    if (fits.length === 1) return fits[0];
    doubts.add("otherOffice", { ...place(row, keys.get("office") ?? keys.get("channel") ?? 0), found: [said.office, said.channel].filter(Boolean).join(" · "), mustDecide: true });
    return undefined;
  }

  /** The item a row is for; undefined where nobody can tell. `doubt` is added once the row's figures are known. */
  function itemOf(cells: Cells): { item?: Item; doubt?: (of: readonly number[]) => void } {
    const column = keys.get("item")!;
    const cell = cells.get(column);
    const name = textIn(cells, "name");
    const named = name === "" ? [] : (itemsNamed.get(folded(name)) ?? []);
    const meant = cell?.value === null || cell?.value === undefined || cell.error ? { by: "unknown" as const } : itemCode(cell.value);
    const at = { ...place(cell?.row ?? 0, column), found: cell?.value ?? "" };
    if (meant.by === "exact") {
      const item = items.get(meant.code!)!;
      const other = name !== "" && folded(item.name) !== folded(name);
      if (!other) return { item };
      return { item, doubt: (figures) => doubts.add("changedKey", { ...place(cell!.row, keys.get("name")!), found: name, figures, mustDecide: true, canKeep: true, facts: { item: item.item, name: item.name } }) };
    }
    const code = meant.by === "similar" || meant.by === "unknown" ? (named.length === 1 ? named[0]!.item : meant.code) : meant.code;
    if (code === undefined) return {};
    const item = items.get(code)!;
    return { item, doubt: (figures) => doubts.add("unknownItem", { ...at, proposed: code, figures, mustDecide: meant.by !== "width", facts: { item: code, name: item.name } }) };
  }

  return { textIn, officeOf, itemOf, customerOf: codeReader(records.customers.map(({ customer }) => customer)) };
}
