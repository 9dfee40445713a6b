// <moments-calculator>: carries what is typed to Python, and Python's HTML into the page. The page
// is complete without it; it adds "now with your numbers".

import { Form } from "./moments/form.mjs";
import { keep, keepWhenIdle, reset } from "./moments/offline.mjs";
import { PythonFailed, start } from "./moments/python.mjs";

const QUIET = 500; // milliseconds without a change before the answer is spoken
const STARTING = "Python is starting in your browser; what you type will be answered.";
const STALE = "This result belongs to the last numbers that could be read.";

/** Whether the reader has scrolled, pointed or typed on this site: a first sign of intent. */
let active = false;

/** Whether a copy for use without a network has been asked for since the site was opened. */
let keeping = false;

class MomentsCalculator extends HTMLElement {
  /** @type {Form | undefined} */
  #form;
  #busy = false;
  #again = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #speaking;
  #leaving = new AbortController();

  connectedCallback() {
    const form = this.querySelector("form");
    if (!form) return;
    this.#form ??= new Form(form, () => this.#ask());
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
  }

  disconnectedCallback() {
    this.#leaving.abort();
    clearTimeout(this.#speaking);
  }

  /** Python, started now unless it runs already; says so while it is not ready. */
  #python() {
    const python = start(this.getAttribute("runtime") ?? "");
    this.#say("status", STARTING);
    python.ready.then(
      () => this.#say("status", ""),
      (fault) => this.#fail(fault),
    );
    return python;
  }

  /** @param {PythonFailed} fault */
  #fail(fault) {
    console.error(fault.detail);
    this.#say("status", fault.message);
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
      await python.ready;
      while (this.#again) {
        this.#again = false;
        const inputs = JSON.stringify(this.#form.inputs());
        const text = await python.ask(this.getAttribute("calculator") ?? "", inputs);
        if (!this.#again) this.#show(JSON.parse(text));
      }
    } catch (fault) {
      if (!(fault instanceof PythonFailed)) throw fault;
      this.#fail(fault);
    } finally {
      this.#busy = false;
    }
  }

  /** @param {{answer: string | null, headline: string, details: string, messages: import("./moments/form.mjs").Message[]}} reply */
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

// The theme's search is a dialog without a name, which a screen reader would announce as nothing.
document.querySelector('[role="dialog"]:not([aria-label])')?.setAttribute("aria-label", "Search");

customElements.define("moments-calculator", MomentsCalculator);
