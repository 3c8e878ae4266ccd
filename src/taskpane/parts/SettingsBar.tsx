import { Button, MessageBar, MessageBarActions, MessageBarBody } from "@fluentui/react-components";
import { usePaneTools } from "../paneContext";

/** Settings of before that could not be read, or not all of them: told once, and the way to set them anew. */
export function SettingsBar() {
  const { words, unreadSettings, openAside } = usePaneTools();
  if (!unreadSettings) return null;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>{words.settings.unread[unreadSettings.why]}</MessageBarBody>
      <MessageBarActions>
        {openAside && (
          <Button size="small" onClick={() => openAside("settings")}>
            {words.settings.title}
          </Button>
        )}
        <Button size="small" onClick={unreadSettings.dismiss}>
          {words.start.dismiss}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
