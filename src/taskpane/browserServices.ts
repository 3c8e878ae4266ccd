import type { LanguageCode } from "../language";
import { languageOf } from "./officeHost";
import type { PaneServices } from "./services";
import { themeOf } from "./theme";

/** Absent outside Office, and while its script has not come. */
export const office = (): Office.Context | undefined => ("Office" in globalThis ? Office.context : undefined);

const darkSystem = (): MediaQueryList => matchMedia("(prefers-color-scheme: dark)");
const contrastSystem = (): MediaQueryList => matchMedia("(prefers-contrast: more)");

export const theme: PaneServices["theme"] = {
  // undefined in Excel on the web, whatever its types say.
  current: () => themeOf(office()?.officeTheme as Office.OfficeTheme | undefined, { isDark: darkSystem().matches, wantsContrast: contrastSystem().matches }),
  watch(changed) {
    // Office says nothing when its theme changes; a person who changed it comes back to the pane.
    const media = [darkSystem(), contrastSystem()];
    for (const one of media) one.addEventListener("change", changed);
    addEventListener("focus", changed);
    return () => {
      for (const one of media) one.removeEventListener("change", changed);
      removeEventListener("focus", changed);
    };
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
