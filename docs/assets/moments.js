// <moments-calculator>: carries what is typed to Python, and Python's HTML into the page. The page
// is complete without it; it adds "now with your numbers".

import { PythonFailed } from "./moments/faults.js";
import { Form } from "./moments/form.js";
import { keep, keepWhenIdle, reset } from "./moments/offline.js";
import { restart, start } from "./moments/python.js";
import { reload, restored } from "./moments/reload.js";
import { Status } from "./moments/status.js";

const QUIET = 500; // milliseconds without a change before the answer is spoken
const STALE = "This result belongs to the last numbers that could be read.";

/** Whether the reader has scrolled, pointed or typed on this site: a first sign of intent. */
let active = false;

/** Whether a copy for use without a network has been asked for since the site was opened. */
let keeping = false;

class MomentsCalculator extends HTMLElement {
  /** @type {Form | undefined} */
  #form;
  /** @type {Status | undefined} */
  #status;
  /** @type {ReturnType<typeof start> | undefined} */
  #watched;
  /** @type {PythonFailed | undefined} */
  #told;
  #busy = false;
  #again = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #speaking;
  #leaving = new AbortController();

  connectedCallback() {
    const form = this.querySelector("form");
    if (!form) return;
    this.#form ??= new Form(form, () => this.#ask());
    const region = this.querySelector('[data-part="status"]');
    if (region) this.#status ??= new Status(region);
    this.#leaving = new AbortController();
    const { signal } = this.#leaving;
    for (const sign of ["focusin", "pointerenter"]) {
      this.addEventListener(sign, () => this.#python(), { once: true, signal });
    }
    this.#startWhenNear(signal);
    const sayOfCopy = (/** @type {string} */ sentence) => this.#say("copy", sentence);
    this.querySelector('[data-do="keep"]')?.addEventListener("click", () => keep(sayOfCopy), {
      signal,
    });
    this.querySelector('[data-do="forget"]')?.addEventListener("click", reset, { signal });
    if (this.matches(":focus-within")) this.#python(); // sooner than this module
    const typed = restored(calculators().indexOf(this));
    if (typed) this.#form.take(typed);
    else if (changed(form)) this.#ask(); // typed before this module came
  }

  disconnectedCallback() {
    this.#leaving.abort();
    clearTimeout(this.#speaking);
    // The theme never lets go of a page that was left. Out of it, this can be forgotten.
    setTimeout(() => this.isConnected || this.remove());
  }

  get #wanted() {
    const runtime = this.getAttribute("runtime") ?? "";
    return { runtime, own: this.getAttribute("own"), deadlines: this.getAttribute("deadlines") };
  }

  /** Python, started now unless it runs already; says so while it is not ready. */
  #python() {
    const python = start(this.#wanted);
    if (python === this.#watched) return python;
    this.#watched = python;
    this.#status?.clear();
    this.#status?.starting();
    python.watch((...bytes) => this.#status?.progress(...bytes));
    python.ready.then(
      () => this.#status?.clear(),
      (fault) => this.#fail(fault),
    );
    return python;
  }

  /** @param {PythonFailed} fault */
  #fail(fault) {
    if (fault === this.#told) return;
    this.#told = fault;
    console.error(fault.detail);
    this.#status?.failed(fault, () => {
      this.#told = undefined;
      if (fault.action === "reload") {
        reload(calculators().map((one) => one.#form?.inputs() ?? {}));
        return;
      }
      if (fault.kind !== "stopped") {
        restart(this.#wanted);
      }
      this.#ask();
    });
  }

  /**
   * Start Python when the calculator comes near, once the reader has shown to be there and does
   * not save data.
   *
   * @param {AbortSignal} signal
   */
  #startWhenNear(signal) {
    if (/** @type {any} */ (navigator).connection?.saveData) return;
    const watch = () => {
      active = true;
      const observer = new IntersectionObserver(
        (entries) => {
          if (!entries.some((entry) => entry.isIntersecting)) return;
          observer.disconnect();
          this.#python();
        },
        { rootMargin: "50%" },
      );
      observer.observe(this);
      signal.addEventListener("abort", () => observer.disconnect());
    };
    if (active) return watch();
    const first = new AbortController();
    signal.addEventListener("abort", () => first.abort());
    for (const sign of ["scroll", "pointerdown", "pointermove", "keydown"]) {
      const once = () => {
        first.abort();
        watch();
      };
      addEventListener(sign, once, { passive: true, signal: first.signal });
    }
  }

  /** Ask Python for what is typed now; while it answers, only the newest question is kept. */
  async #ask() {
    this.#again = true;
    if (this.#busy || !this.#form) return;
    this.#busy = true;
    try {
      const python = this.#python();
      const form = this.#form;
      const newest = () => {
        this.#again = false;
        return JSON.stringify(form.inputs());
      };
      const name = this.getAttribute("calculator") ?? "";
      while (this.#again) {
        const text = await python.ask(name, newest, () => this.#status?.replaced());
        this.#status?.clear();
        if (!this.#again) this.#show(JSON.parse(text));
      }
    } catch (fault) {
      if (!(fault instanceof PythonFailed)) throw fault;
      this.#fail(fault);
    } finally {
      this.#busy = false;
    }
  }

  /** @param {{answer: string | null, headline: string, details: string, messages: import("./moments/form.js").Message[]}} reply */
  #show(reply) {
    this.#form?.explain(reply.messages.filter((message) => message.level === "error"));
    const stale = reply.answer === null;
    this.toggleAttribute("stale", stale);
    this.#say("stale", stale ? STALE : "");
    if (reply.answer === null) return;
    this.#put("headline", reply.headline);
    this.#put("details", reply.details);
    this.#speak(reply.answer);
    if (!keeping) keepWhenIdle((sentence) => this.#say("copy", sentence));
    keeping = true;
  }

  /**
   * Replace a region, keeping open what the reader had opened in it.
   *
   * @param {string} part
   * @param {string} html
   */
  #put(part, html) {
    const region = this.querySelector(`[data-part="${part}"]`);
    if (!region) return;
    const open = [...region.querySelectorAll("details")].map((one) => one.open);
    region.innerHTML = html;
    region.querySelectorAll("details").forEach((one, index) => {
      one.open = open[index] ?? false;
    });
  }

  /**
   * @param {string} part
   * @param {string} text
   */
  #say(part, text) {
    const line = this.querySelector(`[data-part="${part}"]`);
    if (line && line.textContent !== text) line.textContent = text;
  }

  /** Have the answer, and only that, read aloud once the reader pauses. @param {string} answer */
  #speak(answer) {
    clearTimeout(this.#speaking);
    this.#speaking = setTimeout(() => this.#say("spoken", answer), QUIET);
  }
}

/** Those of the page, in its order. @returns {MomentsCalculator[]} */
function calculators() {
  return [...document.querySelectorAll("moments-calculator")].filter(
    (one) => one instanceof MomentsCalculator,
  );
}

/**
 * Whether a form holds anything else than what it was printed with.
 *
 * @param {HTMLFormElement} form
 */
function changed(form) {
  return [...form.elements].some((control) => {
    if (control instanceof HTMLSelectElement) {
      return [...control.options].some((option) => option.selected !== option.defaultSelected);
    }
    const text = control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement;
    return text && control.value !== control.defaultValue;
  });
}

// The theme's search is a dialog without a name, which a screen reader would announce as nothing.
document.querySelector('[role="dialog"]:not([aria-label])')?.setAttribute("aria-label", "Search");

customElements.define("moments-calculator", MomentsCalculator);
