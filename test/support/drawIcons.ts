import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { chromium } from "playwright-core";
import { findBrowser } from "./findBrowser";

/** The sizes ribbons, lists and panes ask for. */
const sizes = [16, 20, 24, 32, 40, 48, 64, 80];

/** Middle tones: each stands out at 3 : 1 and more from the light ribbon and from the dark one. */
const blue = "#2A7CC4";
const orange = "#C8751A";
const grey = "#7A7F85";

type Drawing = (small: boolean) => string;

/** A balance in equilibrium, its pans two bars of a chart, on a tile of its own. Small sizes have no foot. */
const product: Drawing = (small) => `
  <rect width="32" height="32" rx="6" fill="${blue}" />
  <g fill="#FFFFFF">
    <rect x="${small ? 14 : 14.8}" y="4" width="${small ? 4 : 2.4}" height="24" rx="1" />
    <rect x="4" y="${small ? 6 : 7}" width="24" height="${small ? 4 : 2.4}" rx="1" />
    ${small ? "" : `<circle cx="16" cy="5.5" r="2.6" /><rect x="10" y="25.6" width="12" height="2.4" rx="1" />`}
    <rect x="4" y="${small ? 14 : 13}" width="8" height="${small ? 12 : 10}" rx="1" />
  </g>
  <rect x="20" y="${small ? 14 : 13}" width="8" height="${small ? 12 : 10}" rx="1" fill="#FFC46B" />`;

/** Two bars of one height, and arrows around them: planned anew. */
const rebalance: Drawing = (small) => {
  const stroke = small ? 4 : 3;
  return `
  <g fill="none" stroke="${blue}" stroke-width="${stroke}">
    <path d="M4 17 A12 12 0 0 1 24.5 7.5" />
    <path d="M28 15 A12 12 0 0 1 7.5 24.5" />
  </g>
  <g fill="${blue}"><path d="M28 2 V11 H19 Z" /><path d="M4 30 V21 H13 Z" /></g>
  <rect x="${small ? 10 : 10.4}" y="12" width="${small ? 4 : 4.8}" height="8" fill="${grey}" />
  <rect x="${small ? 18 : 16.8}" y="12" width="${small ? 4 : 4.8}" height="8" fill="${orange}" />`;
};

/** The chart of the dashboard: columns over their axis, and from 32 pixels on the line above them. */
const dashboard: Drawing = (small) => `
  <rect x="2" y="28" width="28" height="${small ? 2 : 1.8}" fill="${grey}" />
  <rect x="4" y="18" width="6" height="8" fill="${blue}" />
  <rect x="13" y="${small ? 8 : 13}" width="6" height="${small ? 18 : 13}" fill="${blue}" />
  <rect x="22" y="${small ? 2 : 16}" width="6" height="${small ? 24 : 10}" fill="${small ? orange : blue}" />
  ${small ? "" : `<path d="M4 11 L12 5 L19 10 L28 2.5" fill="none" stroke="${orange}" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round" />`}`;

/** By the beginning of their files' names. Each command of the ribbon has its own; the first also stands for the product. */
const drawings: Readonly<Record<string, Drawing>> = { icon: product, "icon-rebalance": rebalance, "icon-dashboard": dashboard };

const picture = (drawing: Drawing, size: number): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 32 32">${drawing(size < 32)}</svg>`;

/** `npx tsx test/support/drawIcons.ts` draws assets/icon-*.png anew. */
async function drawIcons(folder: string): Promise<void> {
  const { executablePath, args, env } = await findBrowser();
  const browser = await chromium.launch({ executablePath, args: [...args], ...(env && { env: { ...env } }) });
  mkdirSync(folder, { recursive: true });
  try {
    const page = await browser.newPage();
    for (const size of sizes) {
      await page.setViewportSize({ width: size, height: size });
      for (const [name, drawing] of Object.entries(drawings)) {
        await page.setContent(`<style>body{margin:0}svg{display:block}</style>${picture(drawing, size)}`);
        writeFileSync(join(folder, `${name}-${size}.png`), await page.screenshot({ omitBackground: true }));
      }
    }
  } finally {
    await browser.close();
  }
}

void drawIcons(resolve(__dirname, "../../assets"));
