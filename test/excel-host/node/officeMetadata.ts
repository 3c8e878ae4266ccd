import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ClassMetadata, EventMember, Member, OfficeMetadata } from "../host/metadata";
import { loadOfficeClient, officeFolder } from "./officeClient";

/** Asked of the library itself, at run time: its licence lets us use it, not copy from it. */

type Source = (...parameters: never[]) => unknown;

const sourceOf = (code: Source | undefined): string => (code ? Function.prototype.toString.call(code) : "");

/** "ExcelApi 1.9" of a member that checks its own requirement set. */
function apiOf(source: string): { api?: string } {
  const check = /_throwIfApiNotSupported\("[^"]+",\s*(_defaultApiSetName|"([^"]+)"),\s*"([\d.]+)"/.exec(source);
  return check ? { api: `${check[2] ?? "ExcelApi"} ${check[3]}` } : {};
}

interface ClientClass {
  new (context: unknown, path: unknown): ClientInstance;
  prototype: object;
}

interface ClientInstance {
  _scalarPropertyNames?: string[];
  _scalarPropertyOriginalNames?: string[];
  _navigationPropertyNames?: string[];
  _isCollection?: boolean;
  _className: string;
  _objectPath: { objectPathInfo: { Name: string } };
  _handleResult(result: unknown): void;
  items: ClientInstance[];
  [member: string]: unknown;
}

interface Client {
  Excel: Record<string, unknown> & { RequestContext: new () => { _processingResult: boolean } };
  OfficeExtension: {
    ClientObject: { prototype: object };
    CommonUtility: { _doApiNotSupportedCheck: boolean };
    ObjectPathFactory: { createNewObjectObjectPath(...parameters: unknown[]): unknown };
  };
}

const getterOf = (type: ClientClass, name: string): Source | undefined =>
  Object.getOwnPropertyDescriptor(type.prototype, name)?.get as Source | undefined;

function scalarsOf(type: ClientClass, instance: ClientInstance): Record<string, Member> {
  const wires = instance._scalarPropertyOriginalNames ?? [];
  return Object.fromEntries((instance._scalarPropertyNames ?? []).map((name, i) => [name, { wire: wires[i]!, ...apiOf(sourceOf(getterOf(type, name))) }]));
}

function navigationsOf(type: ClientClass, instance: ClientInstance): ClassMetadata["navigations"] {
  return Object.fromEntries(
    (instance._navigationPropertyNames ?? []).map((name) => {
      const target = instance[name] as ClientInstance;
      const member = { wire: target._objectPath.objectPathInfo.Name, type: target._className };
      return [name, { ...member, ...apiOf(sourceOf(getterOf(type, name))) }];
    }),
  );
}

function methodsOf(type: ClientClass): Record<string, Member> {
  const methods: Record<string, Member> = {};
  for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(type.prototype))) {
    const source = typeof value === "function" ? sourceOf(value as Source) : "";
    const wire = /_(?:createMethodObject\([^,]+,|invokeMethod\() ?this, "(\w+)"/.exec(source)?.[1];
    if (wire) methods[name] = { wire, ...apiOf(source) };
  }
  return methods;
}

const targetOf = (source: string): EventMember["target"] => {
  const target = /getTargetIdFunc: function \(\) \{ return ([^;]+); \}/.exec(source)?.[1] ?? "";
  if (/eventWorkbookId/.test(target) || target === '""') return "workbook";
  return /_ParentObject|_eventTargetId/.test(target) ? "sheet" : "self";
};

function eventsOf(type: ClientClass): Record<string, EventMember> {
  const events: Record<string, EventMember> = {};
  for (const [name, { get }] of Object.entries(Object.getOwnPropertyDescriptors(type.prototype))) {
    const source = sourceOf(get as Source | undefined);
    const found = /eventType:\s*(\d+)[\s\S]*?registerFunc: function \(\) \{\s*return _this\.(\w+)/.exec(source);
    if (found) events[name] = { eventType: Number(found[1]), register: found[2]!, target: targetOf(source), ...apiOf(source) };
  }
  return events;
}

function harvest({ Excel: excel, OfficeExtension: extension }: Client): OfficeMetadata {
  const isClass = (value: unknown): value is ClientClass => typeof value === "function" && value.prototype instanceof (extension.ClientObject as never);
  const context = new excel.RequestContext();
  const make = (type: ClientClass) => new type(context, extension.ObjectPathFactory.createNewObjectObjectPath(context, "X", false, 0));

  function itemOf(type: ClientClass): { item?: string } {
    const collection = make(type);
    context._processingResult = true;
    try {
      collection._handleResult({ _Items: [{}] });
      return { item: collection.items[0]!._className };
    } catch {
      return {}; // An item class that cannot stand alone: nothing of ours asks for it.
    } finally {
      context._processingResult = false;
    }
  }

  return Object.fromEntries(
    Object.entries(excel)
      .filter((entry): entry is [string, ClientClass] => isClass(entry[1]))
      .map(([name, type]) => {
        const instance = make(type);
        const collection = instance._isCollection === true;
        const members = { scalars: scalarsOf(type, instance), navigations: navigationsOf(type, instance), methods: methodsOf(type), events: eventsOf(type) };
        return [name, { ...members, collection, ...(collection ? itemOf(type) : {}) }];
      }),
  );
}

/** With its check of requirement sets on, the client refuses to show what is above the set. */
function harvestUnchecked(client: Client): OfficeMetadata {
  const { CommonUtility: utility } = client.OfficeExtension;
  const checked = utility._doApiNotSupportedCheck;
  utility._doApiNotSupportedCheck = false;
  try {
    return harvest(client);
  } finally {
    utility._doApiNotSupportedCheck = checked;
  }
}

/** The client's classes; harvested once per version and kept in .cache, which is never committed. */
export function officeMetadata(): OfficeMetadata {
  const { version } = JSON.parse(readFileSync(join(officeFolder(), "../package.json"), "utf8")) as { version: string };
  const cacheFile = join(__dirname, `../../../.cache/office-metadata-${version}.json`);
  if (existsSync(cacheFile)) return JSON.parse(readFileSync(cacheFile, "utf8")) as OfficeMetadata;
  const metadata = harvestUnchecked(loadOfficeClient() as unknown as Client);
  mkdirSync(join(cacheFile, ".."), { recursive: true });
  // Several test processes may do this at once: each file appears whole or not at all.
  const unfinished = `${cacheFile}.${process.pid}`;
  writeFileSync(unfinished, JSON.stringify(metadata));
  renameSync(unfinished, cacheFile);
  return metadata;
}
