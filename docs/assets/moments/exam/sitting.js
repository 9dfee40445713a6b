// A paper: which questions in which order, what was answered, and the link that lists both questions
// and the order of their options. It knows nothing of how a page shows it.

// @ts-check

import { BY_READER, draw, fits } from "./bank.js";
import { readNumber } from "./numerals.js";
import { interleaved } from "./queue.js";

/** @typedef {import("./bank.js").Question} Question */

/**
 * @typedef {object} Form the form of an exam, as Python printed it
 * @property {string} id
 * @property {string} family
 * @property {number} questions
 * @property {string[]} types
 * @property {number} options how many a choice has; zero if that does not matter
 *
 * @typedef {{question: Question, order: string}} Item a question, and the order of its parts
 *
 * @typedef {object} Opened what a link lists, as far as the bank still has it
 * @property {string} form
 * @property {Item[]} items
 * @property {string[]} withdrawn the ids of what the bank has no more
 * @property {Question[]} changed what has changed since; it is asked as it is now
 */

const MARK = "#paper=";
const DAY = /^(\d\d)(\d\d)(\d\d)$/;
const ITEM = /^([a-z][a-z0-9-]*)\.(\d*)\.(\d{6})$/;
const CHOICES = ["choice", "not", "word", "two"];
const MOST = 100;

/**
 * Draw a paper: what serves the exam comes first, and others of its kind fill it up.
 *
 * @param {Iterable<Question>} bank
 * @param {Form} form
 * @param {import("./chance.js").Chance} chance
 * @returns {Item[]}
 */
export function drawPaper(bank, form, chance) {
  const fitting = [...bank].filter((one) => of(form, one));
  const serving = fitting.filter(({ families }) => families.includes(form.family));
  const others = fitting.filter((one) => !serving.includes(one));
  const taken = [...interleaved(serving, chance), ...interleaved(others, chance)];
  const drawn = chance.shuffled(taken.slice(0, form.questions));
  return drawn.map((question) => ({ question, order: draw(question, chance) }));
}

/** @param {Form} form @param {Question} question */
function of({ types, options }, { sort, printed }) {
  if (sort === BY_READER || !types.includes(sort)) return false;
  const count = printed.querySelectorAll("[data-part=option]").length;
  return !options || !CHOICES.includes(sort) || count === options;
}

/**
 * The part of an address that lists a paper.
 *
 * @param {string} form
 * @param {Item[]} items
 */
export function link(form, items) {
  const listed = items.map(({ question, order }) => {
    return [question.id, order, question.changed.replaceAll("-", "").slice(2)].join(".");
  });
  return `${MARK}${[form, ...listed].join("~")}`;
}

/**
 * Read such a part.
 *
 * @param {string} hash
 * @param {Map<string, Question>} bank
 * @returns {Opened | string | undefined} nothing if it lists no paper; a sentence if it cannot be read
 */
export function opened(hash, bank) {
  if (!hash.startsWith(MARK)) return undefined;
  const [form, ...listed] = hash.slice(MARK.length).split("~");
  if (!listed.length || listed.length > MOST) return "This link lists no paper; it may be cut off.";
  /** @type {Opened} */
  const found = { form, items: [], withdrawn: [], changed: [] };
  for (const one of listed) {
    const [, id, order, day] = ITEM.exec(one) ?? [];
    if (!id) return "This link cannot be read; it may be cut off. Ask for it once more.";
    const question = bank.get(id);
    if (!question) {
      found.withdrawn.push(id);
      continue;
    }
    const whole = fits(question, order);
    if (!whole || question.changed !== day.replace(DAY, "20$1-$2-$3")) found.changed.push(question);
    found.items.push({ question, order: whole ? order : asPrinted(question) });
  }
  return found;
}

/** The order in which Python printed it. @param {Question} question */
function asPrinted(question) {
  const chance = { below: () => 0, shuffled: (/** @type {string[]} */ all) => all };
  return draw(question, /** @type {any} */ (chance));
}

/**
 * What was answered, as a text: the places chosen, the number typed, or the numbers given to the parts
 * in the order in which they were printed.
 *
 * @param {Element} asked
 */
export function given(asked) {
  const inputs = controls(asked);
  if (asked.getAttribute("data-asked") === "choice") {
    return inputs
      .flatMap((one) => (one.checked ? one.value : []))
      .sort()
      .join("");
  }
  if (asked.getAttribute("data-asked") === "number") return inputs[0].value.trim();
  const values = byPlace(inputs).map((one) => one.value || "-");
  return values.every((one) => one === "-") ? "" : values.join("");
}

/** What must be asked about a number that was typed; nothing if it can be read. @param {Element} asked */
export function unread(asked) {
  if (asked.getAttribute("data-asked") !== "number" || !given(asked)) return "";
  const read = readNumber(given(asked));
  return "asks" in read ? read.asks : "";
}

/** Give an answer anew. @param {Element} asked @param {string} answer */
export function give(asked, answer) {
  const inputs = controls(asked);
  if (asked.getAttribute("data-asked") === "choice") {
    for (const one of inputs) one.checked = answer.includes(one.value);
  } else if (asked.getAttribute("data-asked") === "number") inputs[0].value = answer;
  else {
    byPlace(inputs).forEach((one, at) => {
      one.value = (answer[at] ?? "-").replace("-", "");
    });
  }
}

/** @param {Element} asked @returns {HTMLInputElement[]} */
const controls = (asked) =>
  /** @type {any} */ ([
    ...asked.querySelectorAll("[data-part=option] input, select, [data-lowest]"),
  ]);

/** @param {HTMLInputElement[]} inputs */
const byPlace = (inputs) =>
  [...inputs].sort((one, other) => Number(one.dataset.place) - Number(other.dataset.place));
