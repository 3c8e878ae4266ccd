import type * as Docx from "docx";
import type { DocumentAnswers } from "../reports/documents/answers";
import { issuedText } from "../reports/documents/documentText";
import { type DocumentTable, type MeetingDocument, type Paragraph, shownCell } from "../reports/documents/model";

/** Twentieths of a point: A4 with its margins leaves so much width. */
const textWidth = 9_400;
const nameShare = 0.28;

/** A document of the meeting as a .docx file: heads, five parts, tables with their numbers as of now; a footer says which plan it speaks of. */
export async function documentFile(document: MeetingDocument, answers: DocumentAnswers, footer: string): Promise<Uint8Array> {
  // Half a megabyte, wanted once a month.
  const docx = await import("docx");
  const { Document, Packer, Paragraph: Line, TextRun, Footer, HeadingLevel, AlignmentType } = docx;
  const line = (paragraph: Paragraph) => new Line({ spacing: { after: 80 }, children: [new TextRun({ text: issuedText(paragraph, answers), ...(paragraph.look === "warning" && { color: "9C1C1C" }) })] });
  const children: (Docx.Paragraph | Docx.Table)[] = [
    new Line({ heading: HeadingLevel.TITLE, alignment: AlignmentType.CENTER, children: [new TextRun(document.title)] }),
    ...document.heads.map(line),
    ...document.sections.flatMap(({ title, blocks }) => [
      new Line({ heading: HeadingLevel.HEADING_2, spacing: { before: 240, after: 120 }, children: [new TextRun(title)] }),
      ...blocks.flatMap((block) => (block.kind === "paragraph" ? [line(block)] : tableOf(docx, block))),
    ]),
  ];
  const font = { ascii: "Calibri", hAnsi: "Calibri", eastAsia: "等线", cs: "Calibri" };
  const file = new Document({
    title: document.title,
    styles: { default: { document: { run: { font, size: 21 } }, title: { run: { font, size: 32, bold: true, color: "1B3A57" } }, heading2: { run: { font, size: 25, bold: true, color: "1B3A57" } } } },
    sections: [{ children, footers: { default: new Footer({ children: [new Line({ alignment: AlignmentType.CENTER, children: [new TextRun({ text: footer, size: 16, color: "5B6670" })] })] }) } }],
  });
  return new Uint8Array(await Packer.toArrayBuffer(file));
}

function tableOf(docx: typeof Docx, { title, heads, rows }: DocumentTable): (Docx.Paragraph | Docx.Table)[] {
  const { Paragraph: Line, Table, TableCell, TableRow, TextRun, AlignmentType, WidthType } = docx;
  const first = Math.round(textWidth * (heads.length > 1 ? nameShare : 1));
  const widths = heads.map((_, column) => (column === 0 ? first : Math.round((textWidth - first) / (heads.length - 1))));
  const cell = (words: string, column: number, look: { bold?: boolean; fill?: string; color?: string }) =>
    new TableCell({
      width: { size: widths[column]!, type: WidthType.DXA },
      ...(look.fill && { shading: { fill: look.fill } }),
      children: [new Line({ alignment: column === 0 ? AlignmentType.LEFT : AlignmentType.RIGHT, children: [new TextRun({ text: words, size: 18, bold: look.bold ?? false, ...(look.color && { color: look.color }) })] })],
    });
  return [
    new Line({ spacing: { before: 120, after: 60 }, children: [new TextRun({ text: title, bold: true })] }),
    new Table({
      columnWidths: widths,
      width: { size: textWidth, type: WidthType.DXA },
      rows: [
        new TableRow({ tableHeader: true, children: heads.map((word, column) => cell(word, column, { bold: true, fill: "1B3A57", color: "FFFFFF" })) }),
        ...rows.map(({ name, cells, isTotal }) => new TableRow({ children: [name, ...cells.map(shownCell)].map((words, column) => cell(words, column, isTotal ? { bold: true, fill: "E8EDF3" } : {})) })),
      ],
    }),
    new Line({ children: [] }),
  ];
}
