import { csvGrid, decodeText } from "../../src/workbook/csvFolder";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
/** "物料编码,单价" and "电机,12.5" as Chinese Excel saves them. */
const gb18030 = Uint8Array.of(0xce, 0xef, 0xc1, 0xcf, 0xb1, 0xe0, 0xc2, 0xeb, 0x2c, 0xb5, 0xa5, 0xbc, 0xdb, 0x0d, 0x0a, 0xb5, 0xe7, 0xbb, 0xfa, 0x2c, 0x31, 0x32, 0x2e, 0x35, 0x0d, 0x0a);

it.each([
  ["UTF-8", bytes("物料编码,单价\n电机,12.5\n")],
  ["UTF-8 with a byte order mark", Uint8Array.of(0xef, 0xbb, 0xbf, ...bytes("物料编码,单价\n电机,12.5\n"))],
  ["GB18030", gb18030],
  ["semicolons", bytes("物料编码;单价\n电机;12.5\n")],
  ["tabs", bytes("物料编码\t单价\n电机\t12.5\n")],
  ["quotes", bytes('"物料编码","单价"\r\n"电机","12.5"\r\n')],
])("reads %s", (_, content) => {
  const { sheet, file, values } = csvGrid("物料.csv", content);
  expect([sheet, file]).toEqual(["物料", "物料.csv"]);
  expect(values.slice(0, 2)).toEqual([["物料编码", "单价"], ["电机", "12.5"]]);
});

it("keeps line breaks and separators inside quotes, and knows blank from filled", () => {
  expect(csvGrid("items.csv", bytes('a,b,c\n"x, ""y""\nz",,1\n')).values.slice(0, 2)).toEqual([["a", "b", "c"], ['x, "y"\nz', null, "1"]]);
});

it("refuses a file whose quotes never close", () => {
  expect(() => csvGrid("items.csv", bytes('a,b\n"x,1\n'))).toThrow(expect.objectContaining({ problem: { kind: "notAWorkbook", file: "items.csv", reason: "unreadable" } }) as Error);
});

it("reads what Excel calls Unicode text", () => expect(decodeText(Uint8Array.of(0xff, 0xfe, 0x69, 0x72))).toBe("物"));

test("what looks like a formula in a CSV file is text, as everything there is", () => {
  const texts = ["=1+1", "+86", "-5-4", "@SUM(A1)", "=cmd|'/c calc'!A0", "＝1+1", "\tTAB"];
  const quoted = texts.map((text) => `"${text}"`).join("\n");
  expect(csvGrid("items.csv", bytes(`name\n${quoted}\n`)).values.slice(1, texts.length + 1)).toEqual(texts.map((text) => [text]));
});
