import { HostError } from "./errors";
import type { ExcelHost } from "./ExcelHost";
import { getMember, identityOf, isReadable, itemsOf, openMember } from "./members";
import type { HostObject } from "./objects";
import type { QueryInfo } from "./protocol";

/** Lower-cased member → what is wanted of it; empty or "*" = every scalar. */
interface Selection {
  [member: string]: Selection;
}

function selectionOf({ Select = [], Expand = [] }: QueryInfo): Selection {
  const selection: Selection = {};
  for (const path of [...Select, ...Expand]) {
    let place = selection;
    for (const part of path.toLowerCase().split(/[/.]/).filter(Boolean)) place = place[part] ??= {};
  }
  return selection;
}

type Wire = Record<string, unknown>;

function everyScalar(object: HostObject, host: ExcelHost): Wire {
  const scalars = Object.values(host.catalogue.of(object.type)?.scalars ?? {});
  const wires = scalars.map(({ wire }) => wire).filter((wire) => !wire.startsWith("_") && isReadable(object, wire));
  return Object.fromEntries(wires.map((wire) => [wire, getMember(object, wire, host)]));
}

function selected(object: HostObject, selection: Selection, host: ExcelHost): Wire {
  const wire: Wire = {};
  for (const [name, deeper] of Object.entries(selection)) {
    if (name === "*") continue;
    const member = host.catalogue.member(object.type, name);
    if (!member) throw new HostError("InvalidArgument", `${object.type}.load`, name);
    wire[member.wire] = member.type ? answer(openMember(object, member.wire, host), deeper, host) : getMember(object, member.wire, host);
  }
  return wire;
}

const isEverything = (selection: Selection): boolean => Object.keys(selection).length === 0 || "*" in selection;

/** A collection's own scalars (`count`) stay with it, the rest is asked of its items. */
function answerCollection(object: HostObject, selection: Selection, host: ExcelHost, { Top, Skip = 0 }: QueryInfo): Wire {
  const isOwn = (name: string) => host.catalogue.member(object.type, name) !== undefined;
  const own = Object.fromEntries(Object.entries(selection).filter(([name]) => isOwn(name)));
  const ofItems = Object.fromEntries(Object.entries(selection).filter(([name]) => !isOwn(name)));
  const wire: Wire = { ...identityOf(object, host), ...selected(object, own, host) };
  if (Object.keys(own).length > 0 && Object.keys(ofItems).length === 0) return wire;
  const items = itemsOf(object, host).slice(Skip, Top === undefined || Top === null ? undefined : Skip + Top);
  return { ...wire, _Items: items.map((item) => answer(item, ofItems, host)) };
}

function answer(object: HostObject | null, selection: Selection, host: ExcelHost, info: QueryInfo = {}): Wire | null {
  if (!object) return null;
  if (host.catalogue.of(object.type)?.collection) return answerCollection(object, selection, host, info);
  const all = isEverything(selection) ? everyScalar(object, host) : {};
  return { ...identityOf(object, host), ...all, ...selected(object, selection, host) };
}

/** What a `load` of the client gets back. */
export const query = (object: HostObject | null, info: QueryInfo, host: ExcelHost): Wire | null => answer(object, selectionOf(info), host, info);

/** The same with names as in TypeScript, for `retrieve`. */
export function clientNames(type: string, wire: unknown, host: ExcelHost): unknown {
  if (typeof wire !== "object" || wire === null || !host.catalogue.of(type)) return wire;
  const itemType = host.catalogue.of(type)?.item ?? "";
  return Object.fromEntries(
    Object.entries(wire).map(([name, value]) => {
      if (name === "_Items") return ["items", (value as unknown[]).map((item) => clientNames(itemType, item, host))];
      const member = host.catalogue.member(type, name);
      return [member?.client ?? name, member?.type ? clientNames(member.type, value, host) : value];
    }),
  );
}
