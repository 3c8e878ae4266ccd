import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { KernelSource } from "../engine/balance/interior/kernel";
import { wasmKernel } from "./wasmKernel";

/** Made by `npm run kernel`, which `npm ci` runs. */
const file = join(__dirname, "../kernel/build/kernel.wasm");

/** Undefined where it was not built, or Node refuses it: the plain kernel gives the same plan. */
export function loadNodeKernel(): KernelSource | undefined {
  if (!existsSync(file)) return undefined;
  const bytes = readFileSync(file);
  return WebAssembly.validate(bytes) ? wasmKernel(new WebAssembly.Module(bytes)) : undefined;
}
