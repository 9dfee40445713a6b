// <moments-calculator>: carries what is typed to Python, and Python's HTML into the page. The page
// is complete without it; it adds "now with your numbers".

import { PythonFailed } from "./moments/faults.js";
import { changed } from "./moments/fields.js";
import { Foot } from "./moments/foot.js";
import { Form } from "./moments/form.js";
import { keepByButtons, keepOnce } from "./moments/keeping.js";
import { again, Keeper } from "./moments/kept.js";
import { Leaving } from "./moments/leave.js";
import { Light } from "./moments/light.js";
import { linkFor, whenOpened } from "./moments/link.js";
import { Longer } from "./moments/longer.js";
import { whenNear } from "./moments/near.js";
import "./moments/paper.js";
import { asked, restart, start, wanted } from "./moments/python.js";
import { reload } from "./moments/reload.js";
import { replied } from "./moments/reply.js";
import { Rest } from "./moments/rest.js";
import { Result } from "./moments/result.js";
import { Second } from "./moments/second.js";
import { Sheet } from "./moments/sheet.js";
import "./moments/skip.js";
import { Status } from "./moments/status.js";
import { watchWhatSticks } from "./moments/sticks.js";
import { keepInView } from "./moments/view.js";
import { whenOutgrown, widthFor } from "./moments/width.js";

const BACK = "What you typed here before is here again.";

/** The address with the link that was opened or copied last. */
let shown = "";

class MomentsCalculator extends HTMLElement {
  /** @type {Form | undefined} */
  #form;
  /** @type {Sheet | undefined} */
  #sheet;
  /** @type {Keeper | undefined} */
  #keeper;
  /** @type {Longer | undefined} */
  #longer;
  /** @type {Leaving | undefined} */
  #exits;
  /** The link that was looked at last, and the one whose figures came or that was copied. */
  #followed = "";
  #linked = "";
  /** @type {Result | undefined} */
  #result;
  /** @type {Second | undefined} */
  #second;
  /** @type {Foot | undefined} */
  #foot;
  /** @type {Light | undefined} */
  #light;
  /** @type {Status | undefined} */
  #status;
  /** @type {ReturnType<typeof start> | undefined} */
  #watched;
  /** @type {PythonFailed | undefined} */
  #told;
  #busy = false;
  #again = false;
  #rest = new Rest();
  #leaving = new AbortController();

