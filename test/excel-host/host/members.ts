import { HostError } from "./errors";
import type { ExcelHost } from "./ExcelHost";
import { families } from "./families";
import type { AnyFamily, HostObject } from "./objects";

/** "Range", "GetCell" → "Range.getCell", as the client names a place. */
export const locationOf = (type: string, wire: string): string => `${type}.${wire.charAt(0).toLowerCase()}${wire.slice(1)}`;

const familyOf = (object: HostObject): AnyFamily => families[object.type] ?? {};

export function identityOf(object: HostObject, host: ExcelHost): Record<string, unknown> {
  const identity = familyOf(object).identity?.(object.model, host) ?? {};
  return object.reference ? { ...identity, _ReferenceId: object.reference } : { ...identity };
}

export function itemsOf(object: HostObject, host: ExcelHost): readonly HostObject[] {
  const { items } = familyOf(object);
  if (!items) throw new HostError("NotImplemented", `${object.type}.items`);
  return items(object.model, host);
}

export function openMember(object: HostObject, wire: string, host: ExcelHost): HostObject | null {
  const location = locationOf(object.type, wire);
  host.catalogue.refuseNewer(object.type, wire, location);
  const open = familyOf(object).open?.[wire];
  if (!open) throw new HostError("NotImplemented", location);
  return open(object.model, host);
}

export function getMember(object: HostObject, wire: string, host: ExcelHost): unknown {
  const location = locationOf(object.type, wire);
  host.catalogue.refuseNewer(object.type, wire, location);
  const get = familyOf(object).get?.[wire];
  if (!get) throw new HostError("NotImplemented", location);
  return get(object.model, host);
}

export const isReadable = (object: HostObject, wire: string): boolean => familyOf(object).get?.[wire] !== undefined;

export function setMember(object: HostObject, wire: string, value: unknown, host: ExcelHost): void {
  const location = locationOf(object.type, wire);
  host.catalogue.refuseNewer(object.type, wire, location);
  const set = familyOf(object).set?.[wire];
  if (!set) throw new HostError("NotImplemented", location);
  set(object.model, value, { host, location });
}

const isNamed = (item: HostObject, key: unknown, host: ExcelHost): boolean =>
  (familyOf(item).keys?.(item.model, host) ?? []).some((name) => String(name).toLowerCase() === String(key).toLowerCase());

/** What every collection can do; undefined = not of these. */
function callCollection(object: HostObject, wire: string, parameters: readonly unknown[], host: ExcelHost): unknown {
  const find = () => itemsOf(object, host).find((item) => isNamed(item, parameters[0], host));
  switch (wire) {
    case "GetItem":
    case "_GetItem": {
      const item = find();
      if (!item) throw new HostError("ItemNotFound", locationOf(object.type, "GetItem"));
      return item;
    }
    case "GetItemOrNullObject":
      return find() ?? null;
    case "GetItemAt": {
      const item = itemsOf(object, host)[Number(parameters[0])];
      if (!item) throw new HostError("ItemNotFound", locationOf(object.type, wire));
      return item;
    }
    case "GetCount":
      return itemsOf(object, host).length;
    default:
      return undefined;
  }
}

export function callMember(object: HostObject, wire: string, parameters: readonly unknown[], host: ExcelHost): unknown {
  const location = locationOf(object.type, wire);
  host.catalogue.refuseNewer(object.type, wire, location);
  const own = familyOf(object).call?.[wire];
  if (own) return own(object.model, parameters, { host, location }) ?? null;
  if (wire === "_KeepReference") return host.keep(object);
  if (/^_(Unr|R)egister/.test(wire)) return host.events.register(object, wire, familyOf(object).sheet?.(object.model));
  const result = host.catalogue.of(object.type)?.collection ? callCollection(object, wire, parameters, host) : undefined;
  if (result === undefined) throw new HostError("NotImplemented", location);
  return result;
}
