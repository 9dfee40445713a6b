// What is brought to a form as a block: pasted cells, files and links. Python reads it; until it can,
// the block stands in sight, and if it cannot, it stays there to be copied.

import { PythonFailed } from "./faults.js";
import { keyOf, pathOf } from "./fields.js";
import { LONGEST, named, unfold } from "./link.js";

/** @typedef {import("./fields.js").Inputs} Inputs */
/** @typedef {{label: string, inputs: Inputs, said: string}} Offer */
/** @typedef {{inputs: Inputs | null, said: string, offers?: Offer[]}} Taken */
/** @typedef {{calculator: string, inputs: Inputs | null, messages: {text: string}[]}} Opened */

/**
 * @typedef {object} Host what a sheet is brought to
 * @property {string} name the calculator's
 * @property {() => Inputs} inputs
 * @property {() => boolean} untouched whether the form still holds the example
 * @property {(inputs: Inputs) => void} take
 * @property {(inputs: Inputs) => void} show puts them into the form, to be taken or not
 * @property {(link: string) => void} opened a link is good, and its figures come
 * @property {() => void} undo
 * @property {(call: string, text: string) => Promise<string>} ask asks Python
 * @property {(waiting: boolean) => void} wait the answer in sight is about to be replaced
 */

const LARGEST = 20e6;
const NOT_TEXT = "is not text in UTF-8. Save it as “CSV UTF-8” in your spreadsheet and open that.";
const TOO_LARGE = "is larger than 20 MB, which a form cannot hold.";
const WAITING = "This block is read as soon as Python has started. Nothing of it is lost.";
const LOST = "Python could not be asked, so this block was not read. It stays here to be copied.";
const OTHER = "These figures are for another calculator, which this page does not have:";
const OPENED = "The saved figures are here again.";
const CHECKED = "The figures of the link are checked as soon as Python has started.";
const LINKED = "These are the figures of the link.";
const UNCHECKED =
  "Python could not be asked, so the link was not opened. Reload the page to try again.";
const SHOWN = 20_000; // letters of a block that waits

export class Sheet {
  #form;
  #region;
  #host;
  #brought = 0;

  /**
   * @param {HTMLFormElement} form
   * @param {Element} region where it is said what became of a block
   * @param {Host} host
   */
  constructor(form, region, host) {
    this.#form = form;
    this.#region = region;
    this.#host = host;
    form.addEventListener("paste", (event) => this.#paste(event));
    form.addEventListener("change", ({ target }) => {
      if (!(target instanceof HTMLInputElement) || !target.matches("[data-file]")) return;
      const file = target.files?.[0];
      target.value = "";
      if (file) this.#open(file);
    });
    form.addEventListener("dragover", (event) => {
      if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
    });
    form.addEventListener("drop", (event) => {
      const file = event.dataTransfer?.files[0];
      if (!file) return;
      event.preventDefault();
      this.#open(file);
    });
  }

  /** Nothing is waiting and nothing is left to say. */
  clear() {
    this.#region.replaceChildren();
  }

  /**
   * Say something where it is said what became of a block.
   *
   * @param {string} text
   * @param {...HTMLElement} more
   */
  say(text, ...more) {
    const line = document.createElement("p");
    line.textContent = text;
    this.#region.replaceChildren(line, ...more);
  }

  /** @param {ClipboardEvent} event */
  #paste(event) {
    const at = /** @type {HTMLElement} */ (event.target);
    const text = (event.clipboardData?.getData("text/plain") ?? "").replace(/\r\n?/g, "\n");
    const cells = text.replace(/\n$/, "");
    const box = at.closest("[data-paste]");
    // A text area takes lines as they come, and a single cell is a plain paste.
    if (!box && (at instanceof HTMLTextAreaElement || !/[\t\n]/.test(cells))) return;
    if (!cells.trim()) return;
    event.preventDefault();
    const table = /** @type {HTMLElement | null} */ (at.closest("[data-table]"));
    const path = box ? (table ? keyOf(table) : "") : pathOf(at);
    this.#bring("take", { block: text, at: path });
  }

