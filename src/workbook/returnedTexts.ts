import { ReturnRefused } from "./returnedPackage";
import { readXml, type XmlEvents } from "./returnedXml";

export const mostTexts = 1_000_000;

/** Collects the text of one string item: plain or in runs, its phonetic guides 拼音 left out. */
export function textCollector(): XmlEvents & { taken(): string } {
  let text = "";
  let inText = false;
  let phonetic = 0;
  return {
    open: (name) => {
      if (name === "rPh") phonetic += 1;
      inText = name === "t" && phonetic === 0;
    },
    text: (more) => {
      if (inText) text += more;
    },
    close: (name) => {
      if (name === "rPh") phonetic -= 1;
      inText = false;
    },
    taken: () => {
      const taken = unwritten(text);
      text = "";
      return taken;
    },
  };
}

/** Control characters are written _x000D_ in cells. */
export const unwritten = (text: string): string => text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

/** The shared texts of a returned file, by number. */
export function readTexts(part: Uint8Array): readonly string[] {
  const texts: string[] = [];
  const item = textCollector();
  readXml(part, {
    open: (name, attributes, depth) => item.open!(name, attributes, depth),
    text: (text) => item.text!(text),
    close: (name, depth) => {
      item.close!(name, depth);
      if (name !== "si") return;
      if (texts.length >= mostTexts) throw new ReturnRefused("tooLarge");
      texts.push(item.taken());
    },
  });
  return texts;
}

/** Built-in formats that show a date, the East Asian ones among them; 18–21 and 45–47 show a time. */
const builtInDates = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]);

/** Quoted text, escapes, colours and locales are no date letters. */
const showsDate = (code: string): boolean => /[yd]|m/i.test(code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, "")) && !/general/i.test(code);

export interface CellLook {
  date: boolean;
  percent: boolean;
}

/** By the cells' style number: how the number shows. */
export function readStyles(part: Uint8Array): readonly CellLook[] {
  const codes = new Map<number, string>();
  const looks: CellLook[] = [];
  let inCells = false;
  readXml(part, {
    open: (name, attributes) => {
      if (name === "cellXfs") inCells = true;
      if (name === "numFmt") codes.set(Number(attributes.get("numFmtId")), attributes.get("formatCode") ?? "");
      if (name !== "xf" || !inCells) return;
      const id = Number(attributes.get("numFmtId") ?? 0);
      const code = codes.get(id);
      looks.push({ date: code === undefined ? builtInDates.has(id) : showsDate(code), percent: id === 9 || id === 10 || (code ?? "").includes("%") });
    },
    close: (name) => {
      if (name === "cellXfs") inCells = false;
    },
  });
  return looks;
}
