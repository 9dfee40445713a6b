// When a question is asked again, and in which order. The days come from the table that Python printed;
// here days are compared and answers counted.
//
// A question that was known goes one box up, once a day and when it was due; one that was not, or was
// guessed, goes back to the first and onto the list "wrong again". It leaves that list after two right
// answers with ten other questions or a night between. On the day of the exam that holds for each.

// @ts-check

import { between, later } from "./days.js";

/**
 * @typedef {"" | "sure" | "unsure" | "guess"} Sure how sure the reader was, if that was said
 * @typedef {object} Kept what is kept of a question
 * @property {string} changed the day on which its meaning had last changed
 * @property {number} box its place in the list of boxes
 * @property {string} last the day of the last answer; nothing once that was forgotten
 * @property {boolean} right whether that was right
 * @property {Sure} sure
 * @property {number} again how many right answers are needed until it leaves the list
 * @property {number} at the number of the answer that counted last
 * @property {boolean} [first] whether the first answer was right; not there if readers mark it
 */

export const OTHERS_BETWEEN = 10;
const TWICE = 2;
const NO_EXAM = Number.POSITIVE_INFINITY;

export class Boxes {
  #rows;
  #exam;
  #today;

  /**
   * @param {[box: number, days: number[]][]} rows for each box the next day by days left
   * @param {string} exam the day of the exam, or nothing
   * @param {string} today
   */
  constructor(rows, exam, today) {
    this.#rows = rows;
    this.#exam = exam;
    this.#today = today;
  }

  /** Whether the day of the exam is over. */
  get over() {
    return this.#exam !== "" && between(this.#today, this.#exam) < 0;
  }

  get lastDay() {
    return this.#exam === this.#today;
  }

  /** @param {string} day */
  #left(day) {
    if (!this.#exam || this.over) return NO_EXAM;
    const left = between(day, this.#exam);
    return left < 0 ? NO_EXAM : left;
  }

  /** The day on which it is asked again; nothing if it is let go. @param {Kept} kept */
  due(kept) {
    const left = this.#left(kept.last);
    if (left === 0 && kept.again === 0) return "";
    const [, days] = this.#rows[kept.box];
    return later(kept.last, days[Math.min(left, days.length - 1)]);
  }

  /**
   * @param {Kept | undefined} kept
   * @param {{changed: string, right: boolean, sure: Sure, byReader?: boolean}} answer
   * @param {number} at the number of this answer among all that were ever given
   * @returns {Kept}
   */
  answered(kept, { changed, right, sure, byReader }, at) {
    const known = right && sure !== "guess";
    const before = kept?.changed === changed ? kept : undefined;
    const first = byReader ? undefined : (before?.first ?? right);
    const now = { changed, last: this.#today, right, sure, ...(byReader ? {} : { first }) };
    if (!known) return { ...now, box: 0, again: TWICE, at };
    if (!before?.last) return { ...now, box: 0, again: this.lastDay ? 1 : 0, at };
    const due = this.due(before);
    const risen = due !== "" && between(due, this.#today) >= 0 && before.last !== this.#today;
    const box = risen ? Math.min(before.box + 1, this.#rows.length - 1) : before.box;
    if (before.again > 0) {
      const counts = before.again === TWICE || !this.#tooSoon(before, at);
      return counts
        ? { ...now, box, again: before.again - 1, at }
        : { ...now, box, again: before.again, at: before.at };
    }
    const onceMore = this.lastDay && before.last !== this.#today;
    return { ...now, box, again: onceMore ? 1 : 0, at };
  }

  /** Whether a second right answer would not count yet. @param {Kept} kept @param {number} at */
  #tooSoon(kept, at) {
    return kept.again === 1 && kept.last === this.#today && at - kept.at <= OTHERS_BETWEEN;
  }

  /**
   * Where a question stands among those to be asked: two numbers, the smaller first.
   *
   * @param {Kept | undefined} kept
   * @param {number} at the number that the next answer will have
   * @returns {[rank: number, wrongness: number]}
   */
  rank(kept, at) {
    if (!kept?.last) return [RANK.unseen, 0];
    const wrongness = kept.right ? (kept.sure === "guess" ? 2 : 3) : kept.sure === "sure" ? 0 : 1;
    const due = this.due(kept);
    const days = due ? between(due, this.#today) : -1;
    if (this.#tooSoon(kept, at) || !due) return [RANK.resting, wrongness];
    return [days > 0 ? RANK.overdue : days === 0 ? RANK.today : RANK.ahead, wrongness];
  }
}

/** In this order questions are asked. */
export const RANK = Object.freeze({ overdue: 0, today: 1, unseen: 2, ahead: 3, resting: 4 });
