import { Button, Field, makeStyles, MessageBar, MessageBarBody, Select, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { type TemplateScope, templateScopes } from "../../demandReview/templateIdentity";
import { wholeFigure } from "../../language/format";
import type { ReviewOverview, TemplateFile } from "../../worker/reviewJobs";
import { Screen } from "../parts/Screen";
import { Section } from "../parts/Section";
import { usePaneTools } from "../paneContext";
import type { CollectServices } from "../services";
import { recipients } from "./state";
import type { Collect } from "./useCollect";

interface Props {
  collect: Collect;
  services: CollectServices;
  overview: ReviewOverview;
  made: readonly TemplateFile[] | undefined;
}

/** Templates go out: choose whom for, then download. */
export function TemplatesScreen({ collect, services, overview, made }: Props) {
  const { words } = usePaneTools();
  const { templates, actions } = words.collect;
  const [scope, setScope] = useState<TemplateScope>("office");
  const [only, setOnly] = useState("");
  const back = { label: actions.back, act: () => collect.go({ at: "home", overview }) };
  if (made) return <Made made={made} services={services} back={back} />;
  return (
    <Screen title={templates.title} lead={templates.lead} primary={{ label: templates.make, act: () => collect.makeTemplates(scope, only || undefined) }} secondary={back}>
      <Field label={templates.by}>
        <Select
          value={scope}
          onChange={(_, { value }) => {
            setScope(templateScopes.find((one) => one === value) ?? "office");
            setOnly("");
          }}
        >
          {templateScopes.map((one) => (
            <option key={one} value={one}>
              {templates.scopes[one]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={templates.which}>
        <Select value={only} onChange={(_, { value }) => setOnly(value)}>
          <option value="">{templates.all}</option>
          {recipients(overview.consolidation, scope).map((name) => (
            <option key={name}>{name}</option>
          ))}
        </Select>
      </Field>
    </Screen>
  );
}

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: "none", display: "flex", flexDirection: "column", gap: "12px" },
  name: { overflowWrap: "anywhere" },
  items: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  buttons: { display: "flex", flexWrap: "wrap", gap: "8px", marginTop: "4px" },
});

function Made({ made, services, back }: { made: readonly TemplateFile[]; services: CollectServices; back: { label: string; act(): void } }) {
  const { words } = usePaneTools();
  const { templates } = words.collect;
  const styles = useStyles();
  const [failed, setFailed] = useState(false);
  const open = (bytes: Uint8Array) => {
    setFailed(false);
    services.openAsWorkbook(bytes).catch(() => setFailed(true));
  };
  if (made.length === 0) return <Screen title={templates.title} lead={templates.none} primary={back} />;
  return (
    <Screen title={templates.made(wholeFigure(made.length))} lead={templates.mac} primary={{ label: templates.downloadAll, act: () => made.forEach(({ fileName, bytes }) => services.download(fileName, bytes)) }} secondary={back}>
      {failed && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{templates.openFailed}</MessageBarBody>
        </MessageBar>
      )}
      <Section title={templates.title}>
        <ul className={styles.list}>
          {made.map(({ fileName, items, bytes }) => (
            <li key={fileName}>
              <div className={styles.name}>{fileName}</div>
              <div className={styles.items}>{templates.items(wholeFigure(items))}</div>
              <div className={styles.buttons}>
                <Button size="small" aria-label={`${templates.download} ${fileName}`} onClick={() => services.download(fileName, bytes)}>
                  {templates.download}
                </Button>
                <Button size="small" aria-label={`${templates.open} ${fileName}`} onClick={() => open(bytes)}>
                  {templates.open}
                </Button>
              </div>
            </li>
          ))}
        </ul>
      </Section>
    </Screen>
  );
}
