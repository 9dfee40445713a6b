// What this browser keeps of a reader's answers: for each question its box and how the last answer went,
// the day of the exam, and a paper that is under way. Nothing is kept before the first marked answer.
// It is read again before each change, for another tab may have changed it.

// @ts-check

import { PREFIX } from "../kept.js";
import { isDay } from "./days.js";

/** @typedef {import("./boxes.js").Kept} Kept */

/**
 * @typedef {object} Record
 * @property {number} form the form of this record
 * @property {number} answered how many answers were ever marked
 * @property {string} exam the day of the exam, or nothing
 * @property {{[id: string]: Kept}} questions
 */

const FORM = 1;
const PROGRESS = `${PREFIX} exam progress`;
const PAPER = `${PREFIX} exam paper`;
const BOXES = 5;
const SURE = ["", "sure", "unsure", "guess"];

/** @returns {Record} */
const nothing = () => ({ form: FORM, answered: 0, exam: "", questions: {} });

/** What cannot be kept or read; a sentence for the reader. */
export let trouble = "";

/** What stands in for a store that is denied: it lasts as long as the page. @type {Map<string, string>} */
const instead = new Map();

/** @returns {Record} what is kept; an empty record if there is nothing, or nothing that can be read */
export function read() {
  const text = stored(PROGRESS);
  if (text === null) return nothing();
  const record = parsed(text);
  if (typeof record !== "string") return record;
  trouble = `What this browser keeps of your answers cannot be read: ${record} Export it, or delete it.`;
  return nothing();
}

/** Whether anything is kept. */
export const any = () => stored(PROGRESS) !== null;

/** @param {(record: Record) => void} change */
export function change(change) {
  const record = read();
  if (trouble && any() && typeof parsed(stored(PROGRESS) ?? "") === "string") return;
  change(record);
  store(PROGRESS, JSON.stringify(record));
}

/**
 * Forget how questions were answered. Whether the first answer was right stays, for there is no second
 * first answer.
 *
 * @param {Iterable<string>} ids
 */
export function reset(ids) {
  change((record) => {
    for (const id of ids) {
      const kept = record.questions[id];
      if (kept) record.questions[id] = { ...kept, last: "", again: 0 };
    }
  });
}

/** Forget everything, a paper that is under way as well. */
export function forget() {
  store(PROGRESS, null);
  store(PAPER, null);
  trouble = "";
}

/** All that is kept, as a text for a file. */
export const exported = () => stored(PROGRESS) ?? JSON.stringify(nothing());

/**
 * Take what was exported in the place of what is kept.
 *
 * @param {string} text
 * @returns {string} what is wrong with it; nothing is taken then
 */
export function imported(text) {
  const record = parsed(text);
  if (typeof record === "string") return record;
  store(PROGRESS, JSON.stringify(record));
  trouble = "";
  return "";
}

/**
 * How many questions were answered for the first time, and how many of those rightly. Only questions
 * that are marked by a key or by limits count, each once, whatever numbers it came with.
 */
export function firstAttempts() {
  const firsts = Object.values(read().questions).flatMap(({ first }) => first ?? []);
  return { answered: firsts.length, right: firsts.filter(Boolean).length };
}

/** A paper that is under way, as it was kept. @returns {unknown} */
export function paper() {
  try {
    return JSON.parse(stored(PAPER) ?? "null");
  } catch {
    return null;
  }
}

/** @param {object | null} kept */
export const keepPaper = (kept) => store(PAPER, kept && JSON.stringify(kept));

/**
 * @param {string} text
 * @returns {Record | string} the record, or what is wrong with it
 */
function parsed(text) {
  let found;
  try {
    found = JSON.parse(text);
  } catch {
    return "it is not JSON.";
  }
  if (found?.form !== FORM) return `it is not of form ${FORM}, which this page reads.`;
  const { answered, exam, questions } = found;
  if (!whole(answered)) return "“answered” is no number.";
  if (exam !== "" && !isDay(exam)) return "“exam” is no day.";
  if (typeof questions !== "object" || !questions || Array.isArray(questions)) {
    return "“questions” is missing.";
  }
  for (const [id, kept] of Object.entries(questions)) {
    if (!question(kept)) return `what it says of “${id}” is incomplete.`;
  }
  return { form: FORM, answered, exam, questions };
}

/** @param {any} kept */
const question = (kept) =>
  isDay(kept?.changed) &&
  whole(kept.box) &&
  kept.box < BOXES &&
  (kept.last === "" || isDay(kept.last)) &&
  typeof kept.right === "boolean" &&
  SURE.includes(kept.sure) &&
  whole(kept.again) &&
  kept.again <= 2 &&
  whole(kept.at) &&
  ["boolean", "undefined"].includes(typeof kept.first);

/** @param {unknown} value */
const whole = (value) => Number.isSafeInteger(value) && Number(value) >= 0;

/** @param {string} key */
function stored(key) {
  try {
    return localStorage.getItem(key) ?? instead.get(key) ?? null;
  } catch {
    return instead.get(key) ?? null;
  }
}

/** @param {string} key @param {string | null} text */
function store(key, text) {
  instead.delete(key);
  try {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch {
    if (text !== null) instead.set(key, text);
    trouble =
      "This browser keeps nothing for this page: what you answer is lost when you leave it.";
  }
}
