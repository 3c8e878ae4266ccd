import { assembler } from "./assemble";
import { factorCoupling, solveCoupling } from "./coupling";
import { direction, rightHandSide, takeStep } from "./direction";
import type { KernelSource } from "./kernel";
import { layoutOf, memoryOf, writeHeader } from "./layout";

/** The kernel for hosts that refuse WebAssembly: the same memory, the same sums. */
export const typescriptKernel: KernelSource = (sizes) => {
  const layout = layoutOf(sizes);
  const buffer = new ArrayBuffer(layout.bytes);
  writeHeader(buffer, layout);
  const memory = memoryOf(buffer, layout);
  return {
    buffer,
    layout,
    assemble: assembler(memory, sizes),
    factor: () => factorCoupling(memory, sizes),
    rightHandSide: rightHandSide(memory, sizes),
    solveCoupling: () => solveCoupling(memory, sizes),
    direction: direction(memory, sizes),
    step: (primalStep, dualStep) => takeStep(memory, primalStep, dualStep),
  };
};
