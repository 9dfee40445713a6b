// Which questions come next: subjects take turns, and what is due comes before what is new.

// @ts-check

import { RANK } from "./boxes.js";

/** @typedef {import("./bank.js").Question} Question */

/**
 * All questions mixed, so that one subject seldom follows itself.
 *
 * @param {Question[]} questions
 * @param {import("./chance.js").Chance} chance
 */
export function interleaved(questions, chance) {
  const subjects = Object.values(Object.groupBy(questions, ({ subject }) => subject));
  let waiting = subjects.map((ours) => chance.shuffled(ours ?? []));
  /** @type {Question[]} */
  const mixed = [];
  while (waiting.length) {
    const turn = chance.shuffled(waiting);
    if (turn.length > 1 && turn[0][0].subject === mixed.at(-1)?.subject)
      turn.push(...turn.splice(0, 1));
    for (const ours of turn) mixed.push(...ours.splice(0, 1));
    waiting = waiting.filter((ours) => ours.length);
  }
  return mixed;
}

/**
 * Sorted by the boxes' ranks; what has the same rank keeps its order.
 *
 * @param {Question[]} questions
 * @param {(question: Question) => [rank: number, wrongness: number]} rank
 */
export function ranked(questions, rank) {
  return questions
    .map((question) => ({ question, key: rank(question) }))
    .sort((one, other) => one.key[0] - other.key[0] || one.key[1] - other.key[1])
    .map(({ question }) => question);
}

/**
 * How many of some questions are due, are on the list "wrong again", and were never asked.
 *
 * @param {Question[]} questions
 * @param {import("./progress.js").Record} record
 * @param {import("./boxes.js").Boxes} boxes
 */
export function standing(questions, { questions: all, answered }, boxes) {
  const ours = questions.map(({ id, changed }) =>
    all[id]?.changed === changed ? all[id] : undefined,
  );
  const ranks = ours.map((kept) => boxes.rank(kept, answered + 1)[0]);
  return {
    due: ranks.filter((rank) => rank <= RANK.today).length,
    again: ours.filter((kept) => kept?.last && kept.again > 0).length,
    unseen: ranks.filter((rank) => rank === RANK.unseen).length,
  };
}
