import type { KernelSource } from "../engine/balance/interior/kernel";
import { wasmKernel } from "./wasmKernel";

/**
 * Undefined where there is no such file, or the host refuses WebAssembly or its vector instructions: the plain kernel gives
 * the same plan, and nobody has to know.
 */
export const loadBrowserKernel = (url: string): Promise<KernelSource | undefined> =>
  fetch(url)
    .then((answer) => (answer.ok ? answer.arrayBuffer() : Promise.reject(new Error(answer.statusText))))
    .then((bytes) => WebAssembly.compile(bytes))
    .then(wasmKernel)
    .catch(() => undefined);
