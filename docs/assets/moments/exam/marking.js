// Compares an answer with the key or the limits that Python printed, and puts the result into words.

// @ts-check

import { readNumber } from "./numerals.js";

/**
 * @typedef {object} Verdict
 * @property {string} said the result, or what is missing before there can be one
 * @property {boolean} [right] not there as long as there is no answer
 * @property {string[]} why reasons, the chosen option's first
 */

/**
 * @param {Element} asked
 * @param {Element} [reasons] where the reasons stand, if not in it
 * @returns {Verdict}
 */
export function mark(asked, reasons = asked) {
  const sort = asked.getAttribute("data-asked");
  if (sort === "number") return markNumber(asked, reasons);
  if (sort === "order") return markOrder(asked);
  const key = (asked.getAttribute("data-key") ?? "").split(" ");
  const chosen = all(asked, "input:checked").map((one) => one.value);
  if (chosen.length !== key.length) {
    return { said: key.length > 1 ? "Choose two." : "Choose an answer first.", why: [] };
  }
  const missed = key.filter((one) => !chosen.includes(one));
  const right = !missed.length;
  const hits = `Right so far: ${key.length - missed.length} of 2.`;
  const said = right ? "Right." : key.length > 1 ? hits : "Not this one.";
  return { said, right, why: [...chosen, ...missed].map((one) => reason(reasons, one)) };
}

/** @param {Element} asked @param {Element} reasons @returns {Verdict} */
function markNumber(asked, reasons) {
  const [input] = all(asked, "[data-lowest]");
  const read = readNumber(input.value);
  if ("asks" in read) return { said: read.asks, why: [] };
  const { lowest, highest } = input.dataset;
  const right = read.value >= Number(lowest) && read.value <= Number(highest);
  return { said: right ? "Right." : "Not this one.", right, why: [reason(reasons, "number")] };
}

/** @param {Element} asked @returns {Verdict} */
function markOrder(asked) {
  const places = all(asked, "[data-place]");
  const given = new Set(places.map((one) => one.value));
  if (given.has("") || given.size < places.length) {
    return { said: "Give each a number of its own.", why: [] };
  }
  const hits = places.filter((one) => one.value === one.dataset.place).length;
  const right = hits === places.length;
  const said = right ? "Right." : `In place: ${hits} of ${places.length}.`;
  return { said, right, why: ["Each stands below with its reason."] };
}

/** @param {Element} reasons @param {string} which */
const reason = (reasons, which) =>
  reasons.querySelector(`[data-reason="${which}"]`)?.textContent?.replace(/\s+/g, " ").trim() ?? "";

/** @param {Element} asked @param {string} selector @returns {HTMLInputElement[]} */
const all = (asked, selector) =>
  [...asked.querySelectorAll(selector)].map((one) => /** @type {any} */ (one));
