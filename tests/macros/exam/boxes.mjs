// Answers given to questions one after the other, as JSON: what is kept of each after each answer.

import { text } from "node:stream/consumers";
import { Boxes } from "../../../docs/assets/moments/exam/boxes.js";

/** @typedef {import("../../../docs/assets/moments/exam/boxes.js").Sure} Sure */
/**
 * @typedef {object} Given
 * @property {string} id
 * @property {string} today
 * @property {string} exam
 * @property {boolean} right
 * @property {Sure} sure
 * @property {boolean} [byReader]
 * @property {string} [changed]
 */

/** @type {{rows: [number, number[]][], answers: Given[]}} */
const { rows, answers } = JSON.parse(await text(process.stdin));
/** @type {{[id: string]: import("../../../docs/assets/moments/exam/boxes.js").Kept}} */
const kept = {};
const after = answers.map(
  ({ id, today, exam, right, sure, byReader, changed = "2026-11-01" }, at) => {
    const boxes = new Boxes(rows, exam, today);
    const rank = boxes.rank(kept[id], at + 1);
    kept[id] = boxes.answered(kept[id], { changed, right, sure, byReader }, at + 1);
    return { ...kept[id], rank, due: boxes.due(kept[id]) };
  },
);
console.log(JSON.stringify(after));
