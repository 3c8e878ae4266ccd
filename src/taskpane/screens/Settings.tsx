import { Field, makeStyles, MessageBar, MessageBarBody, Select, tokens } from "@fluentui/react-components";
import { Screen } from "../parts/Screen";
import { usePaneTools } from "../paneContext";
import { settingChoices, type Settings as Chosen } from "../settings";
import type { PaneSettings } from "../useSettings";

const useStyles = makeStyles({
  fields: { display: "flex", flexDirection: "column", gap: "16px" },
  // Fluent's own least width would push the pane wider than 320 px.
  field: { minWidth: 0, width: "100%", "& select": { minWidth: 0, width: "100%" } },
  saved: { color: tokens.colorNeutralForeground2 },
});

interface Props {
  settings: PaneSettings;
  close(): void;
  /** Absent: the pane has no diagnostics. */
  diagnose?: () => void;
}

const names = ["language", "theme", "role"] as const satisfies readonly (keyof Chosen)[];

/** What each person sets for this pane; it takes effect at once. */
export function Settings({ settings: { settings, lasting, change }, close, diagnose }: Props) {
  const { words } = usePaneTools();
  const styles = useStyles();
  const { title, lead, labels, hints, choices, saved, notLasting } = words.settings;
  return (
    <Screen title={title} lead={lead} primary={{ label: words.pane.actions.back, act: close }} {...(diagnose && { secondary: { label: words.diagnostics.title, act: diagnose } })}>
      <div className={styles.fields}>
        {names.map((name) => (
          <Field key={name} label={labels[name]} hint={hints[name]}>
            <Select className={styles.field} value={settings[name]} onChange={(_, { value }) => change({ [name]: value })}>
              {settingChoices[name].map((choice) => (
                <option key={choice} value={choice}>
                  {(choices[name] as Readonly<Record<string, string>>)[choice]}
                </option>
              ))}
            </Select>
          </Field>
        ))}
      </div>
      <div role="status" className={styles.saved}>
        {lasting === true && saved}
        {lasting === false && (
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>{notLasting}</MessageBarBody>
          </MessageBar>
        )}
      </div>
    </Screen>
  );
}
