// Days of the reader's own calendar, written as 2026-11-28. A day has no hours here, so that neither a
// time zone nor the change to summer time moves one.

// @ts-check

const DAY = 86_400_000;
const WRITTEN = /^(\d{4})-(\d{2})-(\d{2})$/;

/** @param {Date} [now] */
export function today(now = new Date()) {
  const [year, month, day] = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
}

/** Whether a text is a day that there is. @param {unknown} text @returns {text is string} */
export function isDay(text) {
  return typeof text === "string" && WRITTEN.test(text) && written(number(text)) === text;
}

/** How many days lie from one day to another. @param {string} from @param {string} to */
export const between = (from, to) => number(to) - number(from);

/** The day so many days later. @param {string} day @param {number} days */
export const later = (day, days) => written(number(day) + days);

/** The day as a reader writes it. @param {string} day */
export const inWords = (day) =>
  new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(
    number(day) * DAY,
  );

/** @param {string} day */
function number(day) {
  const [, year, month, date] = (WRITTEN.exec(day) ?? []).map(Number);
  return Date.UTC(year, month - 1, date) / DAY;
}

/** @param {number} days */
const written = (days) =>
  Number.isFinite(days) ? new Date(days * DAY).toISOString().slice(0, 10) : "";

/** @param {number} value */
const two = (value) => String(value).padStart(2, "0");