  /** @param {File} file */
  async #open(file) {
    if (file.size > LARGEST) return this.say(`${file.name} ${TOO_LARGE}`);
    /** @type {string} */
    let text;
    try {
      text = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
    } catch {
      return this.say(`${file.name} ${NOT_TEXT}`);
    }
    if (/^\s*\{/.test(text)) return this.#bring("opened", { state: text, block: text });
    this.#bring("take", { block: text, at: "", untouched: true });
  }

  /**
   * @param {string} call
   * @param {{block: string, at?: string, state?: string, untouched?: boolean}} what
   */
  async #bring(call, what) {
    const turn = ++this.#brought;
    const block = document.createElement("pre");
    block.tabIndex = 0; // it may scroll, and can be copied
    block.textContent = what.block.slice(0, SHOWN);
    this.say(WAITING, block);
    this.#host.wait(true);
    const untouched = what.untouched ?? this.#host.untouched();
    const asked = what.state ?? JSON.stringify({ ...what, inputs: this.#host.inputs(), untouched });
    try {
      const answer = JSON.parse(await this.#host.ask(call, asked));
      /** @type {Taken} */
      const taken = call === "opened" ? unfolded(answer, this.#host.name, OPENED) : answer;
      if (turn === this.#brought) this.#show(taken);
    } catch (fault) {
      if (!(fault instanceof PythonFailed)) throw fault;
      if (turn === this.#brought) this.say(LOST, block);
    } finally {
      if (turn === this.#brought) this.#host.wait(false);
    }
  }

  /**
   * Open a link. Its figures stand in the form at once; Python says whether they may stay.
   *
   * @param {string} fragment of the address, without its sign
   */
  async follow(fragment) {
    const turn = ++this.#brought;
    const { name, inputs: held, show, take, ask, wait } = this.#host;
    const former = held();
    this.say(CHECKED);
    wait(true);
    const brought = named(fragment) === name ? await unfold(fragment) : undefined;
    if (turn !== this.#brought) return;
    if (brought) show(brought);
    const shown = JSON.stringify(held());
    const typed = () => JSON.stringify(held()) !== shown;
    const back = () => (typed() ? take(former) : show(former));
    try {
      // Longer ones are refused for that alone.
      const asked = JSON.stringify({ fragment: fragment.slice(0, LONGEST + 1) });
      const { inputs, said } = unfolded(JSON.parse(await ask("opened", asked)), name, LINKED);
      if (turn !== this.#brought) return;
      if (inputs) this.#host.opened(fragment);
      else if (brought) back();
      this.#show({ inputs: typed() ? null : inputs, said });
    } catch (fault) {
      if (!(fault instanceof PythonFailed)) throw fault;
      if (turn !== this.#brought) return;
      if (brought) back();
      this.say(UNCHECKED);
    } finally {
      if (turn === this.#brought) wait(false);
    }
  }

  /** @param {Taken} taken */
  #show({ inputs, said, offers = [] }) {
    const buttons = offers.map((offer) =>
      button(offer.label, () => {
        this.#host.take(offer.inputs);
        this.say(offer.said, this.#back());
      }),
    );
    if (offers.length > 0) buttons.push(button("Neither", () => this.clear()));
    if (inputs) {
      this.#host.take(inputs);
      buttons.push(this.#back());
    }
    this.say(said, ...buttons);
  }

  #back() {
    return button("Undo", () => {
      this.#host.undo();
      this.clear();
      const first = this.#form.querySelector("[data-field]");
      if (first instanceof HTMLElement) first.focus();
    });
  }
}

/**
 * What a file of saved inputs or a link gives to a form.
 *
 * @param {Opened} opened
 * @param {string} name of the calculator whose form it is
 * @param {string} good what is said if nothing is wrong
 * @returns {Taken}
 */
function unfolded({ calculator, inputs, messages }, name, good) {
  if (inputs && calculator !== name) return { inputs: null, said: `${OTHER} “${calculator}”.` };
  return {
    inputs,
    said: [inputs ? good : "", ...messages.map(({ text }) => text)].join(" ").trim(),
  };
}

/**
 * @param {string} label
 * @param {() => void} act
 */
function button(label, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = label;
  made.addEventListener("click", act);
  return made;
}
