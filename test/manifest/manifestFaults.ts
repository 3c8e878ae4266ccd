import { JSDOM } from "jsdom";

/** What the checks need from the project around the manifest. */
export interface ManifestSurroundings {
  /** Whether a file the manifest points at is part of the build; the path is below the add-in's address. */
  hasFile(path: string): boolean;
  /** Width and height of an image, in pixels. */
  imageSize(path: string): readonly [width: number, height: number];
  /** Names the commands page associates with functions. */
  functionNames: readonly string[];
  /** A manifest that leaves the house must not point at the developer's machine. */
  production: boolean;
}

type ManifestCheck = (manifest: Document, surroundings: ManifestSurroundings) => string[];

const all = (manifest: Document, name: string): Element[] => [...manifest.getElementsByTagNameNS("*", name)];
const attribute = (element: Element, name: string): string => element.getAttribute(name) ?? "";
const faults = <T>(things: readonly T[], wrong: (thing: T) => boolean, say: (thing: T) => string): string[] => things.filter(wrong).map(say);

const addresses = (manifest: Document): string[] =>
  ["IconUrl", "HighResolutionIconUrl", "SupportUrl", "SourceLocation", "Image", "Url", "AppDomain"]
    .flatMap((name) => all(manifest, name))
    .flatMap((element) => [element, ...element.children])
    .flatMap((element) => [attribute(element, "DefaultValue"), attribute(element, "Value")])
    .filter((address) => address !== "");

