// A paper in the form of an exam: drawn or opened from a link, answered, reviewed and handed in. What is
// under way is kept with each change, so that a page that is loaded again shows the same paper.

// @ts-check

import { lay } from "./bank.js";
import { Chance, freshSeed } from "./chance.js";
import { clockOf } from "./clock.js";
import { Fetched } from "./fetched.js";
import { begun, formIn, kept, sentences } from "./forms.js";
import { copyLink, showResult } from "./outcome.js";
import { begin, bringIntoView, button, choice, part, questions, show, wholeIn } from "./parts.js";
import * as progress from "./progress.js";
import { sayOfReview, writeJumps, writeReview } from "./review.js";
import { drawPaper, give, given, opened, unread } from "./sitting.js";

/** @typedef {import("./bank.js").Question} Question */
/** @typedef {import("./sitting.js").Item} Item */
/** @typedef {import("./forms.js").Under} Under */

const EXTRA = 1.25;
const AGAIN = "Your paper is here again, as you left it.";
const WENT_ON = "The clock went on while the page was closed.";
const SECTIONS = ["start", "sheet", "review", "result"];

export class Paper {
  #room;
  #fetched;
  /** @type {Map<string, Question>} */
  #bank = new Map();
  /** @type {Item[]} */
  #items = [];
  /** A paper from a link that was not begun yet. @type {import("./sitting.js").Opened | undefined} */
  #listed;
  /** @type {Under | undefined} */
  #under;
  /** @type {HTMLFieldSetElement | undefined} */
  #asked;
  /** @type {import("./clock.js").Clock | undefined} */
  #clock;
  #sure = false;

