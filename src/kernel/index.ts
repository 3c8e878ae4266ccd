/** The functions of `Kernel` (`engine/balance/interior/kernel.ts`), two numbers at a time. */
export { base, ownBytes, setup } from "./memory";
export { assemble, step } from "./assemble";
export { factor, solveCoupling } from "./coupling";
export { rightHandSide } from "./rightHandSide";
export { direction } from "./direction";
