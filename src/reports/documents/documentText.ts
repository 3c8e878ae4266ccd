import type { DocumentAnswers } from "./answers";
import { type MeetingDocument, type Paragraph, sentenceOf, shownCell } from "./model";

/** A paragraph as it is issued: what a person wrote in its place, or the draft; a reply stands after what it answers. */
export function issuedText(paragraph: Paragraph, answers: DocumentAnswers): string {
  const said = answers.get(paragraph.key)?.words;
  if (said === undefined) return sentenceOf(paragraph);
  return paragraph.answer === "rewrite" ? said : `${sentenceOf(paragraph)} ${said}`;
}

/** A document line by line with each line's key: what is kept of issued minutes, and what is copied. Cells of a table are parted by tabs. */
export function documentLines({ title, heads, sections }: MeetingDocument, answers: DocumentAnswers): { key: string; text: string }[] {
  return [
    { key: "0", text: title },
    ...heads.map((head) => ({ key: head.key, text: issuedText(head, answers) })),
    ...sections.flatMap(({ title: heading, blocks }, index) => [
      { key: String(index + 1), text: heading },
      ...blocks.flatMap((block) =>
        block.kind === "paragraph"
          ? [{ key: block.key, text: issuedText(block, answers) }]
          : [
              { key: block.key, text: block.title },
              { key: `${block.key}.0`, text: block.heads.join("\t") },
              ...block.rows.map(({ name, cells }, row) => ({ key: `${block.key}.${row + 1}`, text: [name, ...cells.map(shownCell)].join("\t") })),
            ],
      ),
    ]),
  ];
}

/** The document as text to copy, with people's words in their places. */
export const documentText = (document: MeetingDocument, answers: DocumentAnswers): string => documentLines(document, answers).map(({ text }) => text).join("\n");