  connectedCallback() {
    const form = this.querySelector("form");
    if (!form) return;
    this.#form ??= new Form(form, () => this.#typed());
    const go = (/** @type {string} */ path) => this.#form?.go(path);
    this.#result ??= new Result(this, go, () => this.#rewrite());
    this.#second ??= new Second(this, {
      inputs: () => this.#form?.inputs() ?? {},
      take: (/** @type {any} */ inputs) => this.#form?.take(inputs),
      ask: (/** @type {string} */ call, /** @type {string} */ text) => this.#call(call, text),
      say: (/** @type {string} */ sentence) => this.#result?.say("spoken", sentence),
    });
    this.#bring(form, this.#form);
    const region = this.querySelector('[data-part="status"]');
    if (region) this.#status ??= new Status(region);
    this.#leaving = new AbortController();
    const { signal } = this.#leaving;
    whenNear(this, () => this.#python(), signal);
    whenOutgrown(this, () => this.#ask(), signal);
    watchWhatSticks(signal);
    keepInView(this, signal);
    this.#foot ??= new Foot(this);
    this.#foot.watch(signal);
    this.#light ??= new Light(this);
    this.#light.watch(signal);
    keepByButtons(this, (sentence) => this.#result?.say("copy", sentence), signal);
    if (this.matches(":focus-within") || asked(this)) this.#python(); // sooner than this module
    this.#keeper ??= new Keeper(
      this.#name,
      [...document.querySelectorAll(this.localName)].indexOf(this),
    );
    const inputs = () => this.#form?.inputs() ?? {};
    this.#longer ??= new Longer(this, this.#keeper, inputs);
    this.#exits ??= new Leaving(this, {
      inputs,
      ask: (call, text) => this.#call(call, text),
      linked: (link) => this.#note(link),
      people: () => this.#second?.people ?? [],
    });
    whenOpened(this, (opened) => this.#follow(opened), signal);
    const kept = this.#keeper.read();
    const link = linkFor(this);
    // A link wins, unless its figures were changed and the page is only loaded or shown again.
    const came = kept?.link === link && (again() || shown === location.href);
    if (came) this.#followed = this.#linked = link;
    if (changed(form))
      this.#typed(); // typed before this module came
    else if (kept) {
      this.#form.take(kept.inputs);
      this.#sheet?.say(BACK);
    }
    this.#follow(link);
  }

  /** What stands in the form, as JSON; nothing if that is the page's own example. */
  get figures() {
    return this.#form?.untouched ? "" : JSON.stringify(this.#form?.inputs() ?? {});
  }

  /** A link to what stands in the form, as `calculator.wire.link` makes it. */
  async link() {
    return JSON.parse(await this.#call("link", this.figures));
  }

  get #name() {
    return this.getAttribute("calculator") ?? "";
  }

  /** The address holds a link to the figures of this calculator. @param {string} link */
  #note(link) {
    this.#followed = this.#linked = link;
    shown = location.href;
    this.#write();
  }

  #write() {
    const say = this.#sheet?.say.bind(this.#sheet) ?? (() => {});
    this.#longer?.write(this.#form?.untouched ?? true, this.#linked, say);
  }

  /** @param {string} link */
  #follow(link) {
    if (link && link !== this.#followed) this.#sheet?.follow(link);
    this.#followed = link;
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
    this.#sheet = new Sheet(place, region, {
      name: this.#name,
      inputs: () => form.inputs(),
      untouched: () => form.untouched,
      take: (inputs) => form.take(inputs),
      show: (inputs) => form.show(inputs),
      opened: (link) => this.#note(link),
      undo: () => form.undo(),
      ask: (call, text) => this.#call(call, text),
      wait: (waiting) => this.#result?.wait(waiting),
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
      const reply = await this.#python().call(call, given, () => this.#status?.replaced());
      replied(call, reply);
      return reply;
    } catch (cause) {
      throw this.#fail(cause);
    }
  }

  /** The form has changed: keep what stands in it, and ask for its answer. */
  #typed() {
    this.#write();
    this.#ask();
  }

  disconnectedCallback() {
    this.#leaving.abort();
    this.#result?.leave();
    this.#second?.wait();
    // The theme never lets go of a page that was left. Out of it, this can be forgotten.
    setTimeout(() => this.isConnected || this.remove());
  }

  /** Python, started now unless it runs already; says so while it is not ready. */
  #python() {
    const python = start(wanted(this));
    if (python === this.#watched) return python;
    this.#watched = python;
    this.#status?.clear();
    this.#status?.starting();
    python.watch((sentence) => this.#status?.progress(sentence));
    python.ready.then(
      () => this.#status?.clear(),
      (fault) => this.#fail(fault),
    );
    return python;
  }

  /** @param {unknown} cause */
  #fail(cause) {
    const fault = PythonFailed.of(cause);
    if (fault === this.#told) return fault;
    this.#told = fault;
    console.error(fault.detail);
    this.#result?.failed();
    this.#status?.failed(fault, () => {
      this.#told = undefined;
      if (fault.action === "reload") return reload();
      if (fault.kind !== "stopped") restart(wanted(this));
      this.#ask();
    });
    fault.came?.then(
      () => void (this.#told === fault && this.#ask()),
      () => {},
    );
    return fault;
  }

  /** Ask Python for what is typed now; while it answers, only the newest question is kept. */
  async #ask() {
    this.#again = true;
    this.#rest.end();
    this.#second?.wait();
    this.#result?.calculating();
    if (this.#busy || !this.#form) return;
    this.#busy = true;
    try {
      while (this.#again) await this.#once();
    } catch (cause) {
      this.#fail(cause);
    } finally {
      this.#busy = false;
    }
  }

  /** The answer first, and what is drawn to it once nobody types on. */
  async #once() {
    const [python, replaced] = [this.#python(), () => this.#status?.replaced()];
    const form = /** @type {import("./moments/form.js").Form} */ (this.#form);
    let inputs = "";
    const newest = () => {
      this.#again = false;
      inputs = JSON.stringify(form.inputs());
      return [this.#name, inputs, "none"];
    };
    const told = replied("answer", await python.call("answer", newest, replaced));
    this.#status?.clear();
    if (this.#again) return;
    form.explain(this.#result?.tell(told) ?? []);
    if (told.answer === null) return;
    await this.#rest.taken();
    if (this.#again) return;
    const drawn = [this.#name, inputs, widthFor(this)];
    const whole = replied("answer", await python.call("answer", drawn, replaced));
    this.#status?.clear();
    if (!this.#again) this.#draw(whole);
  }

  /** @param {import("./moments/result.js").Reply} whole */
  #draw(whole) {
    this.#result?.draw(whole);
    this.#second?.answered();
    this.#light?.lead();
    const say = (/** @type {string} */ sentence) => this.#result?.say("copy", sentence);
    keepOnce(say);
  }

  /** Show the answer in Python as well. Of figures that may never be answered it is not asked for. */
  #rewrite() {
    const lines = document.querySelector(`[data-python="${this.#name}"]`);
    if (!(lines instanceof HTMLElement)) return;
    if (this.hasAttribute("stale")) lines.hidden = true;
    else if (!this.hasAttribute("calculating")) this.#exits?.rewrite(lines);
  }
}

customElements.define("moments-calculator", MomentsCalculator);
