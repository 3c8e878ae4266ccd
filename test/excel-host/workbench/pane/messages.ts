/**
 * What office.js and Excel on the web say to each other across frames: JSON text through `postMessage`. Names and
 * numbers are the library's own (excel-web-16.00.js); they are documented nowhere else.
 */

export const invoke = 0;
export const registerEvent = 1;
export const unregisterEvent = 2;

/** From the add-in. */
export interface Request {
  _messageType: 0;
  _actionName: string;
  _actionType: typeof invoke | typeof registerEvent | typeof unregisterEvent;
  _conversationId: string;
  _correlationId: number;
  _data: unknown;
}

/** To the add-in: an answer, or an event when `_responseType` is 1. */
export interface Response {
  _messageType: 1;
  _actionName: string;
  _conversationId: string;
  _correlationId: number;
  _errorCode: number;
  _responseType: 0 | 1;
  _data: unknown;
  _origin: string;
  _serializerVersion: 1;
}

/** `executeMethod`: which method, and what it takes. */
export interface MethodCall {
  DdaMethod: { DispatchId: number };
  /** Excel requests: [customData, "POST", "ProcessQuery", headers, body, 0, flags, …]. */
  ArrayData?: readonly unknown[];
  DdaSettingsMethod?: { Properties?: readonly (readonly [string, string])[] };
}

export const dispatch = { loadSettings: 75, saveSettings: 76, excelRequest: 93, commandCompleted: 94 } as const;

export const errors = { none: 0, unknownAction: -2, notImplemented: 5000 } as const;

export function parseRequest(text: unknown): Request | undefined {
  if (typeof text !== "string" || !text.startsWith("{")) return undefined;
  const message = JSON.parse(text) as Partial<Request>;
  return message._messageType === 0 && message._actionName !== undefined ? (message as Request) : undefined;
}
