import { fromRoot, partsNamed, type ReturnedPackage, unpackReturned } from "./returnedPackage";
import { readReturnedSheet, type ReturnedSheet } from "./returnedSheet";
import { readStyles, readTexts } from "./returnedTexts";
import { readXml } from "./returnedXml";

export type { ReturnedCell, ReturnedSheet } from "./returnedSheet";

/** A workbook that somebody sent back, as it stands: values as they were kept, formulas beside them, and what is hidden. */
export interface ReturnedWorkbook {
  sheets: readonly ReturnedSheet[];
  /** Days are counted from 1904. */
  date1904: boolean;
  names: readonly { name: string; refersTo: string }[];
}

interface Book {
  sheets: { name: string; id: string; hidden: boolean }[];
  date1904: boolean;
  names: { name: string; refersTo: string }[];
}

const isOn = (flag: string | undefined): boolean => flag === "1" || flag === "true";

function readBook(part: Uint8Array): Book {
  const book: Book = { sheets: [], date1904: false, names: [] };
  let name: string | undefined;
  let text = "";
  readXml(part, {
    open: (element, attributes) => {
      if (element === "workbookPr") book.date1904 = isOn(attributes.get("date1904"));
      const id = [...attributes].find(([key]) => key.endsWith(":id"))?.[1];
      if (element === "sheet") book.sheets.push({ name: attributes.get("name") ?? "", id: id ?? "", hidden: (attributes.get("state") ?? "visible") !== "visible" });
      name = element === "definedName" ? (attributes.get("name") ?? "") : undefined;
      text = "";
    },
    text: (more) => (text += more),
    close: (element) => {
      if (element === "definedName") book.names.push({ name: name ?? "", refersTo: text.trim() });
    },
  });
  return book;
}

/** Throws `ProblemError`, reason and all, for what is no harmless workbook; see `returnedPackage.ts`. */
export function readReturnedWorkbook(bytes: Uint8Array, file: string): ReturnedWorkbook {
  return unpackReturned(bytes, file, (parts: ReturnedPackage) => {
    const path = fromRoot(parts, "", "officeDocument")[0] ?? "xl/workbook.xml";
    const book = readBook(partsNamed(parts, path));
    const texts = fromRoot(parts, path, "sharedStrings").flatMap((target) => readTexts(partsNamed(parts, target)));
    const styles = fromRoot(parts, path, "styles").slice(0, 1).map((target) => readStyles(partsNamed(parts, target)))[0] ?? [];
    const targets = new Map(parts.relationships(path).map(({ id, type, target }) => [id, { type, target }]));
    const sheets = book.sheets.flatMap(({ name, id, hidden }) => {
      const target = targets.get(id);
      // Chart sheets hold no cells.
      return target?.type === "worksheet" ? [{ ...readReturnedSheet(partsNamed(parts, target.target), texts, styles), name, hidden }] : target?.type === "chartsheet" ? [] : parts.refuse();
    });
    return { sheets, date1904: book.date1904, names: book.names };
  });
}
