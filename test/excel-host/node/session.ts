import { calculator } from "../../../src/workbook/recalculate";
import { ExcelHost } from "../host/ExcelHost";
import { isWithin } from "../host/requirement";
import { loadOfficeClient } from "./officeClient";
import { officeMetadata } from "./officeMetadata";

/** The way in that the client itself offers to programs it is embedded in. */
interface HostBridge {
  /** Set by the client. */
  onMessageFromHost?: (text: string) => void;
  sendMessageToHost(text: string): void;
}

const messageTypes = { request: 1, answer: 2, event: 3 } as const;

interface RequestMessage {
  id: number;
  type: number;
  flags: number;
  message: { url: string; body: unknown };
}

interface ClientInternals {
  HostBridge: { init(bridge: HostBridge): void };
  CommonUtility: { _doApiNotSupportedCheck: boolean };
  Utility: { _synchronousCleanup: boolean };
}

let current: ExcelHost | undefined;

async function answerRequest({ id, flags, message }: RequestMessage, host: ExcelHost): Promise<void> {
  const answer = await host.process(JSON.stringify(message.body));
  const reply = { id, type: messageTypes.answer, flags, message: { statusCode: 200, headers: {}, body: JSON.parse(answer) as unknown } };
  bridge.onMessageFromHost?.(JSON.stringify(reply));
}

const bridge: HostBridge = {
  sendMessageToHost(text) {
    const message = JSON.parse(text) as RequestMessage;
    if (message.type === messageTypes.request && current) void answerRequest(message, current);
  },
};

export interface SessionOptions {
  /** Highest requirement set of this Excel; what is above it is refused, by the client and by the host. */
  excelApi?: string;
  language?: string;
}

/** office.js asks these of the page's context, which only its loader makes. */
function installContext({ excelApi = "1.14", language = "en-US" }: SessionOptions): void {
  const isSetSupported = (name: string, version: string | number = "1.1") => isWithin(`${name} ${version}`, excelApi) || /^(RichApiRuntime|Settings)/.test(name);
  const context = { displayLanguage: language, contentLanguage: language, host: "Excel", platform: "OfficeOnline", requirements: { isSetSupported } };
  const office = globalThis as unknown as { OSF: { _OfficeAppFactory?: object } };
  office.OSF._OfficeAppFactory = { getContext: () => context, getHostInfo: () => ({ hostType: "excel", hostPlatform: "web", isDialog: false, flags: 0 }) };
}

let initialised = false;

/** A fresh workbook behind the real client, in plain Node: `Excel.run` in the code under test speaks to it. */
export function createExcelSession(options: SessionOptions = {}): ExcelHost {
  const client = loadOfficeClient();
  const internals = client.OfficeExtension as unknown as ClientInternals;
  if (!initialised) internals.HostBridge.init(bridge);
  initialised = true;
  installContext(options);
  internals.CommonUtility._doApiNotSupportedCheck = true;
  // Otherwise Excel.run settles before its last request has gone out, and the next test meets it.
  internals.Utility._synchronousCleanup = true;
  const host = new ExcelHost(officeMetadata(), { excelApi: options.excelApi ?? "1.14", calculator });
  host.sendEvents = (entries) => bridge.onMessageFromHost?.(JSON.stringify({ type: messageTypes.event, message: { entries } }));
  current = host;
  return host;
}
