import type { ExcelHost } from "../excel-host/host/ExcelHost";

export interface WireFigures {
  roundTrips: number;
  /** Bytes of all requests and answers. */
  bytes: number;
  largestRequest: number;
  largestAnswer: number;
}

/** What went over the wire while `work` ran, counted where it arrives. */
export async function wireFigures(host: ExcelHost, work: () => Promise<unknown>): Promise<WireFigures> {
  const from = host.log.length;
  await work();
  const log = host.log.slice(from).filter(({ cleanUp }) => !cleanUp);
  return {
    roundTrips: log.length,
    bytes: log.reduce((sum, { requestBytes, responseBytes }) => sum + requestBytes + responseBytes, 0),
    largestRequest: Math.max(...log.map(({ requestBytes }) => requestBytes)),
    largestAnswer: Math.max(...log.map(({ responseBytes }) => responseBytes)),
  };
}
