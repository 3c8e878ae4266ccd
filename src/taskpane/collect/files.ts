/** Kept until the browser has taken it over. */
const keptMs = 60_000;

const types = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
};
const typeOf = (fileName: string): string => (fileName.endsWith(".docx") ? types.docx : types.xlsx);

/** Offers bytes as a file. */
export function download(fileName: string, bytes: Uint8Array): void {
  const address = URL.createObjectURL(new Blob([bytes as BlobPart], { type: typeOf(fileName) }));
  const link = document.createElement("a");
  link.href = address;
  link.download = fileName;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), keptMs);
}

/** Bytes in one call of `String.fromCharCode`: more arguments than the stack holds would break it. */
const slice = 8_192;

/** Bytes as Office wants a new workbook. */
export function base64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += slice) text += String.fromCharCode(...bytes.subarray(at, at + slice));
  return btoa(text);
}
