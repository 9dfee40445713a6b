// Several people: their saved files, chosen or dropped at once, are put together by Python below the
// answer; their medians come into the form by a button, as one step that can be undone.

/** @typedef {import("./fields.js").Inputs} Inputs */
/** @typedef {{name: string, text: string}} Person */
/** @typedef {{html: string, said: string, inputs: Inputs | null}} Agreed */

const LARGEST = 10e6;
const NOT_TEXT = "is not text in UTF-8. Save it as “CSV UTF-8” in your spreadsheet and open that.";
const TOO_LARGE = "is larger than 10 MB, which is more than anybody’s ratings.";
const READING = "The files are put together as soon as Python has started.";
const LOST = "Python could not be asked, so nothing was put together. Choose the files again.";
const TAKEN = "The medians stand in the form. Undo takes them back.";

export class People {
  #place;
  #asked;
  #change = 0;
  /** @type {Person[]} */
  #files = [];

  /**
   * @param {HTMLElement} calculator
   * @param {{inputs: () => Inputs, take: (inputs: Inputs) => void,
   *   ask: (call: string, text: string) => Promise<string>, say: (sentence: string) => void}}
   *   asked what stands in the form, what fills it, who asks Python, and what speaks to those who
   *   listen
   */
  constructor(calculator, asked) {
    this.#place = calculator.querySelector('[data-part="people"]');
    this.#asked = asked;
    const chosen = calculator.querySelector("[data-people]");
    chosen?.addEventListener("change", () => {
      if (!(chosen instanceof HTMLInputElement)) return;
      const files = [...(chosen.files ?? [])];
      chosen.value = "";
      if (files.length > 0) this.bring(files);
    });
    // Before the form, which opens a single file.
    calculator.addEventListener(
      "drop",
      (event) => {
        const files = [...(event.dataTransfer?.files ?? [])];
        if (!this.#place || files.length < 2) return;
        event.preventDefault();
        event.stopPropagation();
        this.bring(files);
      },
      { capture: true },
    );
  }

  /** The files whose people stand below the answer, for whatever leaves with it. */
  get files() {
    return this.#files;
  }

  /** @param {File[]} files */
  async bring(files) {
    const change = ++this.#change;
    this.#files = [];
    this.#put(READING);
    /** @type {Agreed} */
    let agreed;
    try {
      const people = await Promise.all(files.map(read));
      const asked = JSON.stringify({ people, inputs: this.#asked.inputs() });
      agreed = JSON.parse(await this.#asked.ask("together", asked));
      if (change !== this.#change) return;
      if (agreed.html) this.#files = people;
    } catch (fault) {
      if (change === this.#change) this.#put(fault instanceof Unread ? fault.message : LOST);
      return;
    }
    this.#put(agreed.html ? "" : agreed.said);
    if (agreed.html) this.#show(agreed);
  }

  /** @param {Agreed} agreed */
  #show({ html, said, inputs }) {
    if (!this.#place) return;
    this.#place.innerHTML = html;
    const line = document.createElement("p");
    line.className = "moments-leave";
    const told = document.createElement("span");
    told.setAttribute("role", "status");
    const take = button("Take the medians", () => {
      if (inputs) this.#asked.take({ ...this.#asked.inputs(), ...inputs });
      told.textContent = TAKEN;
    });
    const chosen = this.#place.closest("moments-calculator")?.querySelector("[data-people]");
    const away = button("Put this away", () => {
      this.#change++;
      this.#files = [];
      this.#place?.replaceChildren();
      if (chosen instanceof HTMLElement) chosen.focus();
    });
    line.append(take, away, told);
    this.#place.querySelector("[data-agreed]")?.after(line);
    this.#asked.say(said);
  }

  /** @param {string} sentence */
  #put(sentence) {
    const line = document.createElement("p");
    line.setAttribute("role", "status");
    line.textContent = sentence;
    this.#place?.replaceChildren(...(sentence ? [line] : []));
    if (sentence) this.#asked.say(sentence);
  }
}

/** A file cannot be read; the message is for the reader. */
class Unread extends Error {}

/**
 * @param {File} file
 * @returns {Promise<Person>}
 */
async function read(file) {
  if (file.size > LARGEST) throw new Unread(`${file.name} ${TOO_LARGE}`);
  const bytes = await file.arrayBuffer();
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return { name: file.name, text };
  } catch {
    throw new Unread(`${file.name} ${NOT_TEXT}`);
  }
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
