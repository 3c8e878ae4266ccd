import type { delivery as zhCN } from "../zh-CN/delivery";

/** Words of the command that makes a folder ready to host. */
export const delivery: typeof zhCN = {
  usage: `Usage: npm run deliver -- --address https://… --out FOLDER [--network microsoft|china|intranet] [--framed-by https://…]… [--id GUID] [--lang zh|en]
  Builds, and writes a folder ready to host: pages, manifest, header files, the administrator's page, licences
  --address    where the add-in will live (https)    --out  an empty folder, or an earlier delivery
  --network    where Office's script comes from: microsoft (default), china (21Vianet), intranet (within the folder)
  --framed-by  another address that may frame the pane, such as an Office Online Server of your own; may be repeated
  --id         the manifest's identity, where two deliveries stand beside each other in one organisation
  Exit codes: 0 written, 1 not written`,
  addressFaults: {
    notAnAddress: "--address is no address",
    notHttps: "--address has to begin with https://; Office takes no other",
    localhost: "--address is this computer; nobody else's would find it",
    hasQuery: "--address must not have a user name, ? or #",
  },
  noAddress: "--address is missing",
  noFolder: "--out FOLDER is missing",
  wrongNetwork: "--network is one of microsoft, china, intranet",
  wrongFrame: (given) => `--framed-by ${given} has to be https:// and a host name, without a path`,
  wrongId: "--id is no GUID, such as 7c1d2a34-5b6e-4f70-8a91-b2c3d4e5f601",
  notReplaceable: (folder) => `${folder} holds other files and was left as it is. Give an empty folder or an earlier delivery.`,
  building: "Building…",
  failed: (reason) => `Nothing was written: ${reason}`,
  written: (folder, files, address) => `Wrote ${folder} (${files} files), for ${address}.`,
  next: (folder) => `What comes next stands in ${folder}/administrator.html. To check the manifest: npm run validate -- --production ${folder}`,
};
