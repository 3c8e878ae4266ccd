import { useEffect, useState } from "react";
import type { Book } from "./Book";
import { type Manifest, parseManifest } from "./manifest";
import { OfficeFrame } from "./pane/officeFrame";
import type { OfficeLanguage } from "./words";

/** Where the workbench finds the production build with the local Office library, see places.ts. */
const framed = "/framed";

/** The address of a page of the add-in; ?pane=/ frames the build exactly as it would be deployed. */
export const framedPage = (page: string): string => (new URLSearchParams(location.search).get("pane") ?? framed).replace(/\/$/, "") + page;

export function useManifest(language: OfficeLanguage): Manifest | undefined {
  const [xml, setXml] = useState<string>();
  useEffect(() => void fetch("/manifest.xml").then(async (answer) => setXml(answer.ok ? await answer.text() : "<none/>")), []);
  return xml === undefined ? undefined : parseManifest(xml, language);
}

const longestCommand = 5 * 60_000;

/** Runs a function command in a frame nobody sees, which is gone when the function has said that it is done. */
export function runCommand(book: Book, page: string, language: OfficeLanguage, functionName: string, control: string): Promise<void> {
  const frame = new OfficeFrame({ page: framedPage(page), title: functionName, language, theme: "light", host: book });
  frame.element.hidden = true;
  const done = new Promise<void>((completed) => {
    frame.onCommandCompleted = () => completed();
    // Excel ends a function that has not called completed() by then.
    setTimeout(completed, longestCommand);
  });
  document.body.append(frame.element);
  frame.invokeCommand(`${control}-${Date.now()}`, functionName, control);
  return done.finally(() => frame.dispose());
}
