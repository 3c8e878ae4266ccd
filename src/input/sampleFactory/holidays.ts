import { dayNumber, isoDate } from "../../engine/calendar";
import type { CalendarDay } from "../../engine/records";
import type { LanguageCode } from "../../language";
import { both, type Bilingual } from "./bilingual";

interface Holiday {
  name: Bilingual;
  from: string;
  to: string;
  /** Weekend days worked instead 调休. */
  madeUp?: readonly string[];
}

const names = {
  newYear: both("元旦", "New Year"),
  spring: both("春节", "Spring Festival"),
  qingming: both("清明节", "Qingming"),
  labour: both("劳动节", "Labour Day"),
  dragonBoat: both("端午节", "Dragon Boat Festival"),
  midAutumn: both("中秋节", "Mid-Autumn Festival"),
  national: both("国庆节", "National Day"),
};
const makeUp = both("调休上班", "make-up day");
const expected = ({ zh, en }: Bilingual): Bilingual => both(`${zh}（预计）`, `${en} (expected)`);

/**
 * 2026: notice of the General Office of the State Council of 4 November 2025.
 * 2027: the statutory days of the 2024 regulation with days off in lieu where they fall on a weekend; the official arrangement may differ.
 */
const holidays: readonly Holiday[] = [
  { name: names.newYear, from: "2026-01-01", to: "2026-01-03", madeUp: ["2026-01-04"] },
  { name: names.spring, from: "2026-02-15", to: "2026-02-23", madeUp: ["2026-02-14", "2026-02-28"] },
  { name: names.qingming, from: "2026-04-04", to: "2026-04-06" },
  { name: names.labour, from: "2026-05-01", to: "2026-05-05", madeUp: ["2026-05-09"] },
  { name: names.dragonBoat, from: "2026-06-19", to: "2026-06-21" },
  { name: names.midAutumn, from: "2026-09-25", to: "2026-09-27" },
  { name: names.national, from: "2026-10-01", to: "2026-10-07", madeUp: ["2026-09-20", "2026-10-10"] },
  { name: expected(names.newYear), from: "2027-01-01", to: "2027-01-01" },
  { name: expected(names.spring), from: "2027-02-05", to: "2027-02-10" },
  { name: expected(names.qingming), from: "2027-04-05", to: "2027-04-05" },
  { name: expected(names.labour), from: "2027-05-01", to: "2027-05-04" },
  { name: expected(names.dragonBoat), from: "2027-06-09", to: "2027-06-09" },
  { name: expected(names.midAutumn), from: "2027-09-15", to: "2027-09-15" },
  { name: expected(names.national), from: "2027-10-01", to: "2027-10-05" },
];

const daysBetween = (from: string, to: string): string[] => Array.from({ length: dayNumber(to) - dayNumber(from) + 1 }, (_, i) => isoDate(dayNumber(from) + i));

/** Every day that differs from its weekday, and the weekend days inside a holiday. */
export const calendarDays = (language: LanguageCode): CalendarDay[] =>
  holidays
    .flatMap(({ name, from, to, madeUp = [] }) => [
      ...daysBetween(from, to).map((date): CalendarDay => ({ date, working: false, name: name[language] })),
      ...madeUp.map((date): CalendarDay => ({ date, working: true, name: `${name[language]} ${makeUp[language]}` })),
    ])
    .sort((a, b) => (a.date < b.date ? -1 : 1));
