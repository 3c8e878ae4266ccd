import { type LanguageCode, languageCodes } from "../language";
import { type Theme, themes } from "./services";

/** Whose next steps come first on the home screen. */
export const roles = ["everyone", "clerk", "planner", "manager"] as const;
export type Role = (typeof roles)[number];

/** What a person chose for this pane; "office": as Office has it. */
export interface Settings {
  language: LanguageCode | "office";
  theme: Theme | "office";
  role: Role;
}

export const defaultSettings: Settings = { language: "office", theme: "office", role: "everyone" };

/** What each setting may be. */
export const settingChoices = {
  language: ["office", ...languageCodes],
  theme: ["office", ...themes],
  role: roles,
} as const satisfies { [K in keyof Settings]: readonly Settings[K][] };

/** Raised when stored settings mean something else than before. Version 1 was a language alone, under a key of its own. */
export const settingsVersion = 2;

/** Settings as they are kept, with the version of their form. */
export const settingsText = (settings: Settings): string => JSON.stringify({ version: settingsVersion, ...settings });

const known = <K extends keyof Settings>(name: K, found: unknown): Settings[K] => (settingChoices[name] as readonly unknown[]).includes(found) ? (found as Settings[K]) : defaultSettings[name];

/**
 * Settings as stored: text of this version, or of a later one as far as it is understood, else the language an earlier version kept.
 * What is missing, unknown or broken has its default.
 */
export function settingsFrom(text: string | null, earlierLanguage: string | null = null): Settings {
  const stored = objectFrom(text) ?? { language: earlierLanguage };
  return { language: known("language", stored["language"]), theme: known("theme", stored["theme"]), role: known("role", stored["role"]) };
}

/**
 * Why stored settings are not wholly understood: they are no JSON of ours, or a later version wrote them. Nothing is thrown
 * away for it: what was stored is kept beside what is chosen next.
 */
export function unreadSettings(text: string | null): "broken" | "later" | undefined {
  if (text === null) return undefined;
  const stored = objectFrom(text);
  if (!stored) return "broken";
  return typeof stored["version"] === "number" && stored["version"] > settingsVersion ? "later" : undefined;
}

function objectFrom(text: string | null): Readonly<Record<string, unknown>> | undefined {
  if (text === null) return undefined;
  try {
    const stored: unknown = JSON.parse(text);
    return typeof stored === "object" && stored !== null && !Array.isArray(stored) ? (stored as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
