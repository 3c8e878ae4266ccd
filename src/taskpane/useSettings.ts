import { useCallback, useEffect, useState } from "react";
import { type LanguageCode, languages, type Words } from "../language";
import type { PaneServices, Theme } from "./services";
import type { Settings } from "./settings";
import { useOfficeTheme } from "./theme";

export interface PaneSettings {
  settings: Settings;
  /** What the settings come to: Office's own where they say so. */
  language: LanguageCode;
  theme: Theme;
  words: Words;
  /** Whether the browser keeps the last change beyond this pane; undefined while nothing was changed. */
  lasting: boolean | undefined;
  /** Why stored settings are not wholly understood, until the person has seen it. */
  unread: { why: "broken" | "later"; dismiss(): void } | undefined;
  change(change: Partial<Settings>): void;
  toggleLanguage(): void;
  /** The host is known: its language counts, and settings may stand under another key than before. */
  follow(host: LanguageCode | undefined): void;
}

const other: Record<LanguageCode, LanguageCode> = { zh: "en", en: "zh" };

/** What the person chose for this pane, and what follows Office. */
export function useSettings(services: PaneServices): PaneSettings {
  const { settings: stored, browserLanguage } = services;
  const [settings, setSettings] = useState(() => stored.read());
  const [hostLanguage, setHostLanguage] = useState<LanguageCode>();
  const [unread, setUnread] = useState(() => stored.unread());
  const [lasting, setLasting] = useState<boolean>();
  const officeTheme = useOfficeTheme(services);
  const language = settings.language === "office" ? (hostLanguage ?? browserLanguage()) : settings.language;
  const words = languages[language];

  useEffect(() => {
    document.documentElement.lang = words.pane.locale;
  }, [words]);

  const change = useCallback((change: Partial<Settings>) => {
    const changed = { ...settings, ...change };
    setLasting(stored.keep(changed));
    setSettings(changed);
  }, [settings, stored]);
  const toggleLanguage = useCallback(() => change({ language: other[language] }), [change, language]);
  const follow = useCallback((host: LanguageCode | undefined) => {
    setHostLanguage(host);
    setSettings(stored.read());
    setUnread(stored.unread());
  }, [stored]);
  const dismiss = useCallback(() => setUnread(undefined), []);

  return { settings, language, theme: settings.theme === "office" ? officeTheme : settings.theme, words, lasting, unread: unread && { why: unread, dismiss }, change, toggleLanguage, follow };
}
