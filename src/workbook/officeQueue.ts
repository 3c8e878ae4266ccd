import { hasCode } from "./officeErrors";
import type { Send } from "./officePatience";

const encoder = new TextEncoder();

/** UTF-8 bytes of a value as JSON, which requests travel in. */
export const jsonBytes = (value: unknown): number => encoder.encode(JSON.stringify(value)).length;

/** Well below the 5 MiB a request may have on the web; each answer is a step of progress, and a place to stop. */
const requestLimit = 1792 * 1024;

/** What a call costs beside its data: object paths, references, action. */
export const callBytes = 1_000;

/** Something to do in Excel. It may be done again where a request was refused whole, so it makes its objects itself. */
interface Call {
  bytes: number;
  run(): void;
  /** Absent: cannot be made smaller. */
  halves?: () => readonly Call[];
}

/** Collects calls and sends them, in their order, in requests of a bearable size. */
export interface RequestQueue {
  /** `bytes` of data go with the call; `halves` do the same in parts, should even the one be too much. */
  add(bytes: number, run: () => void, halves?: Call["halves"]): Promise<void>;
  flush(): Promise<void>;
}

const isTooLarge = (thrown: unknown): boolean => hasCode(thrown, "RequestPayloadSizeLimitExceeded");

/**
 * `begin` runs at the start of every request, `sent` after it was answered. A request that Excel finds too large is sent in
 * halves, and those after it are made smaller: how much Excel takes differs, and is not told beforehand.
 */
export function requestQueue(send: Send, begin: () => void, sent: () => void = () => {}, limit = requestLimit): RequestQueue {
  let waiting: Call[] = [];
  let bytes = 0;
  let most = limit;

  async function deliver(calls: readonly Call[]): Promise<void> {
    try {
      await send(() => {
        begin();
        for (const call of calls) call.run();
      });
    } catch (thrown) {
      const parts = calls.length > 1 ? calls : (calls[0]?.halves?.() ?? []);
      if (!isTooLarge(thrown) || parts.length < 2) throw thrown;
      const middle = Math.ceil(parts.length / 2);
      most = Math.min(most, Math.ceil(total(calls) / 2));
      await deliver(parts.slice(0, middle));
      await deliver(parts.slice(middle));
    }
  }

  async function flush(): Promise<void> {
    if (waiting.length === 0) return;
    const calls = waiting;
    [waiting, bytes] = [[], 0];
    await deliver(calls);
    sent();
  }

  return {
    flush,
    async add(data, run, halves) {
      const size = data + callBytes;
      if (waiting.length > 0 && bytes + size > most) await flush();
      waiting.push({ bytes: size, run, ...(halves && { halves }) });
      bytes += size;
    },
  };
}

const total = (calls: readonly Call[]): number => calls.reduce((sum, { bytes }) => sum + bytes, 0);
