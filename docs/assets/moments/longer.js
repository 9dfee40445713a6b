// Whether what is typed is kept for longer than the tab lives: only if the reader says so.

/** @typedef {import("./fields.js").Inputs} Inputs */
/** @typedef {import("./kept.js").Keeper} Keeper */
/** @typedef {(text: string, ...more: HTMLElement[]) => void} Say */

const KEPT = "These figures are kept on this machine.";
const GONE = "These figures are kept in this tab only.";
const DENIED = "This browser keeps nothing, so what you type is gone when you leave the page.";
const OTHER = "Another tab keeps other figures for later; these are kept in this tab only.";

export class Longer {
  #keeper;
  #inputs;
  #box;
  #said = false;

  /**
   * @param {Element} calculator
   * @param {Keeper} keeper
   * @param {() => Inputs} inputs
   */
  constructor(calculator, keeper, inputs) {
    this.#keeper = keeper;
    this.#inputs = inputs;
    const box = calculator.querySelector('[data-do="longer"]');
    this.#box = box instanceof HTMLInputElement ? box : undefined;
    const place = box?.closest("[data-leaving]")?.querySelector("[data-said]");
    /** @type {Say} */
    const say = (...parts) => place?.replaceChildren(...parts);
    this.#box?.addEventListener("change", () => this.#change(say));
    this.show();
  }

  /** Let the box say how it is. */
  show() {
    if (this.#box) this.#box.checked = this.#keeper.longer;
  }

  /**
   * Keep what stands in the form now.
   *
   * @param {boolean} untouched whether that is the example
   * @param {string} link the one that was opened or copied last, if any
   * @param {Say} say
   */
  write(untouched, link, say) {
    const own = this.#keeper.write(this.#inputs(), untouched, link);
    if (!own) this.#other(say);
    else if (this.#keeper.denied && !this.#said) say(DENIED);
    this.#said ||= this.#keeper.denied !== undefined;
  }

  /** @param {Say} say */
  #change(say) {
    if (!this.#box?.checked) {
      this.#keeper.forget();
      say(GONE);
    } else if (!this.#keeper.keep(this.#inputs(), false)) {
      this.#other(say);
    } else {
      say(this.#keeper.longer ? KEPT : DENIED);
    }
    this.show();
  }

  /** @param {Say} say */
  #other(say) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Keep these instead";
    button.addEventListener("click", () => {
      this.#keeper.keep(this.#inputs(), true);
      say(KEPT);
      this.show();
    });
    say(`${OTHER} `, button);
  }
}
