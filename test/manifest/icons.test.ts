import { readdirSync } from "node:fs";
import { join } from "node:path";
import { type Pixel, readPng } from "../support/readPng";

const assets = join(__dirname, "../../assets");
const sizes = [16, 20, 24, 32, 40, 48, 64, 80];
const names = ["icon", "icon-rebalance", "icon-dashboard"];
const files = names.flatMap((name) => sizes.map((size) => [`${name}-${size}.png`, size] as const));

/** The ribbon of Excel's light and of its dark theme. */
const ribbons: readonly Pixel[] = [[0xf3, 0xf3, 0xf3, 255], [0x29, 0x29, 0x29, 255]];

/** WCAG 2.2's relative luminance. */
const luminance = ([red, green, blue]: Pixel): number => {
  const [r, g, b] = [red, green, blue].map((one) => one / 255).map((one) => (one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4)) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (one: Pixel, other: Pixel): number => {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
};

/** Edges are half see-through; what carries the drawing is not. */
const solid = (pixels: readonly (readonly Pixel[])[]): Pixel[] => pixels.flat().filter(([, , , opacity]) => opacity > 250);

test("no icon lies about that is not looked at here", () =>
  expect(readdirSync(assets).filter((name) => name.startsWith("icon")).sort()).toEqual(files.map(([name]) => name).sort()));

test.each(files)("%s has its size, corners to see through, and a drawing that fills it", (name, size) => {
  const pixels = readPng(join(assets, name));
  expect(pixels.map((row) => row.length)).toEqual(Array<number>(size).fill(size));
  const last = size - 1;
  for (const [x, y] of [[0, 0], [last, 0], [0, last], [last, last]] as const) expect(pixels[y]![x]![3]).toBeLessThan(200);
  const drawn = (lines: readonly (readonly Pixel[])[]) => lines.filter((line) => line.some(([, , , opacity]) => opacity > 128)).length / size;
  expect(drawn(pixels)).toBeGreaterThanOrEqual(0.75);
  expect(drawn(pixels.map((_, x) => pixels.map((row) => row[x]!)))).toBeGreaterThanOrEqual(0.75);
});

// The product's tile has a white drawing in it; the commands' drawings stand on the ribbon itself.
test.each(files)("%s stands out from the light ribbon and the dark one", (name) => {
  const pixels = solid(readPng(join(assets, name)));
  for (const ribbon of ribbons) {
    const clear = pixels.filter((pixel) => contrast(pixel, ribbon) >= 3).length / pixels.length;
    expect(clear).toBeGreaterThanOrEqual(name.startsWith("icon-rebalance") || name.startsWith("icon-dashboard") ? 0.95 : 0.4);
  }
});
