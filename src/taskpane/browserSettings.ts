import { office } from "./browserServices";
import type { PaneServices } from "./services";
import { type Settings, settingsFrom, settingsText, unreadSettings } from "./settings";

/** Browsers keep one storage per site; Office asks add-ins to keep apart by its own key. */
const keyed = (name: string): string => `${office()?.partitionKey ?? ""}rebalance.${name}`;

// Storage is forbidden to third-party frames in some browsers: then a choice lasts as long as the pane.
let chosen: Settings | undefined;

/** The settings in the browser's storage. */
export const settings: PaneServices["settings"] = {
  read() {
    if (chosen) return chosen;
    try {
      return settingsFrom(localStorage.getItem(keyed("settings")), localStorage.getItem(keyed("language")));
    } catch {
      return settingsFrom(null);
    }
  },
  unread() {
    try {
      return unreadSettings(localStorage.getItem(keyed("settings")));
    } catch {
      return undefined;
    }
  },
  keep(settings) {
    chosen = settings;
    try {
      const before = localStorage.getItem(keyed("settings"));
      if (before !== null && unreadSettings(before)) localStorage.setItem(keyed("settings.before"), before);
      localStorage.setItem(keyed("settings"), settingsText(settings));
      return true;
    } catch {
      return false;
    }
  },
};
