/** The smallest module there is: a heading and a version. */
const emptyModule = new Uint8Array([0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]);

/** Whether WebAssembly may be compiled here; the content security policy decides. */
export const compiles = async (): Promise<boolean> =>
  WebAssembly.compile(emptyModule).then(
    () => true,
    () => false,
  );

export interface ProbeJobs {
  /** That there is an answer is the point. */
  look(): Promise<{ webAssembly: boolean }>;
}

export const probeDesk: ProbeJobs = { look: async () => ({ webAssembly: await compiles() }) };
