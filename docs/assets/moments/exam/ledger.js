// The account of what was asked, guide by guide; and how it leaves this browser, comes back, or goes.

// @ts-check

import { save } from "../carry.js";
import { today } from "./days.js";
import { element, part, questions } from "./parts.js";
import * as progress from "./progress.js";

/** @typedef {import("./bank.js").Question} Question */

const NOTHING = "Nothing has been answered yet, and nothing is kept.";
const LARGEST = 5_000_000; // characters, which is what browsers keep for a site

export class Ledger {
  #room;
  #bank;
  #changed;
  /** What a second press confirms. */
  #asked = "";
  /** A file that waits for its confirmation. */
  #file = "";

  /**
   * @param {HTMLElement} room
   * @param {Map<string, Question>} bank
   * @param {() => void} changed
   */
  constructor(room, bank, changed) {
    this.#room = room;
    this.#bank = bank;
    this.#changed = changed;
    const kept = part(room, "kept");
    kept.addEventListener("click", ({ target }) => {
      const pressed = target instanceof Element && target.closest("button[data-do]");
      if (pressed instanceof HTMLButtonElement) this.#press(pressed);
    });
    kept.querySelector("input[type=file]")?.addEventListener("change", ({ target }) => {
      this.#open(/** @type {HTMLInputElement} */ (target));
    });
  }

  write() {
    const { questions } = progress.read();
    /** @type {Map<string, {title: string, all: number, asked: number, right: number, again: number}>} */
    const guides = new Map();
    for (const { id, guide, title, changed } of this.#bank.values()) {
      const row = guides.get(guide) ?? { title, all: 0, asked: 0, right: 0, again: 0 };
      guides.set(guide, row);
      row.all += 1;
      const kept = questions[id];
      if (!kept?.last || kept.changed !== changed) continue;
      row.asked += 1;
      if (kept.right && kept.sure !== "guess") row.right += 1;
      if (kept.again) row.again += 1;
    }
    const rows = [...guides]
      .filter(([, { asked }]) => asked)
      .map(([guide, row]) => line(guide, row));
    part(this.#room, "guides").replaceChildren(...rows);
    const table = part(this.#room, "guides").closest("table");
    if (table) table.hidden = !rows.length;
    this.#say(progress.any() ? "" : NOTHING);
  }

  /** @param {string} text */
  #say(text) {
    part(this.#room, "told").textContent = text;
  }

  /** @param {HTMLButtonElement} pressed */
  #press(pressed) {
    const what = pressed.dataset.do ?? "";
    if (what === "export") this.#export();
    else if (what === "delete") this.#confirm(what, "Delete all answers? Press Delete once more.");
    else if (what === "reset") this.#reset(pressed);
    else if (what === "replace") this.#take();
  }

  #export() {
    const text = progress.exported();
    save({ file: `exam-progress-${today()}.json`, type: "application/json", text });
    this.#say("Your answers are in a file now. Import it in another browser to go on there.");
  }

  /** @param {string} what @param {string} question */
  #confirm(what, question) {
    if (this.#asked !== what) {
      this.#asked = what;
      return this.#say(question);
    }
    this.#asked = "";
    progress.forget();
    this.#changed();
    this.#say("All answers are deleted.");
  }

  /** @param {HTMLButtonElement} pressed */
  #reset(pressed) {
    const { guide } = pressed.dataset;
    const ids = [...this.#bank.values()].filter((one) => one.guide === guide).map(({ id }) => id);
    progress.reset(ids);
    this.#changed();
    const title = pressed.closest("tr")?.querySelector("th")?.textContent ?? "";
    this.#say(`${title} begins anew: nothing of it was asked.`);
    this.#room.querySelector("summary")?.focus();
  }

  /** @param {HTMLInputElement} input */
  async #open(input) {
    const [file] = input.files ?? [];
    if (!file) return;
    this.#file = file.size > LARGEST ? "" : await file.text();
    input.value = "";
    if (!this.#file)
      return this.#say(`${file.name} is empty, or larger than what is exported here.`);
    if (!progress.any()) return this.#take();
    const place = part(this.#room, "told");
    const replace = element("button", "Replace them", { type: "button", "data-do": "replace" });
    replace.className = "moments-answer-it";
    place.replaceChildren(`There are answers here. Shall ${file.name} take their place? `, replace);
  }

  #take() {
    const wrong = progress.imported(this.#file);
    this.#file = "";
    if (wrong) return this.#say(`This file was not taken: ${wrong} What was here is as it was.`);
    this.#changed();
    const taken = questions(Object.keys(progress.read().questions).length);
    this.#say(`Taken: ${taken} with their boxes.`);
  }
}

/**
 * @param {string} guide
 * @param {{title: string, all: number, asked: number, right: number, again: number}} row
 */
function line(guide, { title, all, asked, right, again }) {
  const made = document.createElement("tr");
  const cells = [`${asked} of ${all}`, String(right), String(again)];
  const reset = element("button", "Reset", {
    type: "button",
    "data-do": "reset",
    "data-guide": guide,
  });
  reset.className = "moments-room-reset";
  reset.ariaLabel = `Reset ${title}`;
  const last = document.createElement("td");
  last.append(reset);
  made.append(
    element("th", title, { scope: "row" }),
    ...cells.map((one) => element("td", one)),
    last,
  );
  return made;
}
