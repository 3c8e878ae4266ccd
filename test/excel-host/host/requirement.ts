/** Whether "ExcelApi 1.9" is within "1.14". Sets of other names (ExcelApiOnline, ExcelApiDesktop) are not. */
export function isWithin(api: string | undefined, version: string): boolean {
  if (api === undefined) return true;
  const [name, wanted = ""] = api.split(" ");
  if (name !== "ExcelApi") return false;
  const [wantedMajor = 0, wantedMinor = 0] = wanted.split(".").map(Number);
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return wantedMajor < major || (wantedMajor === major && wantedMinor <= minor);
}
