import type { ExcelHost } from "./ExcelHost";
import type { SheetModel } from "./model";

/** An object of the client's object model, standing for a part of the workbook. */
export class HostObject<M = unknown> {
  /** Given when the client asks to keep it between requests. */
  reference?: string;

  constructor(
    /** Class name of the client: "Range". */
    readonly type: string,
    readonly model: M,
  ) {}
}

/** What one call gets beside the object: the host, and the place to name if it goes wrong. */
export interface Call {
  host: ExcelHost;
  /** "Range.getCell" */
  location: string;
}

/** Behaviour of one class of objects; members are named as on the wire. */
export interface Family<M> {
  /** What the client needs to find the object again: `Id`, or `_Id` where the class hides it. */
  identity?: (model: M, host: ExcelHost) => { Id?: unknown; _Id?: unknown };
  /** What `getItem` of its collection finds it by. */
  keys?: (model: M, host: ExcelHost) => readonly (string | number)[];
  /** The sheet whose events a collection hears. */
  sheet?: (model: M) => SheetModel | undefined;
  items?: (model: M, host: ExcelHost) => readonly HostObject[];
  get?: Readonly<Record<string, (model: M, host: ExcelHost) => unknown>>;
  set?: Readonly<Record<string, (model: M, value: unknown, call: Call) => void>>;
  open?: Readonly<Record<string, (model: M, host: ExcelHost) => HostObject | null>>;
  /** Gives a HostObject, null for a null object, a plain value, or nothing. */
  call?: Readonly<Record<string, (model: M, parameters: readonly unknown[], call: Call) => unknown>>;
}

/** Each class is handed objects of its own kind only, by the table in families/index.ts. */
export type AnyFamily = Family<unknown>;
export const family = <M>(behaviour: Family<M>): AnyFamily => behaviour as unknown as AnyFamily;

type FieldAccess<M> = Pick<Family<M>, "get" | "set">;

/** Members that are plain fields of the model: wire name → field. */
export const fields = <M extends object>(names: Readonly<Record<string, keyof M>>): Required<FieldAccess<M>> => ({
  get: Object.fromEntries(Object.entries(names).map(([wire, field]) => [wire, (model: M) => model[field]])),
  set: Object.fromEntries(
    Object.entries(names).map(([wire, field]) => [
      wire,
      (model: M, value: unknown) => {
        model[field] = value as M[keyof M];
      },
    ]),
  ),
});
