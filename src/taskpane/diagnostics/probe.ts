import type { Finding } from "../../workbook/finding";
import type { ExcelProbeName } from "../../workbook/officeProbeSession";

export type ProbeName =
  | ExcelProbeName
  | "host" | "requirementSets" | "otherSets" | "officeLook"
  | "scratch" | "scratchGone"
  | "worker" | "webAssembly" | "clipboard" | "download" | "fileInput" | "storage" | "machine" | "timeZone" | "policy";

export type Outcome = Finding | { result: "skipped"; figure?: string; says?: Finding["says"] };

/** One thing to try, harmless to the workbook. */
export interface Probe {
  name: ProbeName;
  run(): Promise<Outcome>;
  /** Tidies up: run also after the rest was stopped. */
  always?: true;
}

export interface ProbeRow {
  name: ProbeName;
  /** Absent: still to come. */
  outcome?: Outcome;
}

/** Longer than any probe needs: what takes longer never ends. */
export const probeSeconds = 60;

async function tried({ run }: Probe): Promise<Outcome> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Outcome>((resolve) => (timer = setTimeout(() => resolve({ result: "failed", figure: `> ${probeSeconds} s` }), probeSeconds * 1000)));
  try {
    return await Promise.race([run(), late]);
  } catch (thrown) {
    return { result: "failed", figure: thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown) };
  } finally {
    clearTimeout(timer);
  }
}

/** Tries one after the other; one that fails is told and the rest go on. Once stopped, only those that tidy up are run. */
export async function runProbes(probes: readonly Probe[], told: (rows: readonly ProbeRow[]) => void, isStopped: () => boolean): Promise<readonly ProbeRow[]> {
  const rows: ProbeRow[] = probes.map(({ name }) => ({ name }));
  told([...rows]);
  for (const [index, probe] of probes.entries()) {
    const outcome: Outcome = isStopped() && !probe.always ? { result: "skipped" } : await tried(probe);
    rows[index] = { name: probe.name, outcome };
    told([...rows]);
  }
  return rows;
}
