import { createContext, useContext } from "react";
import type { CellAddress } from "../engine/problem";
import { type LanguageCode, languages, type Words } from "../language";
import type { Role } from "./settings";
import type { Tab } from "./state";
import type { Aside } from "./useAside";
import type { Waiting } from "./useWaiting";

/** What every screen and part may use. */
export interface PaneTools {
  language: LanguageCode;
  words: Words;
  toggleLanguage(): void;
  /** Whose steps come first. */
  role: Role;
  /** Absent where such a screen is open already. */
  openAside?: (aside: Aside) => void;
  goTo(place: CellAddress): void;
  copy(text: string): Promise<boolean>;
  reload(): void;
  /** An error nobody caught, until the person has seen it. */
  unexpected?: { error: Error; dismiss(): void };
  /** Kept settings that are not wholly understood. */
  unreadSettings?: { why: "broken" | "later"; dismiss(): void };
  /** Where the pane is; absent on screens that lead nowhere else yet. */
  tab?: { current: Tab; open(tab: Tab): void; places: readonly Tab[] };
  /** Absent where nobody is asked while Excel is waited for. */
  waiting?: Waiting;
  /** What went wrong on the way to a cell. */
  notice?: string;
}

const noTools = (): never => {
  throw new Error("Screens stand inside App.");
};

export const PaneContext = createContext<PaneTools>({ language: "zh", words: languages.zh, toggleLanguage: noTools, role: "everyone", goTo: noTools, copy: noTools, reload: noTools });
/** What every screen may use: words, language, services. */
export const usePaneTools = (): PaneTools => useContext(PaneContext);
