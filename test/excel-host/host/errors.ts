/** Codes and words as office.js hands them on; the words are Microsoft's (error handling, "Application-specific API errors"). */
const messages = {
  AccessDenied: "You cannot perform the requested operation.",
  ActivityLimitReached: "Activity limit has been reached.",
  ApiNotFound: "The API you are trying to use could not be found. It may be available in a newer version of Excel.",
  Conflict: "Request could not be processed because of a conflict.",
  EmptyChartSeries: "The attempted operation failed because the chart series is empty.",
  GeneralException: "There was an internal error while processing the request.",
  InactiveWorkbook: "The operation failed because multiple workbooks are open and the workbook being called by this API has lost focus.",
  InvalidArgument: "The argument is invalid or missing or has an incorrect format.",
  InvalidObjectPath: "The object path is invalid.",
  InvalidOperation: "The operation attempted is invalid on the object.",
  InvalidOperationInCellEditMode: "Excel is in cell-editing mode. Please exit the edit mode by pressing ENTER or TAB or selecting another cell, and then try again.",
  ItemAlreadyExists: "The resource being created already exists.",
  ItemNotFound: "The requested resource doesn't exist.",
  NotImplemented: "The requested feature isn't implemented.",
  RequestPayloadSizeLimitExceeded: "The request payload size has exceeded the limit.",
  ResponsePayloadSizeLimitExceeded: "The response payload size has exceeded the limit.",
  ServiceNotAvailable: "The service is unavailable.",
} as const;

export type HostErrorCode = keyof typeof messages;

export class HostError extends Error {
  constructor(
    readonly code: HostErrorCode,
    /** Class and member as the client shows it: "Worksheet.getRange". */
    readonly location: string,
    detail = "",
  ) {
    super(detail ? `${messages[code]} (${detail})` : messages[code]);
  }
}
