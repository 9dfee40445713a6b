// What is asked of Python beside the answer: how sure it is, what if, and what several people say.

import { WhatIf } from "./beside.js";
import { People } from "./people.js";
import { Sureness } from "./sureness.js";

export class Second {
  #sure;
  #whatIf;
  #people;

  /**
   * @param {HTMLElement} calculator
   * @param {ConstructorParameters<typeof WhatIf>[1]} asked what stands in the form, what fills it,
   *   who asks Python, and what speaks to those who listen
   */
  constructor(calculator, asked) {
    this.#sure = new Sureness(calculator, asked);
    this.#whatIf = new WhatIf(calculator, asked);
    this.#people = new People(calculator, asked);
  }

  /** Something was typed: what stands here is no answer to it. */
  wait() {
    this.#sure.wait();
  }

  /** The answer has come. */
  answered() {
    this.#sure.rest();
    this.#whatIf.answered();
  }

  /** The files of several people that stand below the answer. */
  get people() {
    return this.#people.files;
  }
}