  /** @param {HTMLElement} room */
  constructor(room) {
    this.#room = room;
    room.addEventListener("click", ({ target }) => {
      const pressed = target instanceof Element && target.closest("button[data-do]");
      if (pressed instanceof HTMLButtonElement) this.#press(pressed);
    });
    room.addEventListener("input", ({ target }) => {
      if (target instanceof Node && this.#asked?.contains(target)) this.#note();
    });
    room.addEventListener("keydown", ({ key, target }) => {
      const typed = target instanceof HTMLInputElement && this.#asked?.contains(target);
      if (key === "Enter" && typed) this.#go(1);
    });
    part(room, "start").addEventListener("change", () => this.#choose());
    show(part(room, "without"), false);
    show(part(room, "begin"), true);
    this.#choose();
    const now = progress.paper() !== null || location.hash !== "";
    this.#fetched = new Fetched(room, now, (bank) => this.#take(bank));
    addEventListener("hashchange", async () => {
      if (room.isConnected && (await this.#fetched.load()) && !this.#under) this.#follow();
    });
  }

  /** The page is left: the clock need not be looked at, and goes on. */
  leave() {
    this.#clock?.stop();
  }

  /** @param {import("./fetched.js").Bank} bank */
  #take(bank) {
    this.#bank = bank;
    const under = kept();
    const there = under && opened(under.link, bank);
    if (under && typeof there === "object") this.#restore(under, there);
    else this.#follow();
    this.#choose();
  }

  /** Look whether the address lists a paper. */
  #follow() {
    const found = opened(location.hash, this.#bank);
    this.#listed = typeof found === "object" && found.items.length ? found : undefined;
    this.#say(sentences(found));
    if (!this.#listed) return;
    const radio = this.#room.querySelector(`input[name=form][value="${this.#listed.form}"]`);
    if (radio instanceof HTMLInputElement) radio.checked = true;
    choice(this.#room, "questions").value = String(this.#listed.items.length);
  }

  /**
   * @param {Under} under
   * @param {import("./sitting.js").Opened} there
   */
  #restore(under, there) {
    this.#under = under;
    this.#items = there.items;
    if (there.withdrawn.length || there.changed.length) {
      // Its answers belong to other places or to another text.
      this.#under = undefined;
      this.#listed = there.items.length ? there : undefined;
      progress.keepPaper(null);
      return this.#say(`The paper that was under way cannot go on. ${sentences(there)}`);
    }
    if (under.done) return this.#show();
    this.#open();
    this.#speak([AGAIN, ...(under.ends && !under.late ? [WENT_ON] : [])].join(" "));
  }

  #choose() {
    show(part(this.#room, "own"), this.#form.own && !this.#listed);
  }

  get #form() {
    return formIn(this.#room, this.#under?.form);
  }

  /** @param {HTMLButtonElement} pressed */
  #press(pressed) {
    const what = pressed.dataset.do ?? "";
    if (what !== "hand" && what !== "throw") this.#sure = false;
    /** @type {{[what: string]: () => unknown}} */
    const acts = {
      begin: () => this.#begin(),
      on: () => this.#go(1),
      back: () => this.#go(-1),
      jump: () => this.#go(Number(pressed.dataset.to) - (this.#under?.at ?? 0)),
      flag: () => this.#flag(),
      review: () => this.#review(),
      return: () => this.#open(),
      late: () => this.#goOn(),
      hand: () => this.#hand(),
      throw: () => this.#throw(),
      another: () => this.#another(),
      link: () => copyLink(this.#room, this.#under?.link ?? ""),
    };
    acts[what]?.();
  }

  async #begin() {
    if (!(await this.#fetched.load()) || this.#under) return;
    const form = this.#form;
    const [questions, minutes] = form.own
      ? [wholeIn(this.#room, "questions"), wholeIn(this.#room, "minutes")]
      : [form.questions, form.minutes];
    if (!questions || !minutes) {
      return this.#say("Give from 1 to 100 questions, and from 1 to 300 minutes.");
    }
    const chance = new Chance(freshSeed());
    const wanted = { ...form, questions };
    this.#items = this.#listed?.items ?? drawPaper(this.#bank.values(), wanted, chance);
    const clock = choice(this.#room, "clock").value;
    const lasts = clock === "off" ? 0 : minutes * (choice(this.#room, "extra").checked ? EXTRA : 1);
    this.#under = begun(form.id, this.#items, lasts, clock === "hidden");
    this.#say("");
    this.#speak("");
    this.#keep();
    this.#open();
    const short = this.#items.length < questions && !this.#listed;
    if (short) this.#speak(`There are only ${this.#items.length} questions of this kind.`);
    else this.#speak("This browser keeps the paper until you hand it in or throw it away.");
  }

  /** Show the question that the paper is open at. */
  #open() {
    const under = this.#under;
    if (!under) return;
    this.#to("sheet");
    const { question, order } = this.#items[under.at];
    const { asked } = lay(question, order);
    this.#asked = asked;
    give(asked, under.answers[under.at]);
    part(this.#room, "asked").replaceChildren(asked);
    part(this.#room, "where").textContent = `Question ${under.at + 1} of ${this.#items.length}`;
    button(this.#room, "back").disabled = under.at === 0;
    writeJumps(this.#room, under);
    if (under.ends && !under.late) {
      this.#clock ??= clockOf(this.#room, under, (said) => this.#speak(said));
    }
    begin(asked, part(this.#room, "sheet"));
  }

  /** Keep what is answered now. */
  #note() {
    if (!this.#under || !this.#asked) return;
    this.#under.answers[this.#under.at] = given(this.#asked);
    this.#keep();
  }

  /** @param {number} steps */
  #go(steps) {
    if (!this.#under || this.#asks()) return;
    const to = this.#under.at + steps;
    if (to >= this.#items.length) return this.#review();
    this.#under.at = Math.max(0, to);
    this.#keep();
    this.#open();
  }

  #flag() {
    if (!this.#under) return;
    this.#under.flags[this.#under.at] = !this.#under.flags[this.#under.at];
    this.#keep();
  }

  /** Whether a number that was typed must be asked about before another question. */
  #asks() {
    const said = this.#asked ? unread(this.#asked) : "";
    if (said) this.#speak(said);
    return said !== "";
  }

  #review() {
    if (!this.#under || this.#asks()) return;
    this.#to("review");
    writeReview(this.#room, this.#under);
  }

  #goOn() {
    if (!this.#under) return;
    this.#under.late = true;
    this.#keep();
    show(part(this.#room, "over"), false);
    this.#speak("Go on; there is no clock any more.");
    this.#asked?.querySelector("legend")?.focus();
  }

  #hand() {
    const under = this.#under;
    if (!under) return;
    const open = under.answers.filter((one) => !one).length;
    const asked = `${questions(open)} open. Press “Hand in” once more to hand in as it is.`;
    if (open && !this.#confirmed(asked)) return;
    under.done = Date.now();
    this.#keep();
    this.#show(true);
  }

  /** @param {boolean} [first] whether it has just been handed in */
  #show(first = false) {
    if (!this.#under) return;
    this.leave();
    this.#to("result");
    showResult(this.#room, this.#form, this.#under, this.#items, first);
    part(this.#room, "outcome").focus({ preventScroll: true });
    bringIntoView(part(this.#room, "result"));
  }

  #throw() {
    const asked = "Throw this paper away, unmarked? Press “Throw it away” once more.";
    if (this.#confirmed(asked)) this.#another();
  }

  /** Whether what would be lost was asked about before. @param {string} question */
  #confirmed(question) {
    if (this.#sure) return true;
    this.#sure = true;
    sayOfReview(this.#room, question);
    return false;
  }

  #another() {
    this.leave();
    this.#clock = this.#under = this.#listed = this.#asked = undefined;
    progress.keepPaper(null);
    show(part(this.#room, "over"), false);
    part(this.#room, "left").textContent = "";
    part(this.#room, "marked").replaceChildren();
    if (location.hash.startsWith("#paper="))
      history.replaceState(history.state, "", location.pathname);
    this.#to("start");
    this.#choose();
    this.#room.querySelector("input")?.focus();
  }

  #keep() {
    if (!this.#under) return;
    progress.keepPaper(this.#under);
    writeJumps(this.#room, this.#under);
  }

  /** @param {string} section */
  #to(section) {
    for (const one of SECTIONS) show(part(this.#room, one), one === section);
  }

  /** @param {string} text */
  #say = (text) => part(this.#room, "noted").replaceChildren(text);

  /** @param {string} text */
  #speak = (text) => part(this.#room, "spoken").replaceChildren(text);
}
