// The bank in the browser: the page of all questions, fetched, and questions laid out from it. An order
// is drawn first and then laid, so that a paper that is opened again is laid as it was drawn.
//
// An order is a text: the places of options as Python printed them, such as 2031, or which of a
// template's questions it is, such as 07.

// @ts-check

import { markup } from "../trusted.js";

/**
 * @typedef {object} Question
 * @property {string} id
 * @property {string} sort the type in the bank: choice, not, word, two, order, number or short
 * @property {string} subject
 * @property {string} guide the file of the page that teaches it
 * @property {string} title what that page is called
 * @property {string[]} families
 * @property {string} changed
 * @property {HTMLFieldSetElement} printed
 */

/** @typedef {{asked: HTMLFieldSetElement, reasons: HTMLDetailsElement}} Laid */

/** A question in one's own words, which readers mark themselves. */
export const BY_READER = "short";

/** What could not be had; a sentence for the reader. */
export class NoBank extends Error {}

/**
 * @param {string} address of the page of all questions
 * @returns {Promise<Map<string, Question>>} the questions by their ids, in the bank's order
 */
export async function load(address) {
  let text;
  try {
    const response = await fetch(address, { cache: "no-cache" });
    if (!response.ok) throw new NoBank(`it was answered with ${response.status}`);
    text = await response.text();
  } catch (fault) {
    throw new NoBank(
      `The questions could not be fetched: ${/** @type {Error} */ (fault).message}.`,
    );
  }
  const page = new DOMParser().parseFromString(markup(text), "text/html");
  const found = new Map();
  for (const printed of page.querySelectorAll("[data-question]")) {
    const question = about(/** @type {HTMLFieldSetElement} */ (printed));
    lead(printed, address);
    found.set(question.id, question);
  }
  if (!found.size) throw new NoBank("The page of all questions holds none.");
  return found;
}

/** @param {HTMLFieldSetElement} printed @returns {Question} */
function about(printed) {
  const { question: id = "", sort = "", guide = "", families = "", changed = "" } = printed.dataset;
  return {
    id,
    sort,
    guide,
    changed,
    printed,
    families: families.split(" ").filter(Boolean),
    subject: printed.closest("[data-subject]")?.getAttribute("data-subject") ?? "",
    title: printed.querySelector("[data-title]")?.textContent ?? guide,
  };
}

/** Its links begin at the page of all questions. @param {Element} printed @param {string} address */
function lead(printed, address) {
  for (const link of printed.querySelectorAll("a[href]")) {
    link.setAttribute("href", new URL(link.getAttribute("href") ?? "", address).href);
  }
}

/**
 * Draw an order.
 *
 * @param {Question} question
 * @param {import("./chance.js").Chance} chance
 */
export function draw({ sort, printed }, chance) {
  if (sort === "number") {
    return String(chance.below(printed.querySelectorAll("[data-instance]").length)).padStart(
      2,
      "0",
    );
  }
  return chance.shuffled(parts(printed).map(placeOf)).join("");
}

/** Whether an order fits a question as it is now. @param {Question} question @param {string} order */
export function fits({ sort, printed }, order) {
  if (sort === "number") {
    return (
      /^\d\d$/.test(order) && Number(order) < printed.querySelectorAll("[data-instance]").length
    );
  }
  const places = parts(printed).map(placeOf).sort().join("");
  return [...order].sort().join("") === places;
}

/**
 * Lay a question out.
 *
 * @param {Question} question
 * @param {string} order one that fits
 * @returns {Laid} the question, and its reasons
 */
export function lay({ sort, printed }, order) {
  const asked = /** @type {HTMLFieldSetElement} */ (document.importNode(printed, true));
  const reasons = /** @type {HTMLDetailsElement} */ (asked.querySelector("[data-reasons]"));
  reasons.remove();
  if (sort === "number") number(asked, reasons, Number(order));
  else {
    arrange(parts(asked), placeOf, order);
    if (sort !== "order") arrange([...reasons.querySelectorAll("[data-reason]")], reasonOf, order);
  }
  for (const one of asked.querySelectorAll("[data-do], [data-verdict], template")) one.remove();
  return { asked, reasons };
}

/** @param {Element} asked @param {Element} reasons @param {number} which */
function number(asked, reasons, which) {
  const one = /** @type {HTMLTemplateElement} */ (asked.querySelectorAll("[data-instance]")[which]);
  const input = asked.querySelector("[data-lowest]");
  for (const limit of ["data-lowest", "data-highest"]) {
    input?.setAttribute(limit, one.getAttribute(limit) ?? "");
  }
  const [ask, worked] = document.importNode(one.content, true).children;
  asked.querySelector("legend")?.replaceChildren(...ask.childNodes);
  reasons.querySelector('[data-reason="number"]')?.replaceChildren(...worked.childNodes);
}

/** @param {Element} asked */
const parts = (asked) => [...asked.querySelectorAll("[data-part=option]")];

/** @param {Element} part */
const placeOf = (part) => {
  const select = part.querySelector("[data-place]");
  return (
    (select ?? part.querySelector("input"))?.getAttribute(select ? "data-place" : "value") ?? ""
  );
};

/** @param {Element} reason */
const reasonOf = (reason) => reason.getAttribute("data-reason") ?? "";

/**
 * Put parts into an order, where they stand.
 *
 * @param {Element[]} parts
 * @param {(part: Element) => string} place
 * @param {string} order
 */
function arrange(parts, place, order) {
  if (!parts.length) return;
  const before = document.createComment("");
  parts[0].before(before);
  const found = [...order].map((one) => parts.find((part) => place(part) === one));
  before.replaceWith(...found.filter((part) => part !== undefined));
}
