// What if: figures are frozen as they are, changed, and both answers stand side by side; a second
// button returns to what was frozen. Python compares; here is only which figures were frozen.

import { markup } from "./trusted.js";
import { widthFor } from "./width.js";

/** @typedef {import("./fields.js").Inputs} Inputs */

export class WhatIf {
  #place;
  #freeze;
  #back;
  #asked;
  #calculator;
  /** @type {Inputs | undefined} */
  #frozen;
  #change = 0;

  /**
   * @param {HTMLElement} calculator
   * @param {{inputs: () => Inputs, take: (inputs: Inputs) => void,
   *   ask: (call: string, text: string) => Promise<string>, say: (sentence: string) => void}}
   *   asked what stands in the form, what
   *   fills it, who asks Python, and what speaks to those who listen
   */
  constructor(calculator, asked) {
    const button = (/** @type {string} */ what) =>
      /** @type {HTMLButtonElement | null} */ (calculator.querySelector(`[data-do="${what}"]`));
    this.#calculator = calculator;
    this.#place = calculator.querySelector('[data-part="beside"]');
    this.#asked = asked;
    this.#freeze = button("freeze");
    this.#back = button("thaw");
    this.#freeze?.addEventListener("click", () => {
      this.#frozen = asked.inputs();
      this.#offer(true);
      this.answered();
    });
    this.#back?.addEventListener("click", () => {
      const frozen = this.#frozen;
      this.#frozen = undefined;
      this.#change++;
      this.#place?.replaceChildren();
      this.#offer(false);
      this.#freeze?.focus();
      if (frozen) asked.take(frozen);
    });
  }

  get #width() {
    return widthFor(this.#calculator);
  }

  /** The figures have an answer: put it beside that of the frozen ones. */
  async answered() {
    if (!this.#frozen || !this.#place) return;
    const change = ++this.#change;
    let text = "";
    try {
      const both = { frozen: this.#frozen, changed: this.#asked.inputs(), width: this.#width };
      text = await this.#asked.ask("beside", JSON.stringify(both));
    } catch {
      return; // told at the answer
    }
    if (change !== this.#change) return;
    this.#place.innerHTML = markup(JSON.parse(text).html);
    const told = this.#place.querySelector("p")?.textContent;
    if (told) this.#asked.say(told);
  }

  /** @param {boolean} frozen */
  #offer(frozen) {
    if (this.#freeze)
      this.#freeze.textContent = frozen ? "Freeze these instead" : "Freeze for what-if";
    if (this.#back) this.#back.hidden = !frozen;
  }
}
