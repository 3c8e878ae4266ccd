import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join, resolve } from "node:path";

export interface Browser {
  executablePath: string;
  args: readonly string[];
  env?: Readonly<Record<string, string>>;
}

const noBrowser =
  "No browser for the end-to-end tests: install Chrome, Chromium or Edge, or point CHROME_PATH at one (on 64-bit Linux `npm ci` also brings a Chromium along). " +
  "没有可用于端到端测试的浏览器：请安装 Chrome、Chromium 或 Edge，或用 CHROME_PATH 指定。";

/** CHROME_PATH, then an installed Chrome, Chromium or Edge, then the Chromium that travels in an npm package (64-bit Linux). */
export async function findBrowser(cacheFolder = resolve(__dirname, "../../.cache/chromium")): Promise<Browser> {
  const executablePath = process.env.CHROME_PATH ?? installedBrowser();
  if (executablePath) return { executablePath, args: installedArgs };
  const packaged = await packagedBrowser(cacheFolder);
  if (!packaged) throw new Error(noBrowser);
  return packaged;
}

// In a container the browser runs as root, where its sandbox refuses to start.
const installedArgs = process.platform === "linux" ? ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] : [];

const linuxNames = ["google-chrome-stable", "google-chrome", "chromium", "chromium-browser", "microsoft-edge-stable", "microsoft-edge"];
const macNames = ["Google Chrome", "Microsoft Edge", "Chromium"].map((name) => `${name}.app/Contents/MacOS/${name}`);
const windowsNames = ["Google\\Chrome\\Application\\chrome.exe", "Microsoft\\Edge\\Application\\msedge.exe", "Chromium\\Application\\chrome.exe"];

function installedBrowser(): string | undefined {
  const { env, platform } = process;
  if (platform === "win32") return firstFile([env.ProgramFiles, env["ProgramFiles(x86)"], env.LOCALAPPDATA], windowsNames);
  if (platform === "darwin") return firstFile(["/Applications", join(homedir(), "Applications")], macNames);
  return firstFile((env.PATH ?? "").split(delimiter), linuxNames);
}

const firstFile = (folders: readonly (string | undefined)[], names: readonly string[]): string | undefined =>
  names.flatMap((name) => folders.filter((folder) => folder).map((folder) => join(folder!, name))).find(existsSync);

/** Of the npm package only what is used here; it is optional and need not be installed. */
interface PackagedChromium {
  args: readonly string[];
  executablePath(): Promise<string>;
}

async function packagedBrowser(cacheFolder: string): Promise<Browser | undefined> {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  mkdirSync(cacheFolder, { recursive: true });
  // Read by the package while it is imported: where to unpack, and that it should bring its own system libraries.
  const needed = { TMPDIR: cacheFolder, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs22.x" };
  const before = { ...process.env };
  Object.assign(process.env, needed);
  try {
    const chromium = await importPackaged();
    if (!chromium) return undefined;
    const executablePath = await chromium.executablePath();
    const fonts = await chineseFonts(join(cacheFolder, "fonts"), cacheFolder);
    return { executablePath, args: chromium.args, env: { ...(process.env as Record<string, string>), ...fonts } };
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  }
}

async function importPackaged(): Promise<PackagedChromium | undefined> {
  try {
    return ((await import("@sparticuz/chromium")) as { default: PackagedChromium }).default;
  } catch (error) {
    if (["MODULE_NOT_FOUND", "ERR_MODULE_NOT_FOUND"].includes((error as NodeJS.ErrnoException).code ?? "")) return undefined;
    throw error;
  }
}

/** The packaged browser knows Latin letters only and ignores web fonts in its folder: Noto Sans SC is unpacked beside it. */
async function chineseFonts(folder: string, cacheFolder: string): Promise<Record<string, string>> {
  mkdirSync(folder, { recursive: true });
  const font = join(folder, "NotoSansSC-400.ttf");
  if (!existsSync(font)) {
    const packed = readFileSync(require.resolve("@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff2"));
    const { decompress } = await import("wawoff2");
    writeFileSync(font, await decompress(packed));
  }
  const configuration = join(folder, "fonts.conf");
  const folders = [folder, "/usr/share/fonts", join(homedir(), ".fonts")].map((path) => `<dir>${path}</dir>`).join("");
  writeFileSync(
    configuration,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${folders}<cachedir>${join(cacheFolder, "fonts-cache")}</cachedir></fontconfig>\n`,
  );
  return { FONTCONFIG_PATH: folder, FONTCONFIG_FILE: configuration };
}
