// A survey's desk on the page: files and what is said of them go to Python, Python's markup comes
// back. Nothing here knows what a column means.

import { Attendant } from "./attendant.js";
import { attend } from "./cards.js";
import { Door } from "./door.js";
import { focused, refocus } from "./focus.js";
import { PREFIX } from "./kept.js";
import { reload } from "./reload.js";
import { Status } from "./status.js";
import { markup } from "./trusted.js";

/** @typedef {import("./shelf.js").Entry} Entry */

/**
 * What Python shows of a desk.
 *
 * @typedef {object} Shown
 * @property {string} [refused] why nothing has changed
 * @property {string} head
 * @property {string} step
 * @property {string} at the step's name
 * @property {string} note
 * @property {string} mapping
 * @property {string} name
 * @property {number} size
 * @property {string} digest
 */

/** What a tab remembers, to go on with once the file is opened again. */
/** @typedef {{name: string, size: number, digest: string, mapping: string, at: string}} Memory */

const KEY = `${PREFIX} survey`;
const STOPPED = "Stopped. What was here before is as it was.";
const SAME = "It is the same file: what you said of it holds again.";
const UNREADABLE = "cannot be read any more; open it again.";
const WAITS = "The mapping waits for its file: open that now.";
const AGAIN = "Open the file again.";
const SAID = "What you said of the survey is kept.";

/**
 * What lies on the desk as long as this document lives, on whichever of its pages.
 *
 * @type {{files: File[], typed: Entry | undefined, shown: Shown | undefined, mapping: string}}
 */
const table = { files: [], typed: undefined, shown: undefined, mapping: "" };

export class Desk {
  #host;
  #status;
  #door;
  #attendant;

