const two = (number: number): string => String(number).padStart(2, "0");

/** The person's own day, "2026-11-26". */
export const localDay = (now: Date): string => `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
/** "2026-11-26 15:04" */
export const localMinute = (now: Date): string => `${localDay(now)} ${two(now.getHours())}:${two(now.getMinutes())}`;
