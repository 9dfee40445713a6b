// How a survey comes onto its desk and leaves it: button, drop and paste, progress and Stop, what is
// kept on this device, and files to take away.

import { keep, show } from "./shelf.js";

/** @typedef {import("./shelf.js").Entry} Entry */

/**
 * @typedef {object} Within what a door leads to
 * @property {(files: File[]) => void} open
 * @property {(entry: Entry) => void} restore
 * @property {() => void} stop
 * @property {() => void} anew
 * @property {() => void} close
 * @property {(call: string) => Promise<any>} ask
 * @property {(sentence: string) => void} say
 */

const SOON = 300; // milliseconds
const PASTED = "pasted rows.tsv";
const KEPT = "The answers are kept on this device until you delete them.";
const UNKEPT = "This browser keeps nothing on this device:";

export class Door {
  #host;
  #within;
  #told = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #soon;

  /**
   * @param {HTMLElement} host
   * @param {AbortSignal} signal
   * @param {Within} within
   */
  constructor(host, signal, within) {
    this.#host = host;
    this.#within = within;
    const listen = (
      /** @type {EventTarget} */ on,
      /** @type {string} */ kind,
      /** @type {(event: any) => void} */ act,
    ) => on.addEventListener(kind, act, { signal });
    listen(host, "change", ({ target }) => {
      if (!(target instanceof HTMLInputElement) || target.type !== "file") return;
      const files = [...(target.files ?? [])];
      target.value = "";
      if (files.length) within.open(files);
    });
    listen(host, "click", ({ target }) => this.#act(target.closest("button")?.dataset.do));
    listen(document, "paste", (event) => this.#paste(event));
    // Beside the box a file would be opened by the browser in place of the page.
    listen(document, "dragover", (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      host.toggleAttribute("data-over", true);
    });
    listen(document, "dragleave", () => host.toggleAttribute("data-over", false));
    listen(document, "drop", (event) => {
      host.toggleAttribute("data-over", false);
      if (!event.dataTransfer?.files.length) return;
      event.preventDefault();
      within.open([...event.dataTransfer.files]);
    });
    this.#list();
  }

  /** @param {string} name @returns {HTMLElement} */
  #part(name) {
    return /** @type {HTMLElement} */ (this.#host.querySelector(`[data-part="${name}"]`));
  }

  /** @param {string | undefined} what */
  async #act(what) {
    if (what === "stop") this.#within.stop();
    else if (what === "anew") this.#within.anew();
    else if (what === "close") this.#within.close();
    else if (what === "forget") this.#within.close();
    else if (what === "read") {
      const box = /** @type {HTMLTextAreaElement} */ (this.#host.querySelector("[data-pasted]"));
      if (box.value.trim()) this.#pasted(box.value);
      box.value = "";
    } else if (what === "mapping") {
      const made = await this.#within.ask("mapping");
      if (made?.text) save(made.file, made.text);
    } else if (what === "keep") await this.#keep();
  }

  /** @param {ClipboardEvent} event */
  #paste(event) {
    const at = event.target;
    if (at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement) return;
    const files = [...(event.clipboardData?.files ?? [])];
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (files.length) this.#within.open(files);
    else if (/[\t\n,;]/.test(text)) this.#pasted(text);
    else return;
    event.preventDefault();
  }

  /** @param {string} text */
  #pasted(text) {
    this.#within.open([new File([text], PASTED, { type: "text/tab-separated-values" })]);
  }

  /** Say how far it is; nothing once it is done. @param {string} told */
  wait(told) {
    const box = this.#part("waiting");
    this.#told = told;
    this.#host.toggleAttribute("data-busy", Boolean(told));
    if (!told) {
      clearTimeout(this.#soon);
      this.#soon = undefined;
      box.hidden = true;
      this.#part("progress").textContent = "";
    } else if (box.hidden) {
      // Most answers are there at once, and a flicker would only disturb.
      this.#soon ??= setTimeout(() => {
        this.#soon = undefined;
        box.hidden = false;
        this.#part("progress").textContent = this.#told;
      }, SOON);
    } else this.#part("progress").textContent = told;
  }

  /**
   * A survey is on the desk.
   *
   * @param {import("./desk.js").Shown} shown
   * @param {boolean} restored from this device, so that there is no file to look at
   */
  lie(shown, restored) {
    this.#part("remembered").hidden = true;
    this.#host.toggleAttribute("data-laid", true);
    for (const [what, there] of /** @type {const} */ ([
      ["mapping", Boolean(shown.mapping)],
      ["keep", Boolean(shown.mapping) && !restored],
      ["anew", !restored],
    ])) {
      const button = this.#host.querySelector(`[data-do="${what}"]`);
      if (button instanceof HTMLElement) button.hidden = !there;
    }
  }

  /** Nothing is on it any more. */
  close() {
    this.#part("remembered").hidden = true;
    this.#host.toggleAttribute("data-laid", false);
    this.#host.querySelector("input")?.focus();
    this.#list();
  }

  /** @param {string} name of the file that was on the desk before the page was loaded again */
  remember(name) {
    this.#part("remembered").hidden = false;
    this.#part("remembered-name").textContent = name;
  }

  async #keep() {
    const made = await this.#within.ask("keep");
    if (!made) return;
    if (!made.answers) return this.#within.say(made.refused);
    const kept = new Date().toISOString().slice(0, 10);
    try {
      await keep({ ...made, kept });
    } catch (fault) {
      return this.#within.say(`${UNKEPT} ${fault}`);
    }
    this.#within.say(KEPT);
    await this.#list();
  }

  async #list() {
    const open = (/** @type {Entry} */ entry) => this.#within.restore(entry);
    await show(this.#part("shelf"), this.#within.say, open);
  }
}

/**
 * @param {string} name
 * @param {string} text
 */
function save(name, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href));
}
