import { type Theme as FluentTheme, webDarkTheme, webLightTheme } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { PaneServices, Theme } from "./services";

const fontFamilyBase = '"Segoe UI", "Microsoft YaHei UI", "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", sans-serif';

export const fluentThemes: Record<Theme, FluentTheme> = {
  light: { ...webLightTheme, fontFamilyBase },
  dark: { ...webDarkTheme, fontFamilyBase },
};

/** What Office tells of its own theme; on the web it tells nothing. */
export interface OfficeColours {
  isDarkTheme?: boolean;
  /** #RRGGBB */
  bodyBackgroundColor?: string;
}

/** Office's theme where there is one, else the system's, else light. High contrast is the browser's: forced colours win over both. */
export function themeOf(office: OfficeColours | undefined, systemIsDark: boolean): Theme {
  if (office?.isDarkTheme !== undefined) return office.isDarkTheme ? "dark" : "light";
  const lightness = office?.bodyBackgroundColor && lightnessOf(office.bodyBackgroundColor);
  if (typeof lightness === "number") return lightness < 0.5 ? "dark" : "light";
  return systemIsDark ? "dark" : "light";
}

/** 0 black … 1 white; undefined for what is no #RRGGBB. */
function lightnessOf(colour: string): number | undefined {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  if (!match) return undefined;
  const [red, green, blue] = match.slice(1).map((part) => parseInt(part, 16) / 255);
  return 0.299 * red! + 0.587 * green! + 0.114 * blue!;
}

export function useTheme({ theme }: PaneServices): Theme {
  const [current, setCurrent] = useState(theme.current);
  useEffect(() => theme.watch(() => setCurrent(theme.current())), [theme]);
  return current;
}
