import type { Frame } from "playwright-core";
import { languages } from "../../src/language";

// What people do on the meeting's screens of the pane, in Chinese.

const { meet, pane: paneWords } = languages.zh;

/** A step plans the whole factory anew. */
export const patience = 180_000;

export const press = (pane: Frame, name: string) => pane.getByRole("button", { name, exact: true }).first().click({ timeout: patience });
export const headline = (pane: Frame, name: string) => pane.getByRole("heading", { level: 1, name, exact: true }).waitFor({ timeout: patience });
export const says = (pane: Frame, words: string | RegExp) => pane.getByRole("main").getByText(words).first().waitFor({ timeout: patience });
export const fill = (pane: Frame, name: string, words: string) => pane.getByRole("textbox", { name }).or(pane.getByRole("combobox", { name })).first().fill(words);

/** Back to the meeting's first screen, from wherever a step has led. */
export async function backHome(pane: Frame, cycle: string): Promise<void> {
  for (let back = 0; back < 3 && (await pane.getByRole("button", { name: meet.actions.back, exact: true }).count()) > 0; back++) await press(pane, meet.actions.back);
  await headline(pane, meet.home.title(cycle));
}

/** From the ledger of changes: another quantity of BL-3501 in the last frozen period; `filled` is called before it is sent. */
export async function requestChange(pane: Frame, quantity: string, note: string, filled: () => Promise<unknown> = async () => {}): Promise<void> {
  await headline(pane, meet.changes.title);
  await press(pane, meet.changes.add);
  await pane.getByRole("combobox", { name: paneWords.ask.item }).fill("BL-3501");
  await pane.getByRole("combobox", { name: paneWords.ask.item }).press("Enter");
  const period = pane.getByRole("combobox", { name: meet.newChange.period });
  await period.selectOption({ index: (await period.locator("option").count()) - 1 });
  await fill(pane, meet.newChange.quantity, quantity);
  await pane.getByRole("combobox", { name: meet.newChange.causeCode }).selectOption("orderChange");
  await fill(pane, meet.newChange.requester, "李明");
  await fill(pane, meet.newChange.approver, "刘总");
  await fill(pane, meet.newChange.note, note);
  await filled();
  await press(pane, meet.newChange.act);
}