/** The folder the pane's page lies in; the add-in's own address. */
const baseOf = (manifest: Document): string => new URL(".", attribute(all(manifest, "SourceLocation").find((element) => element.hasAttribute("DefaultValue"))!, "DefaultValue")).href;
const pathIn = (manifest: Document) => {
  const base = baseOf(manifest);
  return (address: string): string => address.slice(base.length).replace(/[?#].*$/, "");
};
const readable = (address: string): boolean => URL.canParse(address);

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;
const identity: ManifestCheck = (manifest) => [
  ...faults(all(manifest, "Id"), ({ textContent }) => !guid.test(textContent ?? ""), ({ textContent }) => `Id is no GUID: ${textContent}`),
  ...faults(all(manifest, "Version"), ({ textContent }) => !/^\d+(\.\d+){3}$/.test(textContent ?? ""), ({ textContent }) => `Version is not a.b.c.d: ${textContent}`),
];

const ownAddresses: ManifestCheck = (manifest) => {
  const base = baseOf(manifest);
  return faults(addresses(manifest), (address) => !address.startsWith(base), (address) => `outside ${base}: ${address}`);
};

const secureAddresses: ManifestCheck = (manifest, { production }) => [
  ...faults(addresses(manifest), (address) => !address.startsWith("https://"), (address) => `not https: ${address}`),
  ...faults(addresses(manifest), (address) => production && new URL(address).hostname === "localhost", (address) => `localhost in production: ${address}`),
];

const filesExist: ManifestCheck = (manifest, { hasFile }) => {
  const pathOf = pathIn(manifest);
  const own = addresses(manifest).filter((address) => address.startsWith(baseOf(manifest)));
  return faults(own, (address) => !hasFile(pathOf(address)), (address) => `no such file: ${pathOf(address)}`);
};

const resources = (manifest: Document): Element[] => ["Image", "Url", "String"].flatMap((name) => all(manifest, name)).filter((element) => element.hasAttribute("id"));

const resourceIds: ManifestCheck = (manifest) => {
  const declared = resources(manifest).map((element) => attribute(element, "id"));
  const used = [...manifest.querySelectorAll("[resid]")].map((element) => attribute(element, "resid"));
  return [
    ...faults(used, (id) => !declared.includes(id), (id) => `resid without a resource: ${id}`),
    ...faults(declared, (id) => !used.includes(id), (id) => `resource nobody uses: ${id}`),
    ...faults(declared, (id) => id.length > 32, (id) => `resource id longer than 32: ${id}`),
    ...faults(declared, (id) => declared.indexOf(id) !== declared.lastIndexOf(id), (id) => `resource declared twice: ${id}`),
  ];
};

/** Longest text by the element that holds it. */
const longest: Readonly<Record<string, number>> = { DisplayName: 125, Description: 250, ShortStrings: 125, LongStrings: 250 };
const textLengths: ManifestCheck = (manifest) =>
  Object.entries(longest).flatMap(([name, limit]) =>
    faults(
      all(manifest, name).flatMap((element) => [element, ...element.querySelectorAll("*")]).flatMap((element) => [attribute(element, "DefaultValue"), attribute(element, "Value")]),
      (text) => text.length > limit,
      (text) => `longer than ${limit} in ${name}: ${text}`,
    ),
  );

const defaultLocale = "zh-CN";
const otherLocale = "en-US";
const bothLanguages: ManifestCheck = (manifest) => {
  const named = (name: string) => all(manifest, name).filter((element) => element.hasAttribute("DefaultValue"));
  const texts = ["DisplayName", "Description", "String"].flatMap(named);
  const locales = (element: Element) => [...element.children].map((child) => attribute(child, "Locale"));
  return [
    ...faults(all(manifest, "DefaultLocale"), ({ textContent }) => textContent !== defaultLocale, ({ textContent }) => `default locale is ${textContent}`),
    ...faults(texts, (element) => !locales(element).includes(otherLocale), (element) => `not in ${otherLocale}: ${attribute(element, "DefaultValue")}`),
  ];
};

/** Ribbon icons that must be there; the others are optional. */
const compulsorySizes = ["16", "32", "80"];
const images: ManifestCheck = (manifest, { imageSize, hasFile }) => {
  const pathOf = pathIn(manifest);
  const address = (id: string) => all(manifest, "Image").filter((element) => attribute(element, "id") === id).map((element) => attribute(element, "DefaultValue"))[0] ?? "";
  const wanted: readonly (readonly [address: string, size: number])[] = [
    ...all(manifest, "IconUrl").map((element) => [attribute(element, "DefaultValue"), 32] as const),
    ...all(manifest, "HighResolutionIconUrl").map((element) => [attribute(element, "DefaultValue"), 64] as const),
    ...all(manifest, "Image").filter((element) => element.hasAttribute("size")).map((element) => [address(attribute(element, "resid")), Number(attribute(element, "size"))] as const),
  ];
  const sizesOf = (icon: Element) => [...icon.children].map((child) => attribute(child, "size"));
  return [
    ...faults(wanted, ([from, size]) => from !== "" && hasFile(pathOf(from)) && imageSize(pathOf(from)).some((side) => side !== size), ([from, size]) => `not ${size} × ${size} px: ${pathOf(from)}`),
    ...faults(all(manifest, "Icon"), (icon) => !compulsorySizes.every((size) => sizesOf(icon).includes(size)), (icon) => `an icon lacks a compulsory size: ${sizesOf(icon).join(", ")}`),
  ];
};

const commands: ManifestCheck = (manifest, { functionNames }) =>
  faults(all(manifest, "FunctionName"), ({ textContent }) => !functionNames.includes(textContent ?? ""), ({ textContent }) => `no such function: ${textContent}`);

/** Buttons side by side are told apart by their pictures; their labels go when the window is narrow. */
const ownIcons: ManifestCheck = (manifest) => {
  const buttons = all(manifest, "Control").map((control) => ({ id: attribute(control, "id"), icon: all(manifest, "Image").filter((image) => control.contains(image)).map((image) => attribute(image, "resid")).join(" ") }));
  return faults(buttons, ({ icon }) => buttons.filter((other) => other.icon === icon).length > 1, ({ id }) => `icon of another command: ${id}`);
};

const promises: ManifestCheck = (manifest) => {
  const text = (name: string) => all(manifest, name).map(({ textContent }) => textContent);
  const api = all(manifest, "Set").map((set) => `${attribute(set, "Name")} ${attribute(set, "MinVersion")}`);
  const overrides = all(manifest, "VersionOverrides").map((element) => element.getAttributeNS("http://www.w3.org/2001/XMLSchema-instance", "type"));
  return [
    ...(api.includes("ExcelApi 1.14") ? [] : [`requires ${api.join(", ")} instead of ExcelApi 1.14`]),
    // Reading alone would do with less, but Excel's own objects ask for this even then.
    ...(text("Permissions").includes("ReadWriteDocument") ? [] : ["no permission to read and write the document"]),
    // 1.1 is Outlook's.
    ...(overrides.every((version) => version === "VersionOverridesV1_0") ? [] : [`version overrides ${overrides.join(", ")}`]),
    ...(all(manifest, "Runtimes").length === 0 ? [] : ["a shared runtime"]),
  ];
};

const checks: readonly ManifestCheck[] = [identity, ownAddresses, secureAddresses, filesExist, resourceIds, textLengths, bothLanguages, images, ownIcons, commands, promises];

/** Everything wrong with the manifest that can be told without a network and without a schema. */
export function manifestFaults(text: string, surroundings: ManifestSurroundings): string[] {
  let manifest: Document;
  try {
    manifest = new JSDOM(text, { contentType: "application/xml" }).window.document;
  } catch (error) {
    return [`not well-formed: ${(error as Error).message}`];
  }
  const pane = all(manifest, "SourceLocation").map((element) => attribute(element, "DefaultValue"))[0] ?? "";
  const unreadable = addresses(manifest).filter((address) => !readable(address));
  if (!readable(pane) || unreadable.length > 0) return [...(readable(pane) ? [] : ["no address of the pane (SourceLocation)"]), ...unreadable.map((address) => `no address: ${address}`)];
  return checks.flatMap((check) => check(manifest, surroundings));
}
