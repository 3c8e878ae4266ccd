import type { LanguageCode } from "../language";
import type { Host } from "./services";

const pollMs = 50;

/** The requirement set the manifest names; a pane opened otherwise may still meet an older Excel. */
const requirementSet = "1.14";

/** Waits until Microsoft's script has come and knows its host. Does not settle when it never comes. */
export async function officeHost(): Promise<Host> {
  await officeScript();
  const { host } = await Office.onReady();
  // Outside Office the script answers too, with no host.
  if (!host) return { name: "outside" };
  if (host !== Office.HostType.Excel) return { name: "otherHost" };
  if (!Office.context.requirements.isSetSupported("ExcelApi", requirementSet)) return { name: "tooOld" };
  return { name: "excel", language: languageOf(Office.context.displayLanguage) };
}

const officeScript = (): Promise<void> =>
  new Promise((arrived) => {
    const look = () => (officeHasCome() ? arrived() : void setTimeout(look, pollMs));
    look();
  });

const officeHasCome = (): boolean => "Office" in globalThis && typeof Office.onReady === "function";

/** Chinese for every Chinese locale, English for all others. */
export const languageOf = (locale: string): LanguageCode => (/^zh\b/i.test(locale) ? "zh" : "en");
