// An answer that was wrong in a guide's quiz goes onto the exam room's list "wrong again", for a reader
// of whom that room keeps an account. A right one, given beside the text that tells it, moves no box;
// and neither is the first answer from which the room works out how sure a result is.

// @ts-check

import { Boxes } from "./boxes.js";
import { today } from "./days.js";
import * as progress from "./progress.js";

const LISTED = "It is on your list “wrong again” in the exam room.";

/**
 * @param {string} id
 * @param {string} changed the day on which the question's meaning last changed
 * @returns {string} what was done, for the reader; nothing if no account is kept
 */
export function missed(id, changed) {
  if (!progress.any()) return "";
  progress.change((record) => {
    record.answered += 1;
    const before = record.questions[id];
    const given = { changed, right: false, sure: /** @type {const} */ (""), byReader: true };
    const boxes = new Boxes([], record.exam, today());
    const kept = boxes.answered(before, given, record.answered);
    const known = before?.changed === changed && before.first !== undefined;
    record.questions[id] = known ? { ...kept, first: before.first } : kept;
  });
  return progress.trouble || LISTED;
}
