import { strToU8, zipSync, type Zippable } from "fflate";
import { type Problem, ProblemError } from "../../src/engine/problem";
import { unpackXlsx, xlsxLimits } from "../../src/workbook/unpackXlsx";
import { xlsxWorkbook } from "../../src/workbook/xlsxWorkbook";

const contentTypes = strToU8('<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>');
const workbookPart = strToU8('<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>');
const packageOf = (parts: Zippable): Uint8Array => zipSync({ "[Content_Types].xml": contentTypes, "xl/workbook.xml": workbookPart, ...parts });

const compoundFile = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);
const utf16 = (text: string): Uint8Array => Uint8Array.from([...text].flatMap((letter) => [letter.charCodeAt(0), 0]));
const joined = (...pieces: readonly Uint8Array[]): Uint8Array => Uint8Array.from(pieces.flatMap((piece) => [...piece]));

/** Overwrites the declared unpacked size of the named part, in its local and its directory header. */
function lyingAbout(bytes: Uint8Array, path: string, size: number): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  for (let at = 0; at < copy.length - 46; at += 1) {
    const signature = view.getUint32(at, true);
    const [sizeField, nameLengthField, nameField] = signature === 0x04034b50 ? [22, 26, 30] : signature === 0x02014b50 ? [24, 28, 46] : [0, 0, 0];
    if (!sizeField) continue;
    const name = new TextDecoder().decode(copy.subarray(at + nameField!, at + nameField! + view.getUint16(at + nameLengthField!, true)));
    if (name === path) view.setUint32(at + sizeField, size, true);
  }
  return copy;
}

const bomb = packageOf({ "xl/worksheets/sheet1.xml": new Uint8Array(40_000_000) });
const limits = { ...xlsxLimits, unpackedBytes: 10_000_000 };

const refused = (open: () => unknown): Problem => {
  try {
    open();
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
  throw new Error("was opened");
};

type Reason = Extract<Problem, { kind: "notAWorkbook" }>["reason"];

test.each<[string, Uint8Array, Reason]>([
  ["nothing at all", new Uint8Array(), "unreadable"],
  ["a page of HTML called .xlsx", strToU8("<html><table><tr><td>1</td></tr></table></html>"), "unreadable"],
  ["a truncated file", packageOf({}).slice(0, -30), "unreadable"],
  ["a zip that is no workbook", zipSync({ "word/document.xml": workbookPart, "[Content_Types].xml": contentTypes }), "unreadable"],
  ["an old .xls", joined(compoundFile, new Uint8Array(512), utf16("Workbook")), "oldFormat"],
  ["a binary .xlsb", zipSync({ "[Content_Types].xml": contentTypes, "xl/workbook.bin": new Uint8Array(8) }), "oldFormat"],
  ["an encrypted workbook", joined(compoundFile, new Uint8Array(512), utf16("EncryptedPackage")), "encrypted"],
  ["a workbook with macros", packageOf({ "xl/vbaProject.bin": new Uint8Array(8) }), "macros"],
  ["a macro workbook without its project", zipSync({ "[Content_Types].xml": strToU8('<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>'), "xl/workbook.xml": workbookPart }), "macros"],
  ["a part with a document type", packageOf({ "xl/styles.xml": strToU8('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>') }), "documentType"],
  ["two parts of one name", packageOf({ "xl/styles.xml": new Uint8Array(4), "xl/STYLES.xml": new Uint8Array(4) }), "unreadable"],
  ["a part named out of the package", packageOf({ "xl/../../evil.xml": new Uint8Array(4) }), "unreadable"],
])("%s is refused", (_, bytes, reason) => {
  expect(refused(() => unpackXlsx(bytes, "book.xlsx"))).toEqual({ kind: "notAWorkbook", file: "book.xlsx", reason });
});

describe("a small file that unpacks to a lot is refused", () => {
  test("when it says so", () => {
    expect(bomb.length).toBeLessThan(100_000);
    expect(refused(() => unpackXlsx(bomb, "", limits))).toMatchObject({ reason: "tooLarge" });
  });

  test("when it lies about its size", () => {
    const lying = lyingAbout(bomb, "xl/worksheets/sheet1.xml", 1_000);
    expect(refused(() => unpackXlsx(lying, "", limits))).toMatchObject({ reason: "tooLarge" });
    const alittle = lyingAbout(packageOf({ "xl/styles.xml": new Uint8Array(5_000) }), "xl/styles.xml", 1_000);
    expect(refused(() => unpackXlsx(alittle, ""))).toMatchObject({ reason: "unreadable" });
  });

  test("when each part alone would pass", () => {
    const parts = Object.fromEntries(Array.from({ length: 6 }, (_, index) => [`xl/worksheets/sheet${index}.xml`, new Uint8Array(2_000_000)]));
    expect(refused(() => unpackXlsx(packageOf(parts), "", limits))).toMatchObject({ reason: "tooLarge" });
  });
});

test("a file, and a number of parts, above the limits are refused", () => {
  const bytes = packageOf({});
  expect(refused(() => unpackXlsx(bytes, "", { ...xlsxLimits, fileBytes: bytes.length - 1 }))).toMatchObject({ reason: "tooLarge" });
  expect(refused(() => unpackXlsx(bytes, "", { ...xlsxLimits, parts: 1 }))).toMatchObject({ reason: "tooLarge" });
  expect([...unpackXlsx(bytes, "", { ...xlsxLimits, parts: 2, fileBytes: bytes.length }).keys()]).toEqual(["[Content_Types].xml", "xl/workbook.xml"]);
});

test("a package whose parts make no sense ends in the same problem", async () => {
  const broken = packageOf({ "xl/workbook.xml": strToU8("<workbook><sheets><sheet"), "xl/_rels/workbook.xml.rels": strToU8("<Relationships") });
  await expect(xlsxWorkbook(broken, "broken.xlsx").read()).rejects.toMatchObject({ problem: { kind: "notAWorkbook", file: "broken.xlsx", reason: "unreadable" } });
});

test("a part that no longer fits its checksum is refused", () => {
  const bytes = zipSync({ "[Content_Types].xml": contentTypes, "xl/workbook.xml": workbookPart }, { level: 0 });
  expect(unpackXlsx(bytes, "").size).toBe(2);
  const at = bytes.findIndex((_, index) => workbookPart.every((byte, offset) => bytes[index + offset] === byte));
  bytes[at + workbookPart.length - 1]! ^= 1;
  expect(refused(() => unpackXlsx(bytes, ""))).toMatchObject({ reason: "unreadable" });
});
