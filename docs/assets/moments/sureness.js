// How sure the answer is: a second question, which takes Python a thousand answers and so is asked
// only once typing rests. What stands there until then is dimmed, for it belongs to other numbers.

import { markup } from "./trusted.js";

const REST = 600; // milliseconds without a change, a little after the answer itself is spoken

export class Sureness {
  #place;
  #asked;
  /** Counts the changes, so that a reply to older numbers is known. */
  #change = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #resting;

  /**
   * @param {HTMLElement} calculator
   * @param {{inputs: () => object, ask: (call: string, text: string) => Promise<string>,
   *   say: (sentence: string) => void}} asked what stands in the form, who asks Python, and what
   *   speaks to those who listen
   */
  constructor(calculator, asked) {
    this.#place = calculator.querySelector('[data-part="sure"]');
    this.#asked = asked;
  }

  /** Something was typed: what stands here is no answer to it. */
  wait() {
    clearTimeout(this.#resting);
    this.#change++;
    this.#place?.toggleAttribute("former", true);
  }

  /** The answer has come; unless something is typed soon, ask how sure it is. */
  rest() {
    if (!this.#place) return;
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => this.#ask(), REST);
  }

  async #ask() {
    const change = this.#change;
    let text = "";
    try {
      text = await this.#asked.ask("sure", JSON.stringify(this.#asked.inputs()));
    } catch {
      return; // told at the answer, which was asked before
    }
    if (change !== this.#change || !this.#place) return;
    const { html, said } = JSON.parse(text);
    const open = this.#place.querySelector("details")?.open ?? false;
    this.#place.innerHTML = markup(html);
    const details = this.#place.querySelector("details");
    if (details) details.open = open;
    this.#place.removeAttribute("former");
    if (said) this.#asked.say(said);
  }
}
