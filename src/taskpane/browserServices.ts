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

/** Of Office's own scripts we could tell nobody anything. */
function isForeign(thrown: unknown): boolean {
  const addresses = thrown instanceof Error ? thrown.stack?.match(/https?:\/\/[^\s)]+/g) : undefined;
  const own = new URL(".", location.href).href;
  return addresses !== undefined && addresses !== null && !addresses.some((address) => address.startsWith(own));
}

/** Errors that nothing of ours has caught. */
export const watchErrors: PaneServices["watchErrors"] = (unexpected) => {
  const tell = (thrown: unknown) => void (isForeign(thrown) || unexpected(thrown instanceof Error ? thrown : new Error(String(thrown))));
  const rejected = ({ reason }: PromiseRejectionEvent) => tell(reason);
  // Without an error it is the browser's own remark, e.g. on a resize observer.
  const failed = ({ error }: ErrorEvent) => void (error && tell(error));
  addEventListener("unhandledrejection", rejected);
  addEventListener("error", failed);
  return () => {
    removeEventListener("unhandledrejection", rejected);
    removeEventListener("error", failed);
  };
};
