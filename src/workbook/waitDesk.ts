/**
 * Between the door to Excel and the pane: what Excel is being waited for, and what a failed write has left to do. The door
 * opens a wait and hears the person's choice; the pane shows it. Plain data, no Office, no screen.
 */

/** Why Excel is being waited for. */
export type WaitReason =
  /** No answer for so many seconds. */
  | { kind: "notAnswering"; seconds: number }
  /** A person is typing in a cell, or has a menu of Excel open. */
  | { kind: "cellEditing" }
  /** Excel, or the service behind Excel on the web, asks to come again later. */
  | { kind: "busy" }
  /** Another workbook is in front. */
  | { kind: "otherWorkbook" };

/** "goOn": wait on, or try again at once where tries are repeated anyway. */
export type WaitChoice = "goOn" | "stop";

/** Sheets of a write that has failed half-way, by name. */
export interface Unfinished {
  written: readonly string[];
  left: readonly string[];
  /** Input sheets, which bear no mark that they are unfinished. */
  inputs?: true;
}

export interface WaitState {
  wait?: WaitReason;
  unfinished?: Unfinished;
}

/** One wait, from its announcement to its end. */
export interface Wait {
  /** The person's next choice. */
  chosen(): Promise<WaitChoice>;
  end(): void;
}

export interface WaitDesk {
  state(): WaitState;
  /** Calls back on every change; returns the way to stop. */
  watch(changed: () => void): () => void;
  /** For the door to Excel. */
  begin(reason: WaitReason): Wait;
  /** For the door to Excel; undefined when nothing is left to write. */
  leave(unfinished: Unfinished | undefined): void;
  /** For the pane: answers the wait that is shown. */
  choose(choice: WaitChoice): void;
}

interface OpenWait {
  reason: WaitReason;
  choose(choice: WaitChoice): void;
}

/** Several jobs may wait at once; the one that began last is shown. */
export function waitDesk(): WaitDesk {
  const watchers = new Set<() => void>();
  let open: readonly OpenWait[] = [];
  let unfinished: Unfinished | undefined;
  let state: WaitState = {};
  const tell = () => {
    const wait = open.at(-1)?.reason;
    state = { ...(wait && { wait }), ...(unfinished && { unfinished }) };
    for (const changed of watchers) changed();
  };
  return {
    state: () => state,
    watch(changed) {
      watchers.add(changed);
      return () => void watchers.delete(changed);
    },
    begin(reason) {
      let choose: (choice: WaitChoice) => void = () => {};
      const wait: OpenWait = { reason, choose: (choice) => choose(choice) };
      open = [...open, wait];
      tell();
      return {
        chosen: () => new Promise((resolve) => (choose = resolve)),
        end() {
          open = open.filter((one) => one !== wait);
          tell();
        },
      };
    },
    leave(left) {
      unfinished = left;
      tell();
    },
    choose: (choice) => open.at(-1)?.choose(choice),
  };
}
