import type { ReactNode } from "react";
import type { Manifest, RibbonButton } from "./manifest";
import { type OfficeLanguage, officeLanguages, type WorkbenchWords } from "./words";

export interface ViewSettings {
  language: OfficeLanguage;
  paneWidth: 320 | 350;
  theme: "light" | "dark";
}

interface RibbonProps {
  words: WorkbenchWords;
  settings: ViewSettings;
  onSettings: (settings: ViewSettings) => void;
  manifest: Manifest | undefined;
  onButton: (button: RibbonButton) => void;
  samples: readonly string[];
  onSample: (file: string) => void;
  onOpen: (file: File) => void;
  onDownload: () => void;
}

export function Ribbon({ words, settings, onSettings, manifest, onButton, samples, onSample, onOpen, onDownload }: RibbonProps): ReactNode {
  return (
    <div className="ribbon">
      <Group label={words.home}>
        <label className="action">
          <Icon path="M3 7h5l2 2h11v10H3z" />
          {words.open}
          <input
            type="file"
            accept=".xlsx"
            aria-label={words.open}
            onChange={({ target }) => {
              if (target.files?.[0]) onOpen(target.files[0]);
              target.value = "";
            }}
          />
        </label>
        <button className="action" onClick={onDownload}>
          <Icon path="M12 3v11m-4-4 4 4 4-4M4 20h16" />
          {words.download}
        </button>
      </Group>
      <Group label={words.sample}>
        {officeLanguages.map((language) => {
          const file = sampleFor(samples, language);
          return (
            <button key={language} className="action" disabled={!file} title={file ? undefined : words.noSample} onClick={() => file && onSample(file)}>
              <Icon path="M4 20V9l6 4V9l6 4V5h4v15z" />
              {words.samples[language]}
            </button>
          );
        })}
      </Group>
      <Group label={manifest?.groupLabel || words.addin}>
        {(manifest?.buttons ?? []).map((button) => (
          <button key={button.id} className="action add-in" title={button.description} onClick={() => onButton(button)}>
            <img src={button.icon} alt="" width={24} height={24} />
            {button.label}
          </button>
        ))}
      </Group>
      <View {...{ words, settings, onSettings }} />
    </div>
  );
}

/** The sample of a language by the mark in its name; without one it is Chinese. */
export function sampleFor(samples: readonly string[], language: OfficeLanguage): string | undefined {
  const isEnglish = (file: string) => /[-_.]en\b/i.test(file);
  return samples.find((file) => isEnglish(file) === (language === "en-US"));
}

function View({ words, settings, onSettings }: Pick<RibbonProps, "words" | "settings" | "onSettings">): ReactNode {
  return (
    <div className="group view">
      <Choice label={words.officeLanguage} value={settings.language} choices={{ "zh-CN": "中文", "en-US": "English" }} onChoose={(language) => onSettings({ ...settings, language })} />
      <Choice
        label={words.paneWidth}
        value={String(settings.paneWidth) as "320" | "350"}
        choices={{ "320": "320 px", "350": "350 px" }}
        onChoose={(width) => onSettings({ ...settings, paneWidth: width === "320" ? 320 : 350 })}
      />
      <Choice label={words.theme} value={settings.theme} choices={{ light: words.light, dark: words.dark }} onChoose={(theme) => onSettings({ ...settings, theme })} />
    </div>
  );
}

interface ChoiceProps<T extends string> {
  label: string;
  value: T;
  choices: Readonly<Record<T, string>>;
  onChoose: (value: T) => void;
}

function Choice<T extends string>({ label, value, choices, onChoose }: ChoiceProps<T>): ReactNode {
  return (
    <fieldset className="choice">
      <legend>{label}</legend>
      {(Object.keys(choices) as T[]).map((key) => (
        <button key={key} aria-pressed={key === value} onClick={() => onChoose(key)}>
          {choices[key]}
        </button>
      ))}
    </fieldset>
  );
}

const Group = ({ label, children }: { label: string; children: ReactNode }): ReactNode => (
  <div className="group">
    <div className="actions">{children}</div>
    <div className="group-label">{label}</div>
  </div>
);

const Icon = ({ path }: { path: string }): ReactNode => (
  <svg viewBox="0 0 24 24" width={24} height={24} aria-hidden="true">
    <path d={path} fill="none" stroke="currentColor" strokeWidth={1.6} strokeLinejoin="round" strokeLinecap="round" />
  </svg>
);
