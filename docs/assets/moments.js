// <moments-calculator>: carries what is typed to Python, and Python's HTML into the page. The page
// is complete without it; it adds "now with your numbers".

import { PythonFailed } from "./moments/faults.js";
import { Form } from "./moments/form.js";
import { Keeper, offerLonger } from "./moments/kept.js";
import { letLeave } from "./moments/leave.js";
import { follow, named } from "./moments/link.js";
import { whenNear } from "./moments/near.js";
import { keep, keepWhenIdle, reset } from "./moments/offline.js";
import { restart, start } from "./moments/python.js";
import { reload } from "./moments/reload.js";
import { Sheet } from "./moments/sheet.js";
import { Status } from "./moments/status.js";

const QUIET = 500; // milliseconds without a change before the answer is spoken
const STALE = "This result belongs to the last numbers that could be read.";
const WAITING = "This result belongs to the numbers that stood here before.";
const BACK = "What you typed here before is here again.";
const DENIED = "This browser keeps nothing, so what you type is gone when you leave the page.";
const UNLINKED = "The link holds figures for another calculator, which this page does not have.";
const OTHER_TAB = "Another tab keeps other figures for later; these are kept in this tab only.";

let keeping = false; // whether a copy has been asked for since the site was opened
let denied = false; // whether it has been said that nothing can be kept

class MomentsCalculator extends HTMLElement {
  /** @type {Form | undefined} */
  #form;
  /** @type {Sheet | undefined} */
  #sheet;
  /** @type {Keeper | undefined} */
  #keeper;
  /** @type {Status | undefined} */
  #status;
  /** @type {ReturnType<typeof start> | undefined} */
  #watched;
  /** @type {PythonFailed | undefined} */
  #told;
  #trial = false;
  #busy = false;
  #again = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #speaking;
  #leaving = new AbortController();

  connectedCallback() {
    const form = this.querySelector("form");
    if (!form) return;
    this.#form ??= new Form(form, () => this.#typed());
    this.#bring(form, this.#form);
    const region = this.querySelector('[data-part="status"]');
    if (region) this.#status ??= new Status(region);
    this.#leaving = new AbortController();
    const { signal } = this.#leaving;
    for (const sign of ["focusin", "pointerenter"]) {
      this.addEventListener(sign, () => this.#python(), { once: true, signal });
    }
    whenNear(this, () => this.#python(), signal);
    const sayOfCopy = (/** @type {string} */ sentence) => this.#say("copy", sentence);
    this.querySelector('[data-do="keep"]')?.addEventListener("click", () => keep(sayOfCopy), {
      signal,
    });
    this.querySelector('[data-do="forget"]')?.addEventListener("click", reset, { signal });
    if (this.matches(":focus-within")) this.#python(); // sooner than this module
    this.#keeper ??= new Keeper(this.#name, calculators().indexOf(this));
    const kept = this.#keeper.read();
    if (changed(form))
      this.#typed(); // typed before this module came
    else if (kept) {
      this.#form.take(kept); // also where a link follows: it may be refused
      this.#sheet?.say(BACK);
    }
    offerLonger(this, this.#keeper, () => this.#form?.inputs() ?? {}, signal);
    addEventListener("hashchange", () => this.#linked(), { signal });
    this.#linked();
  }

  /** Put into the form what the page's address holds for it, if it does. */
  #linked() {
    const name = named(location.hash);
    const ours = calculators().filter((one) => one.#name === name);
    if (ours[0] === this && this.#form && !this.#trial) {
      const host = {
        say: (/** @type {string} */ text) => this.#sheet?.say(text),
        ask: (/** @type {string} */ text) => this.#call("opened", text),
      };
      this.#trial = true; // what a link brings is kept when it is not refused
      follow(location.hash, this.#name, this.#form, host).finally(() => {
        this.#trial = false;
        this.#typed();
      });
    } else if (name && ours.length === 0 && calculators()[0] === this) {
      this.#sheet?.say(UNLINKED);
    }
  }

  get #name() {
    return this.getAttribute("calculator") ?? "";
  }

  /**
   * Take pastes and files.
   *
   * @param {HTMLFormElement} place
   * @param {Form} form
   */
  #bring(place, form) {
    const region = this.querySelector('[data-part="brought"]');
    if (!region || this.#sheet) return;
    letLeave(this, {
      version: this.#wanted.runtime,
      inputs: () => form.inputs(),
      ask: (call, text) => this.#call(call, text),
      say: (text, ...more) => this.#sheet?.say(text, ...more),
    });
    this.#sheet = new Sheet(place, region, {
      name: this.#name,
      inputs: () => form.inputs(),
      untouched: () => form.untouched,
      take: (inputs) => form.take(inputs),
      undo: () => form.undo(),
      ask: (call, text) => this.#call(call, text),
      wait: (waiting) => {
        this.toggleAttribute("stale", waiting);
        this.#say("stale", waiting ? WAITING : "");
      },
    });
  }

  /**
   * Ask Python something beside the answer.
   *
   * @param {string} call a function of `calculator.wire`
   * @param {string} text
   */
  async #call(call, text) {
    try {
      const given = call === "opened" ? [text] : [this.#name, text];
      return await this.#python().call(call, given, () => this.#status?.replaced());
    } catch (fault) {
      if (fault instanceof PythonFailed) this.#fail(fault);
      throw fault;
    }
  }

  /** The form has changed: keep what stands in it, and ask for its answer. */
  #typed() {
    const form = this.#form;
    if (form && this.#keeper && !this.#trial) {
      const own = this.#keeper.write(form.untouched ? undefined : form.inputs());
      if (!own) this.#sheet?.say(OTHER_TAB);
      if (this.#keeper.denied && !denied) this.#sheet?.say(DENIED);
      denied ||= this.#keeper.denied !== undefined;
    }
    this.#ask();
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
        reload();
        return;
      }
      if (fault.kind !== "stopped") {
        restart(this.#wanted);
      }
      this.#ask();
    });
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
        return [this.#name, JSON.stringify(form.inputs())];
      };
      while (this.#again) {
        const text = await python.call("answer", newest, () => this.#status?.replaced());
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
