// The forms of exams that Python printed, a paper that is under way, and what is said of one in a link.

// @ts-check

import * as progress from "./progress.js";
import { link } from "./sitting.js";

const MINUTE = 60_000; // milliseconds

/**
 * @typedef {object} Under a paper that is under way, as it is kept
 * @property {string} form
 * @property {string} link its questions and the order of their parts
 * @property {number} began in milliseconds of the machine's clock
 * @property {number} ends when the time is over; zero without a clock
 * @property {boolean} hidden whether the clock is hidden at first
 * @property {string[]} answers
 * @property {boolean[]} flags
 * @property {number} at the question that it is open at, from 0
 * @property {boolean} late whether it went on when the time was over
 * @property {number} done when it was handed in; zero before
 */

/**
 * The form that is chosen, or that a paper has.
 *
 * @param {Element} room
 * @param {string} [id]
 */
export function formIn(room, id) {
  const named = id && room.querySelector(`[data-form="${CSS.escape(id)}"]`);
  const chosen = named || room.querySelector("[data-form]:has(:checked)");
  const printed = /** @type {HTMLElement} */ (chosen ?? room.querySelector("[data-form]"));
  const { form = "", name = "", family = "", types = "", ...numbers } = printed.dataset;
  return {
    id: form,
    name,
    family,
    types: types.split(" "),
    questions: Number(numbers.questions),
    minutes: Number(numbers.minutes),
    options: Number(numbers.options ?? 0),
    pass: Number(numbers.pass ?? 0),
    own: numbers.own !== undefined,
  };
}

/**
 * A paper that begins now.
 *
 * @param {string} form
 * @param {import("./sitting.js").Item[]} items
 * @param {number} minutes how long it lasts; zero without a clock
 * @param {boolean} hidden
 * @returns {Under}
 */
export function begun(form, items, minutes, hidden) {
  const began = Date.now();
  const ends = minutes ? began + Math.round(minutes * MINUTE) : 0;
  const answers = items.map(() => "");
  const flags = items.map(() => false);
  const rest = { began, ends, hidden, answers, flags, at: 0, late: false, done: 0 };
  return { form, link: link(form, items), ...rest };
}

/** A paper that is under way and whole. @returns {Under | undefined} */
export function kept() {
  const found = /** @type {any} */ (progress.paper());
  const { answers, flags, at } = found ?? {};
  const whole =
    typeof found?.link === "string" &&
    typeof found.form === "string" &&
    [found.began, found.ends, found.done, at].every(Number.isSafeInteger) &&
    [found.hidden, found.late].every((one) => typeof one === "boolean") &&
    Array.isArray(answers) &&
    answers.every((one) => typeof one === "string") &&
    Array.isArray(flags) &&
    flags.length === answers.length &&
    found.link.split("~").length === answers.length + 1 &&
    at >= 0 &&
    at < answers.length;
  return whole ? found : undefined;
}

/**
 * What is said of a paper from a link.
 *
 * @param {import("./sitting.js").Opened | string | undefined} found
 */
export function sentences(found) {
  if (typeof found !== "object") return found ?? "";
  const { items, withdrawn, changed } = found;
  const said = [
    items.length
      ? `A paper of ${items.length === 1 ? "one question" : `${items.length} questions`} was handed to you.`
      : "Nothing is left of the paper in this link.",
  ];
  if (withdrawn.length) said.push(`Withdrawn since, and left out: ${withdrawn.join(", ")}.`);
  if (changed.length) {
    said.push(
      `Changed since, and asked as they are now: ${changed.map(({ id }) => id).join(", ")}.`,
    );
  }
  return said.join(" ");
}
