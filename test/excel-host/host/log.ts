import { actionTypes, type RequestBody } from "./protocol";

/** One request and its answer, by size. */
export interface LogEntry {
  /** UTF-8 bytes of the JSON. */
  requestBytes: number;
  responseBytes: number;
  actions: number;
  /** The client's own request at the end of `Excel.run`: it gives references back. */
  cleanUp: boolean;
  /** Code of the answer's error. */
  error?: string;
}

export const isCleanUp = ({ Actions }: RequestBody): boolean => {
  const calls = Actions.filter(({ ActionType }) => ActionType !== actionTypes.instantiate);
  return calls.length > 0 && calls.every(({ ActionType, Name }) => ActionType === actionTypes.method && Name === "_RemoveReference");
};
