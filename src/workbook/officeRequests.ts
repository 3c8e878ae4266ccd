import { OfficeError, officeFailure } from "./officeErrors";

/** `context.sync`, which settles in any case. */
export type Sync = () => Promise<void>;

export type ExcelJob<T> = (context: Excel.RequestContext, sync: Sync) => Promise<T>;

/**
 * `Excel.run` that fails when Excel does not answer: `context.sync` itself may neither resolve nor reject, and then
 * `Excel.run` cannot tidy up and does not settle either.
 */
export function inExcel<T>(timeoutSeconds: number, job: ExcelJob<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timedSync = (context: Excel.RequestContext): Sync => () =>
      new Promise((answered, failed) => {
        const giveUp = () => failed(new OfficeError({ kind: "ExcelNotAnswering", seconds: timeoutSeconds }));
        const timer = setTimeout(giveUp, timeoutSeconds * 1000);
        context.sync().then(() => answered(), failed).finally(() => clearTimeout(timer));
      });
    Excel.run(async (context) => {
      try {
        resolve(await job(context, timedSync(context)));
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

const encoder = new TextEncoder();
export const jsonBytes = (value: unknown): number => encoder.encode(JSON.stringify(value)).length;

/** Well below the 5 MiB a request may have on the web; each answer is a step of progress, and a place to stop. */
const requestLimit = 1536 * 1024;

/** What a call costs beside its data: object paths, references, action. */
export const callBytes = 1_000;

/** Collects calls and sends them in requests of a bearable size. */
export interface RequestQueue {
  /** `bytes` of data go with the call. */
  add(bytes: number, call: () => void): Promise<void>;
  flush(): Promise<void>;
}

/** `begin` runs at the start of every request, `sent` after it was answered. */
export function requestQueue(sync: Sync, begin: () => void, sent: () => void = () => {}, limit = requestLimit): RequestQueue {
  let waiting = 0;
  const flush = async () => {
    if (waiting === 0) return;
    waiting = 0;
    await sync();
    sent();
  };
  return {
    flush,
    async add(bytes, call) {
      if (waiting > 0 && waiting + bytes + callBytes > limit) await flush();
      if (waiting === 0) begin();
      waiting += bytes + callBytes;
      call();
    },
  };
}
