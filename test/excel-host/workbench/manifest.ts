/** A button the add-in puts into the ribbon, as its manifest says. */
export interface RibbonButton {
  id: string;
  label: string;
  description: string;
  icon: string;
  action: { kind: "pane"; page: string } | { kind: "function"; name: string };
}

export interface Manifest {
  groupLabel: string;
  buttons: readonly RibbonButton[];
  panePage: string;
  /** Page that holds the functions of the buttons. */
  functionPage?: string;
}

/** Reads labels, pages and actions; addresses lose their server, which is this one. */
export function parseManifest(xml: string, language: string): Manifest {
  const root = new DOMParser().parseFromString(xml, "application/xml");
  const resources = new Map(named(root, ["Image", "Url", "String"]).map((entry) => [entry.getAttribute("id") ?? "", inLanguage(entry, language)]));
  const text = (element: Element | undefined): string => resources.get(element?.getAttribute("resid") ?? "") ?? "";
  const controls = named(root, ["Control"]).filter((control) => named(control, ["Action"]).length > 0);
  return {
    groupLabel: text(child(named(root, ["Group"])[0], "Label")),
    buttons: controls.map((control) => button(control, text)),
    panePage: path(child(named(root, ["DefaultSettings"])[0], "SourceLocation")?.getAttribute("DefaultValue") ?? "/taskpane.html"),
    functionPage: named(root, ["FunctionFile"]).map(text).map(path)[0],
  };
}

function button(control: Element, text: (element: Element | undefined) => string): RibbonButton {
  const action = child(control, "Action")!;
  const isPane = action.getAttribute("xsi:type") === "ShowTaskpane";
  const icons = named(control, ["Image"]).filter((image) => image.getAttribute("size") === "32");
  return {
    id: control.getAttribute("id") ?? "",
    label: text(child(control, "Label")),
    description: text(child(child(control, "Supertip"), "Description")),
    icon: path(text(icons[0])),
    action: isPane ? { kind: "pane", page: path(text(child(action, "SourceLocation"))) } : { kind: "function", name: child(action, "FunctionName")?.textContent ?? "" },
  };
}

const named = (within: Document | Element | undefined, names: readonly string[]): Element[] =>
  within ? [...within.getElementsByTagName("*")].filter(({ localName }) => names.includes(localName)) : [];

const child = (element: Element | undefined, name: string): Element | undefined => [...(element?.children ?? [])].find(({ localName }) => localName === name);

function inLanguage(entry: Element, language: string): string {
  const override = named(entry, ["Override"]).find((candidate) => candidate.getAttribute("Locale")?.toLowerCase() === language.toLowerCase());
  return override?.getAttribute("Value") ?? entry.getAttribute("DefaultValue") ?? "";
}

function path(address: string): string {
  if (!address) return "";
  const { pathname, search } = new URL(address, location.href);
  return pathname + search;
}
