import { HostError, type HostErrorCode } from "./errors";

/** What can be made to go wrong, each by itself. */
export interface Faults {
  /** A person is typing in a cell: every request is refused. */
  cellEditing: boolean;
  /** Requests are never answered, as Excel on the web does at times (office-js issues 4805, 6150, 6678). */
  hanging: boolean;
  /** Requests are answered only once this has settled: an Excel that is slow. */
  holding?: Promise<void>;
  /** The n-th request from now (1 = the next), and as many after it as make up `times`, fail with this code; clean-up requests do not count. */
  failing?: { request: number; code: HostErrorCode; times?: number };
  /** What people do just before the n-th request from now: they edit, rename, delete while the add-in works. */
  meanwhile?: { request: number; act(): void };
  /** Charts lose their secondary axis, as in some builds (office-js issue 1688). */
  noSecondaryAxis: boolean;
}

export const noFaults = (): Faults => ({ cellEditing: false, hanging: false, noSecondaryAxis: false });

/** Excel on the web; "Resource limits and performance optimization for Office Add-ins". */
export interface Limits {
  requestBytes: number;
  responseBytes: number;
  /** Above it `values` and its like come back as null (office-js issues 4783, 6781). */
  cellsPerRead: number;
  /** Longer address strings are cut off without a word ("Troubleshoot Excel add-ins"). */
  addressCharacters: number;
}

export const excelLimits: Limits = {
  requestBytes: 5 * 1024 * 1024,
  responseBytes: 5 * 1024 * 1024,
  cellsPerRead: 5_000_000,
  addressCharacters: 8_192,
};

/** Counts a `failing` fault down and throws when its turn has come. */
export function failWhenDue(faults: Faults): void {
  const { failing } = faults;
  if (!failing) return;
  if (failing.request > 1) {
    faults.failing = { ...failing, request: failing.request - 1 };
    return;
  }
  const { times = 1 } = failing;
  faults.failing = times > 1 ? { ...failing, times: times - 1 } : undefined;
  throw new HostError(failing.code, "");
}

/** Counts a `meanwhile` down and lets people act when their turn has come. */
export function actWhenDue(faults: Faults): void {
  const { meanwhile } = faults;
  if (!meanwhile) return;
  faults.meanwhile = meanwhile.request > 1 ? { ...meanwhile, request: meanwhile.request - 1 } : undefined;
  if (meanwhile.request <= 1) meanwhile.act();
}
