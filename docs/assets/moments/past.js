// What the form held before, step by step, and what was undone.

/** @typedef {import("./fields.js").Inputs} Inputs */

const LONGEST = 200;

export class Past {
  /** @type {Inputs[]} */
  #before = [];
  /** @type {Inputs[]} */
  #after = [];
  /** The field that was changed last: going on in it is one step. */
  #field = "";

  /** @param {Inputs} present */
  constructor(present) {
    this.present = present;
  }

  get undoable() {
    return this.#before.length > 0;
  }

  get redoable() {
    return this.#after.length > 0;
  }

  /**
   * Take a change down, unless it goes on in the same field.
   *
   * @param {Inputs} inputs
   * @param {string} field where it was typed; nothing for a step of its own
   * @returns {boolean} whether anything is changed
   */
  note(inputs, field) {
    if (JSON.stringify(inputs) === JSON.stringify(this.present)) return false;
    if (!field || field !== this.#field) {
      this.#before.push(this.present);
      if (this.#before.length > LONGEST) this.#before.shift();
    }
    this.#after = [];
    this.#field = field;
    this.present = inputs;
    return true;
  }

  /** What was there before the last step. @returns {Inputs | undefined} */
  undo() {
    return this.#step(this.#before, this.#after);
  }

  /** What the last step undone had made. @returns {Inputs | undefined} */
  redo() {
    return this.#step(this.#after, this.#before);
  }

  /**
   * @param {Inputs[]} from
   * @param {Inputs[]} to
   */
  #step(from, to) {
    const inputs = from.pop();
    this.#field = "";
    if (!inputs) return;
    to.push(this.present);
    this.present = inputs;
    return inputs;
  }
}
