// What stands at the answer: the answer itself, whether it is being calculated or belongs to other
// numbers, and what is at fault with those that were typed. A stale number never looks like a fresh
// one: it dims at the first key, before Python was asked.

import { markup } from "./trusted.js";

/** @typedef {import("./form.js").Message} Message */
/** @typedef {{answer: string | null, headline: string, details: string, given: string, messages: Message[]}} Reply */

const QUIET = 500; // milliseconds without a change before the answer is spoken
const ANSWER = "Answer";
const CALCULATING = "Calculating with your numbers …";
const FORMER = "The last answer";
const STALE = "This result belongs to the last numbers that could be read.";
const WAITING = "This result belongs to the numbers that stood here before.";
const UNDRAWN = "The charts and tables belong to the numbers that stood here before.";
const LISTED = 3;
/** Set while an answer is on its way, and to this value while only what is drawn to it is. */
const [CALCULATES, DRAWS] = ["calculating", "charts"];

export class Result {
  #calculator;
  #went;
  #told;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #speaking;
  /** What the reader has scrolled: asking all of a page where it stands would lay it out anew. */
  #scrolled = new WeakSet();

  /**
   * @param {HTMLElement} calculator
   * @param {(path: string) => void} went goes to a field by its path
   * @param {() => void} told called once the answer was spoken
   */
  constructor(calculator, went, told) {
    this.#calculator = calculator;
    this.#went = went;
    this.#told = told;
    const heard = { capture: true, passive: true }; // a scroll does not bubble
    calculator.addEventListener("scroll", ({ target }) => this.#heard(target), heard);
  }

  /** @param {EventTarget | null} target */
  #heard(target) {
    if (target) this.#scrolled.add(target);
  }

  /** Something was typed: what stands here is no answer to it yet. */
  calculating() {
    this.#calculator.setAttribute(CALCULATES, "");
    this.say("state", CALCULATING);
  }

  /** A block was brought, and its answer is on its way. @param {boolean} waiting */
  wait(waiting) {
    this.#mark(waiting ? WAITING : "");
  }

  /** No answer will come until something else is done. */
  failed() {
    const waits = this.#calculator.getAttribute(CALCULATES);
    if (waits === null) return;
    this.#mark(waits === DRAWS ? UNDRAWN : WAITING);
  }

  /**
   * Show the answer, or what is at fault; what is drawn to it is still to come.
   *
   * @param {Reply} reply
   * @returns {Message[]} what is at fault
   */
  tell({ answer, headline, messages }) {
    const faults = messages.filter(({ level }) => level === "error");
    this.#mark(answer === null ? STALE : "");
    this.#list(faults);
    if (answer === null) {
      this.#speak([count(faults), faults[0]?.text].join(" "));
    } else {
      this.#put("headline", headline);
      this.#calculator.setAttribute(CALCULATES, DRAWS);
    }
    return faults;
  }

  /** The same answer with all that is drawn to it. @param {Reply} reply */
  draw({ answer, details, given }) {
    this.#mark("");
    this.#put("details", details);
    this.#put("given", given);
    this.#speak(answer ?? "", this.#told);
  }

  /** Nothing more is said: the page was left. */
  leave() {
    clearTimeout(this.#speaking);
  }

  /**
   * @param {string} part
   * @param {string} text
   */
  say(part, text) {
    const line = this.#part(part);
    if (line && line.textContent !== text) line.textContent = text;
  }

  /** @param {string} stale why the answer is none to what stands in the form; empty if it is one */
  #mark(stale) {
    this.#calculator.removeAttribute(CALCULATES);
    this.#calculator.toggleAttribute("stale", stale !== "");
    this.say("state", stale ? FORMER : ANSWER);
    this.say("stale", stale);
  }

  /** @param {Message[]} faults */
  #list(faults) {
    const place = this.#part("faults");
    if (!place) return;
    if (faults.length === 0) return place.replaceChildren();
    const head = document.createElement("p");
    const list = document.createElement("ul");
    head.textContent = count(faults);
    for (const { path, text } of faults.slice(0, LISTED)) {
      const item = document.createElement("li");
      const way = document.createElement("button");
      way.type = "button";
      way.textContent = text;
      way.addEventListener("click", () => this.#went(path));
      item.append(way);
      list.append(item);
    }
    place.replaceChildren(head, list);
  }

  /**
   * Replace a region, keeping open what the reader had opened in it, and where it was scrolled to.
   *
   * @param {string} part
   * @param {string} html
   */
  #put(part, html) {
    const region = this.#part(part);
    if (!region) return;
    const open = [...region.querySelectorAll("details")].map((one) => one.open);
    const scrolled = scrollers(region).map((one) =>
      this.#scrolled.has(one) ? { left: one.scrollLeft, top: one.scrollTop } : undefined,
    );
    region.innerHTML = markup(html);
    region.querySelectorAll("details").forEach((one, index) => {
      one.open = open[index] ?? one.open;
    });
    if (scrolled.every((one) => !one)) return;
    scrollers(region).forEach((one, index) => {
      if (scrolled[index]) one.scrollTo(scrolled[index]);
    });
  }

  /**
   * Once the reader pauses, have the answer read aloud, or what is at fault, and only that.
   *
   * @param {string} text
   * @param {() => void} then
   */
  #speak(text, then = () => {}) {
    clearTimeout(this.#speaking);
    this.#speaking = setTimeout(() => {
      this.say("spoken", text);
      then();
    }, QUIET);
  }

  /** @param {string} part */
  #part(part) {
    return this.#calculator.querySelector(`[data-part="${part}"]`);
  }
}

/** What may be scrolled in a region: its charts, and each of its tables. @param {Element} region */
function scrollers(region) {
  return [...region.querySelectorAll(':scope > :first-child, [role="region"]')];
}

/** @param {Message[]} faults */
function count({ length }) {
  if (length === 1) return "One thing cannot be read yet:";
  const first = length > LISTED ? `; the first ${LISTED}` : "";
  return `${length} things cannot be read yet${first}:`;
}