  /**
   * @param {HTMLElement} host
   * @param {AbortSignal} signal of the page's end
   */
  constructor(host, signal) {
    this.#host = host;
    this.#status = new Status(this.#part("status"));
    this.#door = new Door(host, signal, {
      open: (files) => this.open(files),
      restore: (entry) => this.#restore(entry),
      stop: () => this.#attendant.stop(),
      anew: () => this.#anew(),
      close: () => this.#close(),
      ask: async (call) => JSON.parse((await this.#attendant.ask(call, [])) ?? "null"),
      say: (sentence) => this.#say(sentence),
    });
    const laid = () => {
      const { files, typed, shown } = table;
      return shown && { files, typed, mapping: shown.mapping, at: shown.at };
    };
    this.#attendant = new Attendant(host, laid, {
      wait: (told) => this.#door.wait(told),
      stopped: () => this.#say(STOPPED),
      failed: (fault) => this.#fail(fault),
      unreadable: (file, fault) => this.#say(`${file} ${UNREADABLE} ${fault}`),
    });
    const act = (/** @type {Event} */ event) => this.#act(event);
    for (const kind of ["click", "change", "keydown"]) host.addEventListener(kind, act, { signal });
    if (table.shown) this.#show(table.shown);
    else if (this.#remembered) this.#door.remember(this.#remembered.name);
    host.toggleAttribute("data-ready", true);
  }

  /** @param {string} name @returns {HTMLElement} */
  #part(name) {
    return /** @type {HTMLElement} */ (this.#host.querySelector(`[data-part="${name}"]`));
  }

  /** @returns {Memory | undefined} */
  get #remembered() {
    try {
      return JSON.parse(sessionStorage.getItem(KEY) ?? "null") ?? undefined;
    } catch {
      return undefined; // denied, or not ours
    }
  }

  /** @param {Shown | undefined} shown */
  #remember(shown) {
    try {
      if (!shown?.mapping) return sessionStorage.removeItem(KEY);
      const { name, size, digest, mapping, at } = shown;
      sessionStorage.setItem(KEY, JSON.stringify({ name, size, digest, mapping, at }));
    } catch {
      // Where storage is denied, a reload begins anew.
    }
  }

  /**
   * Lay files on the desk, mappings among them.
   *
   * @param {File[]} all
   */
  async open(all) {
    const isMapping = (/** @type {File} */ { name }) => /\.ya?ml$/i.test(name);
    const files = all.filter((file) => !isMapping(file));
    const given = all.find(isMapping);
    const text = given && (await given.text());
    if (text && !files.length) {
      if (table.files.length) return this.#change("use", [text]);
      table.mapping = text;
      return this.#say(WAITS);
    }
    if (!files.length) return;
    const most = Number(this.#host.getAttribute("largest"));
    if (files.some(({ size }) => size > most)) return this.#say(this.#part("large").innerText);
    const memory = this.#remembered;
    const mapping = text || table.mapping || table.shown?.mapping || memory?.mapping || "";
    const at = !table.shown && memory && !text ? memory.at : "";
    const shown = await this.#lay(files, mapping, at);
    if (!shown) return;
    Object.assign(table, { files, mapping: "", typed: undefined });
    this.#show(shown);
    this.#say(memory?.digest === shown.digest ? SAME : shown.note);
    this.#go();
  }

  /** What columns mean is guessed again from the files alone. */
  async #anew() {
    const shown = await this.#lay(table.files, "", "", true);
    if (!shown) return;
    this.#show(shown);
    this.#go();
  }

  /** @param {Entry} entry of what is kept on this device */
  async #restore(entry) {
    const { mapping } = entry;
    const shown = await this.#take(() =>
      this.#attendant.lay({ files: [], typed: entry, mapping, at: "answers" }),
    );
    if (!shown) return;
    Object.assign(table, { files: [], typed: entry });
    this.#show(shown);
    this.#go();
  }

  /** Take everything away. */
  #close() {
    this.#attendant.end();
    Object.assign(table, { files: [], typed: undefined, shown: undefined, mapping: "" });
    this.#remember(undefined);
    this.#part("desk").hidden = true;
    this.#door.close();
    this.#say("");
  }

  /**
   * @param {File[]} files
   * @param {string} mapping
   * @param {string} at the step to begin at
   * @param {boolean} [anew] whether no mapping of the site is to be used either
   */
  #lay(files, mapping, at, anew) {
    return this.#take(() => this.#attendant.lay({ files, mapping, at, anew }));
  }

  /**
   * Another state of the desk; nothing if it was refused or stopped, which is said.
   *
   * @param {() => Promise<string | undefined>} ask
   */
  async #take(ask) {
    const text = await ask();
    /** @type {Shown | undefined} */
    const shown = text ? JSON.parse(text) : undefined;
    if (shown?.refused) this.#say(shown.refused);
    return shown?.refused ? undefined : shown;
  }

  /** @param {import("./faults.js").PythonFailed} fault */
  #fail({ sentence, detail, action, came }) {
    console.error(detail);
    const goOn = () => (table.shown ? this.#change("show", [table.shown.at]) : this.#say(AGAIN));
    this.#status.failed({ message: `${sentence} ${SAID}`, detail, action }, () => {
      if (action === "reload") return reload();
      this.#attendant.restart();
      goOn();
    });
    came?.then(() => this.#status.clear()).then(goOn, () => {});
  }

  /**
   * Something is said, or another step is gone to.
   *
   * @param {string} call
   * @param {string[]} given
   */
  async #change(call, given) {
    const shown = await this.#take(() => this.#attendant.ask(call, given));
    if (!shown) return this.#show(table.shown);
    const turned = shown.at !== table.shown?.at;
    this.#show(shown);
    this.#say(shown.note);
    if (turned) this.#go();
  }

  /** @param {Event} event */
  #act(event) {
    const { target, type } = event;
    if (!(target instanceof HTMLElement)) return;
    const key = event instanceof KeyboardEvent ? event.key : "";
    const line = target.closest("input[data-line]");
    if (type === "keydown") {
      if (key === "Enter" && line instanceof HTMLInputElement) this.#line(line);
      return;
    }
    const control = target.closest("[data-at]");
    if (type === "change") {
      if (control instanceof HTMLSelectElement) this.#tell(control, control.value);
      else if (control instanceof HTMLInputElement) {
        this.#tell(control, control.type === "checkbox" && !control.checked ? "no" : control.value);
      }
      return;
    }
    const button = target.closest("button");
    if (!button || button.getAttribute("aria-disabled") === "true") return;
    const { step, at } = button.dataset;
    if (step) this.#change("show", [step]);
    else if (at) this.#tell(button, button.value);
    else if (button.matches("[data-take]")) {
      const near = button.parentElement?.querySelector("input[data-line]");
      if (near instanceof HTMLInputElement) this.#line(near);
    } else if (button.matches("[data-use]")) {
      const area = this.#host.querySelector("textarea[data-text]");
      if (area instanceof HTMLTextAreaElement) this.#change("use", [area.value]);
    }
  }

  /** @param {HTMLInputElement} line */
  #line(line) {
    this.#tell(line, `${line.dataset.lead ?? ""}${line.value}`);
  }

  /**
   * @param {HTMLElement} control
   * @param {string} said
   */
  #tell(control, said) {
    this.#change("say", [control.dataset.at ?? control.dataset.line ?? "", said]);
  }

  /** @param {Shown | undefined} shown */
  #show(shown) {
    if (!shown) return;
    this.#status.clear();
    const place = this.#part("step");
    const held = focused(place);
    const open = new Set([...place.querySelectorAll("details[open]")].map(fold));
    this.#part("head").innerHTML = markup(shown.head);
    place.innerHTML = markup(shown.step);
    for (const one of place.querySelectorAll("details[data-fold]")) {
      /** @type {HTMLDetailsElement} */ (one).open = open.has(fold(one));
    }
    attend(this.#host, (call, given) => this.#attendant.ask(call, given), shown.name);
    this.#part("desk").hidden = false;
    refocus(place, held);
    table.shown = shown;
    this.#remember(table.typed ? undefined : shown);
    this.#door.lie(shown, Boolean(table.typed));
  }

  /** Go to the heading of the step. */
  #go() {
    const heading = this.#part("step").querySelector("h2");
    heading?.focus();
  }

  /** @param {string} sentence */
  #say(sentence) {
    this.#part("said").textContent = sentence;
  }
}

/** @param {Element} one */
const fold = (one) => /** @type {HTMLElement} */ (one).dataset.fold;
