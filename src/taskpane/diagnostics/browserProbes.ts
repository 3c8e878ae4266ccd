import { compiles, type ProbeJobs } from "../../worker/probeJobs";
import { compared, type Finding, ok, unavailable } from "../../workbook/finding";

/** Plans are made in one. */
export async function worker(look: ProbeJobs["look"]): Promise<Finding> {
  const before = performance.now();
  await look();
  return ok(`${Math.round(performance.now() - before)} ms`);
}

/** Where it counts, and in the pane itself. */
export async function webAssembly(look: ProbeJobs["look"]): Promise<Finding> {
  const [inWorker, inPane] = await Promise.all([look().then(({ webAssembly: there }) => there), compiles()]);
  return compared([true, true], [inWorker, inPane], "worker · pane");
}

/** Nothing is written: what people have copied is theirs. The button that copies the result is the test. */
export async function clipboard(): Promise<Finding> {
  // Absent in Safari and on pages without a certificate, whatever its types say.
  const direct = (navigator.clipboard as Clipboard | undefined)?.writeText !== undefined;
  const old = typeof document.execCommand === "function";
  const ways = [direct && "navigator.clipboard", old && "execCommand"].filter(Boolean).join(" · ");
  return ways ? ok(ways, "onCopying") : unavailable();
}

/** The address of a file made in memory, which a link could offer; nothing is saved. */
export async function download(): Promise<Finding> {
  const address = URL.createObjectURL(new Blob(["自检"], { type: "text/plain" }));
  try {
    return "download" in document.createElement("a") && address.startsWith("blob:") ? ok("blob:") : unavailable();
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** A file handed to a field and read back, without asking for one. */
export async function fileInput(): Promise<Finding> {
  const field = document.createElement("input");
  field.type = "file";
  const bag = new DataTransfer();
  bag.items.add(new File(["自检"], "check.txt"));
  field.files = bag.files;
  const [file] = field.files;
  return compared("自检", file && new TextDecoder().decode(await file.arrayBuffer()), "File · FileList");
}

const key = "rebalance.check";

/** Settings are kept in it. */
export async function storage(): Promise<Finding> {
  try {
    localStorage.setItem(key, "自检");
    const found = localStorage.getItem(key);
    localStorage.removeItem(key);
    return compared("自检", found, "localStorage");
  } catch (thrown) {
    return unavailable(`localStorage · ${thrown instanceof Error ? thrown.name : String(thrown)}`);
  }
}

/** As the browser tells, which may round both down. */
export async function machine(): Promise<Finding> {
  const { hardwareConcurrency: cores, deviceMemory: memory } = navigator as Navigator & { deviceMemory?: number };
  return ok(`${cores} × CPU · ${memory === undefined ? "–" : `≥ ${memory} GiB`}`);
}

/** The time zone dates are told in. */
export async function timeZone(): Promise<Finding> {
  const { timeZone: zone, locale } = Intl.DateTimeFormat().resolvedOptions();
  const minutes = -new Date().getTimezoneOffset();
  return ok(`${zone} · UTC${minutes < 0 ? "−" : "+"}${Math.abs(minutes) / 60} · ${locale}`);
}

/** Anything here was refused to the add-in since it was opened. */
export const policy = async (violations: readonly string[]): Promise<Finding> => (violations.length === 0 ? ok("0") : { result: "failed", figure: `${violations.length}: ${violations.join("; ")}` });
