import { OfficeError, officeFailure } from "./officeErrors";
import { type Patience, patientSend, type Send } from "./officePatience";

export type ExcelJob<T> = (context: Excel.RequestContext, send: Send) => Promise<T>;

/** `Excel.run` that also settles when Excel does not answer: then `Excel.run` cannot tidy up, and would not settle itself. */
export function inExcel<T>(patience: Patience, job: ExcelJob<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    Excel.run(async (context) => {
      try {
        resolve(await job(context, patientSend(context, patience)));
      } catch (thrown) {
        reject(named(thrown));
        throw thrown;
      }
    }).catch((thrown: unknown) => reject(named(thrown)));
  });
}

function named(thrown: unknown): unknown {
  if (thrown instanceof OfficeError) return thrown;
  const failure = officeFailure(thrown);
  return failure ? new OfficeError(failure) : thrown;
}
