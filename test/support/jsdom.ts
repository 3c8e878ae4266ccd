import { webcrypto } from "node:crypto";
import { TextEncoder } from "node:util";

// Fluent UI watches sizes; jsdom has no layout and no observer.
class ResizeObserverStub implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
globalThis.ResizeObserver ??= ResizeObserverStub;

// Every browser has both; jsdom has neither.
if (!("subtle" in globalThis.crypto)) Object.defineProperty(globalThis, "crypto", { value: webcrypto });
globalThis.TextEncoder ??= TextEncoder;
