/** Where an add-in is used decides where Office.js comes from and who may frame the pane. */
export const networkNames = ["microsoft", "china", "intranet"] as const;
export type NetworkName = (typeof networkNames)[number];

export interface Network {
  /** Address of the Office library in the pages; relative where it lies beside them. */
  officeScript: string;
  /** Hosts scripts may come from beside the add-in's own. */
  scriptHosts: readonly string[];
  /** Office on the web frames the pane. */
  frameAncestors: readonly string[];
}

/** What the pages of a build say, before a delivery puts its network's address there. */
export const builtOfficeScript = "https://appsforoffice.microsoft.com/lib/1/hosted/office.js";

/** Below the delivered folder, for networks without a way to Microsoft's. */
export const officeFolder = "office-js";

/**
 * Microsoft publishes no list of the hosts that frame a pane. Those of its world-wide cloud were gathered from
 * office-js#3342 and office-js-docs-pr#4911; those of 21Vianet follow from the addresses its portal opens workbooks at, and
 * were not tried. 21Vianet's library: "21Vianet CDN" in the Office Add-ins documentation, for use there only.
 */
export const networks: Readonly<Record<NetworkName, Network>> = {
  microsoft: {
    officeScript: builtOfficeScript,
    scriptHosts: ["https://appsforoffice.microsoft.com"],
    frameAncestors: ["https://*.officeapps.live.com", "https://*.cloud.microsoft", "https://*.sharepoint.com", "https://*.office.com", "https://onedrive.live.com"],
  },
  china: {
    officeScript: "https://appsforoffice.cdn.partner.office365.cn/appsforoffice/lib/1/hosted/office.js",
    scriptHosts: ["https://appsforoffice.cdn.partner.office365.cn"],
    frameAncestors: ["https://*.partner.officewebapps.cn", "https://*.sharepoint.cn", "https://*.partner.microsoftonline.cn"],
  },
  intranet: { officeScript: `${officeFolder}/office.js`, scriptHosts: [], frameAncestors: [] },
};
