import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { chromium } from "playwright-core";
import { findBrowser } from "./findBrowser";

/** The sizes ribbons, lists and panes ask for. */
const sizes = [16, 20, 24, 32, 40, 48, 64, 80];
const blue = "#1B5E9E";
const orange = "#D98218";

/** A balance in equilibrium, its pans two bars of a chart; drawn on 32 × 32. Small sizes get a heavier beam and no foot. */
function icon(size: number): string {
  const small = size < 32;
  const stroke = small ? 4 : 2.4;
  const foot = small ? "" : `<path d="M10 29.5h12" />`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 32 32">
    <rect x="2" y="${small ? 12 : 13}" width="${small ? 8 : 9}" height="${small ? 17 : 13}" rx="1.5" fill="${blue}" />
    <rect x="${small ? 22 : 21}" y="${small ? 12 : 13}" width="${small ? 8 : 9}" height="${small ? 17 : 13}" rx="1.5" fill="${orange}" />
    <g fill="none" stroke="#3C4650" stroke-width="${stroke}" stroke-linecap="round"><path d="M16 4.5v25" /><path d="M4 8h24" />${foot}</g>
    <circle cx="16" cy="4.5" r="${small ? 3 : 2.6}" fill="#3C4650" />
  </svg>`;
}

/** `npx tsx test/support/drawIcons.ts` draws assets/icon-*.png anew. */
async function drawIcons(folder: string): Promise<void> {
  const { executablePath, args, env } = await findBrowser();
  const browser = await chromium.launch({ executablePath, args: [...args], ...(env && { env: { ...env } }) });
  mkdirSync(folder, { recursive: true });
  try {
    const page = await browser.newPage();
    for (const size of sizes) {
      await page.setViewportSize({ width: size, height: size });
      await page.setContent(`<style>body{margin:0}svg{display:block}</style>${icon(size)}`);
      writeFileSync(join(folder, `icon-${size}.png`), await page.screenshot({ omitBackground: true }));
    }
  } finally {
    await browser.close();
  }
}

void drawIcons(resolve(__dirname, "../../assets"));
