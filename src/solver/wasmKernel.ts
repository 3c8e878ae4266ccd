import type { Kernel, KernelSource } from "../engine/balance/interior/kernel";
import { couplingLength, layoutOf, writeHeader } from "../engine/balance/interior/layout";

/** What `src/kernel` exports; addresses and sizes in bytes. */
interface KernelExports extends Omit<Kernel, "buffer" | "layout"> {
  base(): number;
  ownBytes(items: number, stride: number, couplingLength: number): number;
  setup(header: number, own: number): void;
}

const pageBytes = 65_536;

/** The WebAssembly kernel: a fresh memory for every solve, as large as it will need, so that nothing ever grows. */
export const wasmKernel =
  (module: WebAssembly.Module): KernelSource =>
  (sizes) => {
    const memory = new WebAssembly.Memory({ initial: 1 });
    const exports = new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as KernelExports;
    const layout = layoutOf(sizes, exports.base());
    const bytes = layout.bytes + exports.ownBytes(sizes.items, sizes.stride, couplingLength(sizes));
    memory.grow(Math.ceil(bytes / pageBytes) - 1);
    writeHeader(memory.buffer, layout);
    exports.setup(layout.header, layout.bytes);
    const { assemble, factor, rightHandSide, solveCoupling, direction, step } = exports;
    return { buffer: memory.buffer, layout, assemble, factor, rightHandSide, solveCoupling, direction, step };
  };
