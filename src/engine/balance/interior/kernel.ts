/** Makes the memory and the functions a solve works on; a fresh one for every solve. */
export type KernelSource = () => unknown;
