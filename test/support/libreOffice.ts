import { execFile, execFileSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import type { Grid } from "../../src/workbook/port";
import { xlsxWorkbook } from "../../src/workbook/xlsxWorkbook";

const run = promisify(execFile);

/** Never trust the results kept in the file: LibreOffice would take over those of a file that says it is Excel's. */
const recalculateAlways = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`;

let installed: boolean | undefined;

/** Why a test that needs LibreOffice cannot run here; undefined where it can. */
export function libreOfficeMissing(): string | undefined {
  installed ??= starts("soffice");
  return installed ? undefined : "LibreOffice (soffice) is not installed here, so no second calculator checks the workbook.";
}

function starts(program: string): boolean {
  try {
    execFileSync(program, ["--version"], { stdio: "ignore", timeout: 60_000 });
    return true;
  } catch {
    return false;
  }
}

/** Opens a written workbook with LibreOffice, recalculates it wholly, and reads back what it shows; undefined without LibreOffice. */
export async function recalculatedByLibreOffice(bytes: Uint8Array): Promise<readonly Grid[] | undefined> {
  const converted = await convertedByLibreOffice(bytes, "xlsx");
  return converted && xlsxWorkbook(converted).read();
}

/** The workbook as LibreOffice saves it, e.g. as "pdf" to look at; undefined without LibreOffice. */
export async function convertedByLibreOffice(bytes: Uint8Array, format: "xlsx" | "pdf"): Promise<Uint8Array | undefined> {
  if (libreOfficeMissing()) return undefined;
  const folder = await mkdtemp(join(tmpdir(), "rebalance-office-"));
  try {
    // A profile of its own: two runs at once would otherwise wait for one another, or fail silently.
    const profile = join(folder, "profile");
    await mkdir(join(profile, "user"), { recursive: true });
    await writeFile(join(profile, "user", "registrymodifications.xcu"), recalculateAlways);
    await writeFile(join(folder, "book.xlsx"), bytes);
    const options = [`-env:UserInstallation=${pathToFileURL(profile).href}`, "--headless", "--norestore"];
    const filter = format === "xlsx" ? "xlsx:Calc MS Excel 2007 XML" : format;
    await run("soffice", [...options, "--convert-to", filter, "--outdir", join(folder, "out"), join(folder, "book.xlsx")], { timeout: 300_000 });
    return new Uint8Array(await readFile(join(folder, "out", `book.${format}`)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
