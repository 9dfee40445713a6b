// The buttons by which figures, charts and tables leave a calculator. Python writes whatever leaves;
// with inputs that are faulty nothing does, save the file that holds them as they are.

import { page, today, works } from "./about.js";
import { copy, save, savePicture } from "./carry.js";
import { PythonFailed } from "./faults.js";

/** @typedef {import("./fields.js").Inputs} Inputs */
/** @typedef {import("./carry.js").File} File */

/**
 * @typedef {object} Host what things leave
 * @property {() => Inputs} inputs
 * @property {(call: string, text: string) => Promise<string>} ask asks Python
 * @property {() => object[]} people the files of several people that stand below the answer
 * @property {(link: string) => void} linked the address holds a link to these figures now
 */

const MADE = "Python is asked for it …";
const FAULTY = "Nothing leaves while an input is faulty.";
const LOST = "Python could not be asked, so nothing left. Your figures are where they were.";
const UNDRAWN = "This browser could not make a picture of it; the SVG holds the same.";
const COPIED = "Copied.";
const BY_HAND = "This browser lets a page copy nothing. Copy it from here:";

/** What is shown over the page is fetched when it is. */
const sight = () => import("./sight.js");

/** Something cannot leave; the message is for the reader. */
class Refused extends Error {}

export class Leaving {
  #calculator;
  #host;

  /**
   * @param {HTMLElement} calculator
   * @param {Host} host
   */
  constructor(calculator, host) {
    this.#calculator = calculator;
    this.#host = host;
    calculator.addEventListener("click", ({ target }) => {
      const button = /** @type {Element} */ (target).closest("[data-leave]");
      if (button instanceof HTMLButtonElement) this.#leave(button);
    });
  }

  /**
   * Write Python's lines for the figures that stand in the form into the page's part about Python.
   *
   * @param {HTMLElement} place
   */
  async rewrite(place) {
    try {
      const { text } = await this.#made("python", null);
      const lines = place.querySelector("code");
      if (lines) {
        lines.textContent = text;
        lines.tabIndex = 0; // it may scroll
      }
      place.hidden = false;
    } catch (fault) {
      if (!(fault instanceof Refused || fault instanceof PythonFailed)) throw fault;
      place.hidden = true;
    }
  }

  /** @param {HTMLButtonElement} button */
  async #leave(button) {
    const { leave: as = "", which } = button.dataset;
    const place = button.closest("[data-leaving]")?.querySelector("[data-said]");
    /** @type {(text: string, ...more: Element[]) => void} */
    const say = (text, ...more) => place?.replaceChildren(text, ...more);
    const number = which === undefined ? null : Number(which);
    say(MADE);
    try {
      await this.#carried(as, number, say);
    } catch (fault) {
      if (fault instanceof Refused) say(fault.message);
      else if (fault instanceof PythonFailed) say(LOST);
      else throw fault;
    }
  }

  /**
   * @param {string} as
   * @param {number | null} which chart or table of the page, from 0
   * @param {(text: string, ...more: Element[]) => void} say
   */
  async #carried(as, which, say) {
    switch (as) {
      case "link":
        return this.#link(say);
      case "tsv": {
        const text = this.#made(as, which).then((file) => file.text);
        if (await copy(text)) return say(COPIED);
        return offer(say, BY_HAND, await text, "The table");
      }
      case "png": {
        const drawing = await this.#made("svg", which);
        try {
          await savePicture(drawing);
        } catch {
          throw new Refused(UNDRAWN);
        }
        return say("");
      }
      case "report":
      case "python": {
        const file = await this.#made(as, which);
        const { display } = await sight();
        say("");
        return display(as, file);
      }
      default:
        save(await this.#made(as, which));
        return say("");
    }
  }

  /** @param {(text: string, ...more: Element[]) => void} say */
  async #link(say) {
    const reply = this.#host.ask("link", JSON.stringify(this.#host.inputs())).then((text) => {
      const made = JSON.parse(text);
      refuse(made.messages);
      return made;
    });
    const address = reply.then(({ fragment }) => {
      if (fragment === null) throw new Refused("too long");
      return `${page()}#${fragment}`;
    });
    address.catch(() => {}); // told below
    const copied = copy(address).catch(() => false);
    const { fragment, says } = await reply;
    if (fragment === null) {
      const button = document.createElement("button");
      button.type = "button";
      button.dataset.leave = "state";
      button.textContent = "Save a file";
      return say(`${says} `, button);
    }
    history.replaceState(history.state, "", await address);
    this.#host.linked(fragment);
    if (await copied) return say(`${COPIED} ${says}`);
    return offer(say, `${says} ${BY_HAND}`, await address, "The link");
  }

  /**
   * @param {string} as a kind of file that `calculator.wire.leave` knows
   * @param {number | null} which
   * @returns {Promise<File>}
   */
  async #made(as, which) {
    const people = as === "report" ? this.#host.people() : [];
    const asked = { inputs: this.#host.inputs(), as, which, about: this.#about(), people };
    const { messages, ...file } = JSON.parse(await this.#host.ask("leave", JSON.stringify(asked)));
    refuse(messages);
    return file;
  }

  /** What Python cannot know: where this stands, today's date, and the works of the page. */
  #about() {
    return {
      title: document.title,
      address: page(),
      date: today(),
      version: this.#calculator.getAttribute("runtime") ?? "",
      sources: works(this.#calculator),
    };
  }
}

/**
 * @param {{level: string, text: string}[]} messages
 * @throws {Refused} if one of them is an error; it names the field
 */
function refuse(messages) {
  const fault = messages.find(({ level }) => level === "error");
  if (fault) throw new Refused(`${fault.text} ${FAULTY}`);
}

/**
 * Show what could not be copied, ready to be.
 *
 * @param {(text: string, ...more: Element[]) => void} say
 * @param {string} said
 * @param {string} text
 * @param {string} label
 */
async function offer(say, said, text, label) {
  const { field } = await sight();
  const shown = field(text, label);
  say(said, shown);
  shown.focus();
  shown.select();
}
