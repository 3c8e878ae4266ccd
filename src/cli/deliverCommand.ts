import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { isGuid, isOrigin, readAddress } from "../delivery/address";
import { deliver, type Delivery, mayReplace } from "../delivery/deliver";
import { licencesOfWhatShips } from "../delivery/licences";
import { type NetworkName, networkNames } from "../delivery/networks";
import { languages } from "../language";
import { isLanguage, machineLanguage } from "./language";
import { type Console, exitCodes } from "./planCommand";

export interface DeliverSurroundings extends Console {
  /** Where package.json and the lock file lie. */
  project: string;
  /** Makes a production build and gives its folder; throws where it fails. */
  build: () => string;
}

const options = {
  address: { type: "string" },
  out: { type: "string" },
  network: { type: "string", default: "microsoft" },
  "framed-by": { type: "string", multiple: true, default: [] as string[] },
  id: { type: "string" },
  lang: { type: "string" },
} as const;

const parse = (argv: readonly string[]) => parseArgs({ args: [...argv], options }).values;

/** `npm run deliver`: a folder ready to host. Ends with 0 where it was written; with 1 nothing was changed, and it is said why. */
export async function deliverCommand(argv: readonly string[], { project, build, print, complain }: DeliverSurroundings): Promise<number> {
  let values: ReturnType<typeof parse>;
  try {
    values = parse(argv);
  } catch (error) {
    const { commandLine, delivery } = languages[machineLanguage()];
    complain(commandLine.wrongArguments((error as Error).message));
    complain(delivery.usage);
    return exitCodes.failure;
  }
  const { commandLine, delivery: words } = languages[values.lang !== undefined && isLanguage(values.lang) ? values.lang : machineLanguage()];
  const wrong = values.lang !== undefined && !isLanguage(values.lang) ? commandLine.wrongLanguage : wrongArgument(values, words);
  if (wrong !== undefined) {
    complain(commandLine.wrongArguments(wrong));
    complain(words.usage);
    return exitCodes.failure;
  }
  const folder = values.out!;
  try {
    if (!(await mayReplace(folder))) {
      complain(words.notReplaceable(folder));
      return exitCodes.failure;
    }
    print(words.building);
    const delivery = await asked(values, project);
    await deliver(build(), folder, delivery, licencesOfWhatShips(project));
    const files = await readdir(folder, { recursive: true, withFileTypes: true });
    print(words.written(folder, files.filter((file) => file.isFile()).length, delivery.address));
    print(words.next(folder));
    return exitCodes.planned;
  } catch (error) {
    complain(words.failed((error as Error).message));
    return exitCodes.failure;
  }
}

type Values = ReturnType<typeof parse>;

function wrongArgument({ address, out, network, "framed-by": framedBy, id }: Values, words: (typeof languages)["zh"]["delivery"]): string | undefined {
  if (address === undefined) return words.noAddress;
  const read = readAddress(address);
  if ("fault" in read) return words.addressFaults[read.fault];
  if (out === undefined || out === "") return words.noFolder;
  if (!(networkNames as readonly string[]).includes(network)) return words.wrongNetwork;
  const frame = framedBy.find((one) => !isOrigin(one));
  if (frame !== undefined) return words.wrongFrame(frame);
  return id !== undefined && !isGuid(id) ? words.wrongId : undefined;
}

async function asked({ address, network, "framed-by": framedBy, id }: Values, project: string): Promise<Delivery> {
  const { version } = JSON.parse(await readFile(join(project, "package.json"), "utf8")) as { version: string };
  return { address: (readAddress(address!) as { address: string }).address, network: network as NetworkName, framedBy, ...(id !== undefined && { id }), version };
}
