import { teamsHighContrastTheme, type Theme as FluentTheme, webDarkTheme, webLightTheme } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { PaneServices, Theme } from "./services";

const fontFamilyBase = '"Segoe UI", "Microsoft YaHei UI", "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", sans-serif';

export const fluentThemes: Record<Theme, FluentTheme> = {
  light: { ...webLightTheme, fontFamilyBase },
  dark: { ...webDarkTheme, fontFamilyBase },
  contrast: { ...teamsHighContrastTheme, fontFamilyBase },
};

/** What native controls and scroll bars are drawn for. */
export const colorSchemes = { light: "light", dark: "dark", contrast: "dark" } as const satisfies Record<Theme, string>;

/** Of the small pictures; each at least 3:1 against its theme's background, the contrast theme's 7:1. Never the only thing that tells two apart. */
export const chartColours = {
  light: { "--chart-sales": "#3B78B8", "--chart-production": "#B8741A", "--chart-inventory": "#3A8F4E" },
  dark: { "--chart-sales": "#4F8FD0", "--chart-production": "#D08A2E", "--chart-inventory": "#4DAA63" },
  contrast: { "--chart-sales": "#6CB8FF", "--chart-production": "#FFB84D", "--chart-inventory": "#5CE07A" },
} as const satisfies Record<Theme, Readonly<Record<`--chart-${string}`, string>>>;

/** What Office tells of its own theme; on the web it tells nothing. */
export interface OfficeColours {
  isDarkTheme?: boolean;
  /** #RRGGBB */
  bodyBackgroundColor?: string;
}

/** Contrast where the system asks for more, else Office's theme, else the system's. Where the system forces its own colours they win over all. */
export function themeOf(office: OfficeColours | undefined, system: { isDark: boolean; wantsContrast: boolean }): Theme {
  if (system.wantsContrast) return "contrast";
  if (office?.isDarkTheme !== undefined) return office.isDarkTheme ? "dark" : "light";
  const lightness = office?.bodyBackgroundColor && lightnessOf(office.bodyBackgroundColor);
  if (typeof lightness === "number") return lightness < 0.5 ? "dark" : "light";
  return system.isDark ? "dark" : "light";
}

/** 0 black … 1 white; undefined for what is no #RRGGBB. */
function lightnessOf(colour: string): number | undefined {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  if (!match) return undefined;
  const [red, green, blue] = match.slice(1).map((part) => parseInt(part, 16) / 255);
  return 0.299 * red! + 0.587 * green! + 0.114 * blue!;
}

/** The theme that follows Office, as it changes. */
export function useOfficeTheme({ theme }: PaneServices): Theme {
  const [current, setCurrent] = useState(theme.current);
  useEffect(() => theme.watch(() => setCurrent(theme.current())), [theme]);
  return current;
}
