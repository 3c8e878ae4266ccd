import { languages } from "../language";
import { goToFirst } from "../workbook/officeWorkbook";

/** The dashboard of the latest plan, in whichever language it was written. The command is over when `completed` is called, and not before. */
async function showDashboard(event: Office.AddinCommands.Event): Promise<void> {
  try {
    await goToFirst(Object.values(languages).map(({ reports }) => ({ sheet: reports.sheets.dashboard })));
  } finally {
    event.completed();
  }
}

void Office.onReady(() => Office.actions.associate("showDashboard", showDashboard));
