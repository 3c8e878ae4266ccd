import { spawn } from "node:child_process";
import { buildWhatChanged, type BundleName } from "./build";
import { localCertificate } from "./certificate";
import { cacheFolder, places } from "./places";
import { type Place, type RunningServer, serve } from "./server";
import { officeMetadata } from "./node/officeMetadata";
import { join } from "node:path";

export interface StartOptions {
  /** Taken if free, else the next free one; 0 lets the system choose. */
  port?: number;
  /** Opens the default browser. */
  open?: boolean;
  /** Builds the pane and the page where they are older than their sources. */
  build?: boolean;
  report?: (building: BundleName) => void;
  /** Shown beside the rest, and before it. */
  also?: readonly Place[];
}

/** The workbench on a local server: Excel simulated in a page, the production pane framed in it. */
export async function startWorkbench({ port = 3000, open = false, build = true, report, also = [] }: StartOptions = {}): Promise<RunningServer> {
  if (build) await buildWhatChanged(report);
  const server = await serve([...also, ...places(officeMetadata)], await localCertificate(join(cacheFolder, "certificate")), port);
  const url = `${server.url}/workbench/`;
  if (open) openBrowser(url);
  return { ...server, url };
}

const canShowBrowser = (): boolean => process.platform !== "linux" || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);

function openBrowser(url: string): void {
  const [command, ...options] = { darwin: ["open"], win32: ["cmd", "/c", "start", ""] }[process.platform as string] ?? ["xdg-open"];
  // Where there is no such program the printed address has to do.
  spawn(command!, [...options, url], { stdio: "ignore", detached: true }).on("error", () => {}).unref();
}

const building: Record<BundleName, string> = {
  pane: "正在构建任务窗格…  Building the task pane…",
  workbench: "正在构建工作台…  Building the workbench…",
};

async function main(): Promise<void> {
  const server = await startWorkbench({
    port: Number(process.env.PORT ?? 3000),
    open: canShowBrowser(),
    report: (name) => console.log(building[name]),
  });
  console.log(`
产销平衡工作台（模拟环境，不是 Excel）  Rebalance workbench (a simulation, not Excel)

    ${server.url}

浏览器会提示证书不受信任：这是本机自己生成的证书，选择“继续访问”即可。按 Ctrl+C 结束。
The browser will warn about the certificate: it was made on this machine; choose to proceed. Ctrl+C ends.
`);
  process.once("SIGINT", () => void server.close().then(() => process.exit(0)));
  process.once("SIGTERM", () => void server.close().then(() => process.exit(0)));
}

if (require.main === module) {
  main().catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
