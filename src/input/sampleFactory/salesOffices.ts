import type { SalesOffice } from "../../engine/records";
import type { LanguageCode } from "../../language";
import { type Bilingual, both } from "./bilingual";
import { channels, type Office, offices, versions } from "./products";

/** Two regions at home, one abroad; a clerk may fill in the templates of several offices. */
const duties: Readonly<Record<Office, { region: Bilingual; clerk: Bilingual }>> = {
  east: { region: both("东区", "East region"), clerk: both("王芳", "Wang Fang") },
  south: { region: both("南北区", "South and north region"), clerk: both("李敏", "Li Min") },
  north: { region: both("南北区", "South and north region"), clerk: both("李敏", "Li Min") },
  online: { region: both("东区", "East region"), clerk: both("陈洁", "Chen Jie") },
  europe: { region: both("海外区", "Overseas region"), clerk: both("周琳", "Zhou Lin") },
  northAmerica: { region: both("海外区", "Overseas region"), clerk: both("周琳", "Zhou Lin") },
  asia: { region: both("海外区", "Overseas region"), clerk: both("赵雪", "Zhao Xue") },
};

const channelOf = (office: Office) => Object.values(versions).find((version) => version.offices.some(([seller]) => seller === office))!.channel;

/** Sales offices with their clerks. */
export const salesOffices = (language: LanguageCode): SalesOffice[] =>
  (Object.keys(offices) as Office[]).map((office) => ({
    office: offices[office][language],
    channel: channels[channelOf(office)][language],
    region: duties[office].region[language],
    clerk: duties[office].clerk[language],
  }));
