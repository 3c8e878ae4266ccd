import { createRoot } from "react-dom/client";
import type { OfficeMetadata } from "../host/metadata";
import { Book } from "./Book";
import { openXlsx } from "./files";
import type { ViewSettings } from "./Ribbon";
import { sampleFor } from "./Ribbon";
import { type OfficeLanguage, officeLanguages } from "./words";
import { Workbench } from "./Workbench";

const fetchJson = async <T,>(address: string): Promise<T> => (await fetch(address)).json() as Promise<T>;

/** ?language=en-US&width=320&theme=dark&zoom=80&sample=none&excelApi=1.9; the language otherwise follows the browser. */
function initialSettings(): ViewSettings & { zoom: number } {
  const asked = new URLSearchParams(location.search);
  const language = officeLanguages.find((code) => code === asked.get("language")) ?? (navigator.language.startsWith("zh") ? "zh-CN" : "en-US");
  return { language, paneWidth: asked.get("width") === "320" ? 320 : 350, theme: asked.get("theme") === "dark" ? "dark" : "light", zoom: Number(asked.get("zoom") ?? 100) / 100 };
}

async function openSample(book: Book, samples: readonly string[], language: OfficeLanguage): Promise<void> {
  const sample = sampleFor(samples, language);
  if (!sample || new URLSearchParams(location.search).get("sample") === "none") return;
  const file = await fetch(`/samples/${encodeURIComponent(sample)}`);
  book.open(await openXlsx(sample, new Uint8Array(await file.arrayBuffer())));
}

async function start(): Promise<void> {
  const [metadata, samples] = await Promise.all([fetchJson<OfficeMetadata>("office-metadata.json"), fetchJson<string[]>("samples.json")]);
  const book = new Book(metadata, new URLSearchParams(location.search).get("excelApi") ?? undefined);
  const initial = initialSettings();
  await openSample(book, samples, initial.language);
  // For tests and for curious people: the host behind the page.
  Object.assign(window, { workbook: book.host });
  createRoot(document.getElementById("workbench")!).render(<Workbench {...{ book, samples, initial }} />);
}

void start();
