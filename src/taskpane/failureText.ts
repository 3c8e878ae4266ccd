import type { Words } from "../language";
import { OfficeError, type OfficeFailure } from "../workbook/officeErrors";

/** Every way Excel may fail has a sentence in every language; the compiler says which is missing. */
type FailureSentences = { [K in OfficeFailure["kind"]]: (failure: Extract<OfficeFailure, { kind: K }>) => string };

/** What Excel answered, in words; undefined for what is not Excel's doing. */
export function failureText(error: unknown, { pane }: Words): string | undefined {
  if (!(error instanceof OfficeError)) return undefined;
  const sentences: FailureSentences = pane.failures;
  const sentence = sentences[error.failure.kind] as (failure: OfficeFailure) => string;
  const written = error.sheetsWritten?.length ? pane.sheetsWritten(new Intl.ListFormat(pane.locale).format(error.sheetsWritten)) : "";
  return [sentence(error.failure), written].filter(Boolean).join(" ");
}
