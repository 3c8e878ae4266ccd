import { Button, makeStyles, Textarea } from "@fluentui/react-components";
import { useState } from "react";
import { usePaneTools } from "../paneContext";

const useStyles = makeStyles({ byHand: { display: "flex", flexDirection: "column", gap: "4px", marginTop: "8px" } });

/** Copies a text; where the clipboard is forbidden, shows it to be copied by hand. */
export function CopyButton({ text, label }: { text: string; label?: string }) {
  const { words, copy } = usePaneTools();
  const { byHand } = useStyles();
  const [result, setResult] = useState<"copied" | "refused">();
  const { actions } = words.pane;
  const onClick = () => void copy(text).then((done) => setResult(done ? "copied" : "refused"));

  return (
    <div>
      <Button size="small" onClick={onClick}>
        {label ?? actions.copy}
      </Button>
      <span role="status">{result === "copied" && ` ${actions.copied}`}</span>
      {result === "refused" && (
        <label className={byHand}>
          {actions.copyByHand}
          <Textarea readOnly rows={6} value={text} onFocus={(event) => event.target.select()} />
        </label>
      )}
    </div>
  );
}
