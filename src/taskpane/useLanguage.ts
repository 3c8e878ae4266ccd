import { useCallback, useEffect, useState } from "react";
import { type LanguageCode, languages, type Words } from "../language";
import type { PaneServices } from "./services";

export interface PaneLanguage {
  language: LanguageCode;
  words: Words;
  /** The host's language, unless the person chose one before. */
  follow(host: LanguageCode | undefined): void;
  toggle(): void;
}

const other: Record<LanguageCode, LanguageCode> = { zh: "en", en: "zh" };

export function useLanguage({ settings, browserLanguage }: PaneServices): PaneLanguage {
  const [language, setLanguage] = useState<LanguageCode>(() => settings.language() ?? browserLanguage());
  const words = languages[language];

  useEffect(() => {
    document.documentElement.lang = words.pane.locale;
  }, [words]);

  // Asked for again here: before the host is known the settings may stand under another key.
  const follow = useCallback((host: LanguageCode | undefined) => setLanguage((now) => settings.language() ?? host ?? now), [settings]);
  const toggle = useCallback(() => {
    settings.keepLanguage(other[language]);
    setLanguage(other[language]);
  }, [language, settings]);

  return { language, words, follow, toggle };
}
