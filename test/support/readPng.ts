import { readFileSync } from "node:fs";
import { inflateSync } from "node:zlib";

/** Red, green, blue and opacity, each 0 to 255. */
export type Pixel = readonly [red: number, green: number, blue: number, opacity: number];

const signature = "89504e470d0a1a0a";
const channels = 4;

/** What a byte is predicted to be, by the five filters of the PNG specification (§ 9.2). */
function predicted(filter: number, left: number, above: number, corner: number): number {
  if (filter === 4) {
    const nearest = left + above - corner;
    const [toLeft, toAbove, toCorner] = [left, above, corner].map((one) => Math.abs(nearest - one)) as [number, number, number];
    return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
  }
  return [0, left, above, (left + above) >> 1][filter]!;
}

/** Pixels of a PNG, row by row. Throws for what browsers do not make of a transparent page: other depths, colour types or interlacing. */
export function readPng(file: string): Pixel[][] {
  const bytes = readFileSync(file);
  if (bytes.subarray(0, 8).toString("hex") !== signature) throw new Error(`${file} is no PNG.`);
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  if (bytes[24] !== 8 || bytes[25] !== 6 || bytes[28] !== 0) throw new Error(`${file} is not of 8 bits, red, green, blue and opacity.`);
  const parts: Buffer[] = [];
  for (let at = 8; at < bytes.length; at += bytes.readUInt32BE(at) + 12)
    if (bytes.toString("latin1", at + 4, at + 8) === "IDAT") parts.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
  const packed = inflateSync(Buffer.concat(parts));
  const stride = width * channels;
  let above = new Uint8Array(stride);
  return Array.from({ length: height }, (_, y) => {
    const start = y * (stride + 1);
    const row = new Uint8Array(stride);
    for (let i = 0; i < stride; i += 1)
      row[i] = packed[start + 1 + i]! + predicted(packed[start]!, row[i - channels] ?? 0, above[i]!, above[i - channels] ?? 0);
    above = row;
    return Array.from({ length: width }, (_pixel, x): Pixel => [row[x * channels]!, row[x * channels + 1]!, row[x * channels + 2]!, row[x * channels + 3]!]);
  });
}
