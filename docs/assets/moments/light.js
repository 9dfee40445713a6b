// A moment lights up wherever it stands: its row in the form, its marks in charts, its rows in
// tables; by focus as well as by pointer. A mark leads to its row, and so does a name in a table,
// which the keyboard reaches.
//
// Python marks what belongs together: data-mark="3" in charts, data-of="3" in tables, by the number
// of the row, from 1.

import { all, rowsOf } from "./fields.js";
import { reveal } from "./rows.js";

const STANDS = "[data-mark], [data-of]";
const LEADS = '[data-mark], [data-do="to-row"]';

export class Light {
  #calculator;
  /** The moments that the pointer and the focus are at, by their numbers; 0 for none. */
  #pointed = 0;
  #focused = 0;

  /** @param {HTMLElement} calculator */
  constructor(calculator) {
    this.#calculator = calculator;
  }

  /** Light up what is pointed at and what has the focus, from now on. @param {AbortSignal} signal */
  watch(signal) {
    const on = (/** @type {string} */ sign, /** @type {(at: Element) => void} */ then) =>
      this.#calculator.addEventListener(
        sign,
        ({ target }) => {
          then(/** @type {Element} */ (target));
          this.show();
        },
        { signal },
      );
    // Not as it comes over something, which a page that scrolls below it does as well.
    const moved = (/** @type {Event} */ { target }) => {
      const pointed = this.#numberOf(/** @type {Element} */ (target));
      if (pointed === this.#pointed) return;
      this.#pointed = pointed;
      this.show();
    };
    this.#calculator.addEventListener("pointermove", moved, { signal });
    on("pointerleave", () => {
      this.#pointed = 0;
    });
    on("focusin", (at) => {
      this.#pointed = 0; // until the pointer moves again
      this.#focused = this.#numberOf(at);
    });
    on("focusout", () => {
      this.#focused = 0;
    });
    on("click", (at) => this.#lead(at));
    this.lead();
  }

  /** Light it up, in whatever stands there now. */
  show() {
    const lit = this.#pointed || this.#focused;
    const row = this.#rowOf(lit);
    for (const one of all(this.#calculator, `[data-lit], ${STANDS}`)) {
      one.toggleAttribute("data-lit", one === row || (lit > 0 && told(one) === lit));
    }
    row?.setAttribute("data-lit", "");
  }

  /** Let the names in new tables lead to their rows: a chart is one picture to the keyboard. */
  lead() {
    for (const name of all(this.#calculator, "tr[data-of] > th:not(:has(button))")) {
      const way = document.createElement("button");
      way.type = "button";
      way.className = "moments-to-row";
      way.dataset.do = "to-row";
      way.append(...name.childNodes);
      name.append(way);
    }
    this.show();
  }

  /** @param {Element} at */
  #lead(at) {
    const from = at.closest(LEADS);
    const field = from && this.#rowOf(this.#numberOf(from))?.querySelector("[data-field]");
    if (!(field instanceof HTMLElement)) return;
    reveal(field);
    field.focus();
  }

  /** The number of the moment that something stands for. @param {Element} at */
  #numberOf(at) {
    const stands = at.closest(STANDS);
    return stands ? told(stands) : this.#rows().findIndex((row) => row.contains(at)) + 1;
  }

  /** @param {number} number */
  #rowOf(number) {
    return this.#rows()[number - 1];
  }

  /** The rows that charts are drawn of. */
  #rows() {
    const table = this.#calculator.querySelector("form [data-table]");
    return table ? rowsOf(table) : [];
  }
}

/** @param {Element} one */
const told = (one) => Number(one.getAttribute("data-mark") ?? one.getAttribute("data-of"));
