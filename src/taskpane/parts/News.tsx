import { makeStyles, MessageBar, MessageBarBody } from "@fluentui/react-components";
import { useEffect, useRef } from "react";
import { type HomeNews, isGood, newsText } from "../homeNews";
import { usePaneTools } from "../paneContext";

const useStyles = makeStyles({ news: { outlineStyle: "none", overflowWrap: "anywhere" } });

/** What has just happened. The button that was pressed is gone with it, so the keyboard goes on from here; the announcer says it. */
export function News({ news }: { news: HomeNews }) {
  const { words } = usePaneTools();
  const styles = useStyles();
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (document.hasFocus()) bar.current?.focus();
  }, [news]);
  return (
    <div ref={bar} tabIndex={-1} className={styles.news}>
      <MessageBar intent={isGood(news) ? "success" : "warning"} layout="multiline">
        <MessageBarBody>{newsText(news, words)}</MessageBarBody>
      </MessageBar>
    </div>
  );
}
