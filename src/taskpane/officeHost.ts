import type { LanguageCode } from "../language";
import type { Host, OldExcel } from "./services";
import { failedMark } from "./watchStart";

const pollMs = 50;

/** The requirement set the manifest names; a pane opened otherwise may still meet an older Excel. */
const requirementSet = "1.14";

/** Waits until Microsoft's script has come and knows its host. Does not settle when it neither comes nor fails to load. */
export async function officeHost(scriptCame: () => void): Promise<Host> {
  if (!(await officeScript(scriptCame))) return { name: "unreachable" };
  const { host } = await Office.onReady();
  // Outside Office the script answers too, with no host.
  if (!host) return { name: "outside" };
  if (host !== Office.HostType.Excel) return { name: "otherHost" };
  if (!("Excel" in globalThis)) return { name: "halfLoaded" };
  if (!knows(requirementSet)) return { name: "tooOld", old: oldExcel() };
  return { name: "excel", language: languageOf(Office.context.displayLanguage) };
}

const knows = (set: string): boolean => Office.context.requirements.isSetSupported("ExcelApi", set);

function oldExcel(): OldExcel {
  const minor = Number(requirementSet.split(".")[1]);
  const known = Array.from({ length: minor }, (_, below) => `1.${minor - below}`).find(knows);
  // Absent in Excel 2016 as it was first sold.
  const { platform, version } = (Office.context.diagnostics as Office.ContextInformation | undefined) ?? { platform: "Excel", version: "?" };
  return { excelApi: known, needed: requirementSet, version: `${platform} ${version}` };
}

/** False where it did not load. */
const officeScript = (scriptCame: () => void): Promise<boolean> =>
  new Promise((settled) => {
    const look = () => {
      if ("Office" in globalThis) scriptCame();
      if (officeHasCome()) settled(true);
      else if (hasFailed()) settled(false);
      else setTimeout(look, pollMs);
    };
    look();
  });

const officeHasCome = (): boolean => "Office" in globalThis && typeof Office.onReady === "function";

const ofOffice = 'script[src$="/office.js"]';

const hasFailed = (): boolean => document.querySelector(`${ofOffice}[${failedMark}]`) !== null;

/** Where a page gets Microsoft's script from, which differs by delivery: a host of Microsoft's, or the add-in's own. */
export const officeScriptHost = (page: Document): string => new URL(page.querySelector<HTMLScriptElement>(ofOffice)?.src ?? page.baseURI).host;

/** Chinese for every Chinese locale, English for all others. */
export const languageOf = (locale: string): LanguageCode => (/^zh\b/i.test(locale) ? "zh" : "en");
