import { type LanguageCode, languageCodes } from "../language";
import { languageOf } from "./officeHost";
import type { PaneServices } from "./services";
import { themeOf } from "./theme";

const office = (): Office.Context | undefined => ("Office" in globalThis ? Office.context : undefined);

const darkSystem = (): MediaQueryList => matchMedia("(prefers-color-scheme: dark)");

export const theme: PaneServices["theme"] = {
  // undefined in Excel on the web, whatever its types say.
  current: () => themeOf(office()?.officeTheme as Office.OfficeTheme | undefined, darkSystem().matches),
  watch(changed) {
    // Office says nothing when its theme changes; a person who changed it comes back to the pane.
    const media = darkSystem();
    media.addEventListener("change", changed);
    addEventListener("focus", changed);
    return () => {
      media.removeEventListener("change", changed);
      removeEventListener("focus", changed);
    };
  },
};

/** Browsers keep one storage per site; Office asks add-ins to keep apart by its own key. */
const languageKey = (): string => `${office()?.partitionKey ?? ""}rebalance.language`;

// Storage is forbidden to third-party frames in some browsers: then the choice lasts as long as the pane.
let chosen: LanguageCode | undefined;

export const settings: PaneServices["settings"] = {
  language() {
    try {
      const kept = localStorage.getItem(languageKey());
      return languageCodes.find((code) => code === kept) ?? chosen;
    } catch {
      return chosen;
    }
  },
  keepLanguage(language) {
    chosen = language;
    try {
      localStorage.setItem(languageKey(), language);
    } catch {
      // Kept in `chosen`.
    }
  },
};

/** Until Office has said its language. */
export const browserLanguage = (): LanguageCode => languageOf(navigator.language);

export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyFromField(text);
  }
}

/** The old way still works in frames that the new one is closed to. */
function copyFromField(text: string): boolean {
  const field = document.createElement("textarea");
  const before = document.activeElement;
  field.value = text;
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  if (before instanceof HTMLElement) before.focus();
  return done;
}
