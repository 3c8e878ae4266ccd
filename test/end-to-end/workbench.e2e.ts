import { readFileSync } from "node:fs";
import { openSession, openStage, type Session, type Stage, typeIntoCell, valuesOf } from "./support";

// A page that is nothing but the real office.js: what fails here is the workbench's fault and not the pane's.
const probe = `<!doctype html><meta charset="utf-8"><title>probe</title><script src="/office-js/office.js"></script><p>probe</p>`;

let stage: Stage;
let session: Session;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());
afterEach(async () => {
  const { complaints } = session;
  await session.close();
  expect(complaints).toEqual([]);
});

test("the add-in finds an Excel with the declared requirement sets and no more", async () => {
  session = await openSession(stage, { probe, query: { sample: "none", language: "zh-CN" } });
  const pane = await session.pane();
  const found = await pane.evaluate(async () => {
    const { host, platform } = await Office.onReady();
    const { requirements, displayLanguage } = Office.context;
    return { host, platform, displayLanguage, declared: requirements.isSetSupported("ExcelApi", "1.14"), newer: requirements.isSetSupported("ExcelApi", "1.15") };
  });
  expect(found).toEqual({ host: "Excel", platform: "OfficeOnline", displayLanguage: "zh-CN", declared: true, newer: false });
  expect(await session.page.locator(".simulation").innerText()).toMatch(/模拟环境，不是 Excel.*A simulation, not Excel/);
});
