import { type Finding, ok, unavailable } from "../../workbook/finding";
import { office } from "../browserServices";

/** Highest number looked for in a set that grows by tenths. */
const newest = 25;

/** Sets the add-in uses or may use beside Excel's own, with the version that would be asked for. */
const others = [["DialogApi", "1.1"], ["DialogOrigin", "1.1"], ["SharedRuntime", "1.1"], ["RibbonApi", "1.1"], ["AddinCommands", "1.1"], ["Settings", "1.1"], ["CustomXmlParts", "1.1"], ["ImageCoercion", "1.1"], ["ExcelApiOnline", "1.1"], ["ExcelApiDesktop", "1.1"]] as const;

// Excel 2016 as it was first sold has parts of it only.
type Context = Partial<Pick<Office.Context, "diagnostics" | "requirements" | "displayLanguage" | "contentLanguage">> & { officeTheme?: Office.OfficeTheme };
const context = (): Context | undefined => office();
const outside: Finding = unavailable(undefined, "notExcel");

/** Whether there is an Excel to ask. */
export const hasExcel = (): boolean => "Excel" in globalThis && "Office" in globalThis && office()?.requirements !== undefined;

/** Which Excel it is, and on what. */
export function host(): Finding {
  const told = context()?.diagnostics;
  return told ? ok(`${told.host} · ${told.platform} · ${told.version}`) : outside;
}

/** Every set up to the newest is asked for: one that is missing between others would be news. */
export function requirementSets(): Finding {
  const requirements = context()?.requirements;
  if (!requirements) return outside;
  const known = Array.from({ length: newest }, (_, minor) => minor + 1).filter((minor) => requirements.isSetSupported("ExcelApi", `1.${minor}`));
  const last = known.at(-1);
  if (last === undefined) return unavailable("ExcelApi –");
  const missing = Array.from({ length: last }, (_, minor) => minor + 1).filter((minor) => !known.includes(minor));
  return ok(`ExcelApi 1.1–1.${last}${missing.map((minor) => ` − 1.${minor}`).join("")}`);
}

/** Which other sets of the interface Excel knows. */
export function otherSets(): Finding {
  const requirements = context()?.requirements;
  if (!requirements) return outside;
  const known = others.filter(([name, version]) => requirements.isSetSupported(name, version)).map(([name]) => name);
  return known.length > 0 ? ok(known.join(", ")) : unavailable();
}

/** Language and theme of Office, as far as it tells. */
export function officeLook(): Finding {
  const told = context();
  if (!told?.displayLanguage) return outside;
  return ok(`${told.displayLanguage} · ${told.contentLanguage ?? "–"} · ${told.officeTheme?.bodyBackgroundColor ?? "–"}`);
}
