// Practice: rounds of ten questions, one at a time. An answer first, then how it went and every reason.

// @ts-check

import { BY_READER, draw, lay } from "./bank.js";
import { Boxes } from "./boxes.js";
import { Chance, freshSeed } from "./chance.js";
import { inWords, isDay, today } from "./days.js";
import { Fetched } from "./fetched.js";
import { Ledger } from "./ledger.js";
import { mark } from "./marking.js";
import { begin, button, choice, element, part, questions, show, sign, taught } from "./parts.js";
import * as progress from "./progress.js";
import { interleaved, ranked, standing } from "./queue.js";

/** @typedef {import("./bank.js").Question} Question */
/** @typedef {import("./boxes.js").Sure} Sure */

const ROUND = 10;
const MORE = "Reasons for the others stand below.";
const KEPT =
  "From now on this browser keeps how you answered. Under “Your progress” you can export or delete it.";
const AGAIN = "These are asked again; here is where they are taught:";
const TICK = "Tick what your answer held; it is right if it held all of it.";

export class Practice {
  #room;
  #fetched;
  #chance = new Chance(freshSeed());
  #rows;
  /** @type {Map<string, Question>} */
  #bank = new Map();
  /** @type {Question[]} */
  #waiting = [];
  /** @type {{question: Question, right: boolean}[]} */
  #done = [];
  #size = 0;
  /** @type {import("./bank.js").Laid & {question: Question} | undefined} */
  #open;
  /** The day of the exam, until there is an answer with which it is kept. */
  #exam = "";
  /** @type {Ledger | undefined} */
  #ledger;

  /** @param {HTMLElement} room */
  constructor(room) {
    this.#room = room;
    this.#rows = JSON.parse(room.dataset.days ?? "[]");
    room.addEventListener("click", ({ target }) => {
      const pressed = target instanceof Element && target.closest("button[data-do]");
      if (pressed) this.#press(pressed.getAttribute("data-do") ?? "");
    });
    room.addEventListener("keydown", ({ key, target }) => {
      if (key === "Enter" && target instanceof HTMLInputElement && this.#open) this.#answer();
    });
    for (const name of ["subject", "kind"]) {
      choice(this.#room, name).addEventListener("change", () => this.#state());
    }
    choice(this.#room, "exam").addEventListener("change", () => this.#setExam());
    this.#enter();
    this.#fetched = new Fetched(room, progress.any(), (bank) => {
      this.#bank = bank;
      this.#ledger = new Ledger(room, bank, () => this.#state());
      this.#state();
    });
  }

  #enter() {
    const exam = choice(this.#room, "exam");
    exam.value = progress.read().exam || exam.value;
    if (!progress.any()) this.#exam = exam.value;
    for (const one of ["without", "kept"]) show(this.#part(one), one === "kept");
    this.#to("start");
    this.#state();
  }

  get #boxes() {
    return new Boxes(this.#rows, progress.any() ? progress.read().exam : this.#exam, today());
  }

  /** What may be asked, after what the reader has chosen. */
  get #pool() {
    const subject = choice(this.#room, "subject").value;
    const kind = choice(this.#room, "kind").value;
    return [...this.#bank.values()].filter(
      (one) =>
        (!subject || one.subject === subject) &&
        (!kind || (kind === "own") === (one.sort === BY_READER)),
    );
  }

  /** What is kept of a question; nothing if its meaning has changed since. @param {Question} question */
  #kept({ id, changed }) {
    const kept = progress.read().questions[id];
    return kept?.changed === changed ? kept : undefined;
  }

  #state() {
    const boxes = this.#boxes;
    const pool = this.#pool;
    const { due, again, unseen } = standing(pool, progress.read(), boxes);
    const parts = [`${due} due today`, `${again} to do again`, `${unseen} not asked yet`];
    const anew = unseen === pool.length;
    const count = pool.length || Number(this.#room.dataset.count);
    this.#part("state").textContent = anew
      ? `${questions(count)}, none of them asked yet.`
      : `${parts.join(" · ")}.`;
    for (const button of this.#room.querySelectorAll("[data-do=again]")) {
      button.textContent = `Wrong again (${again})`;
      show(button, again > 0);
    }
    this.#part("noted").textContent = [this.#aboutExam(boxes), progress.trouble].join(" ").trim();
    this.#ledger?.write();
  }

  /** @param {Boxes} boxes */
  #aboutExam(boxes) {
    const exam = progress.any() ? progress.read().exam : this.#exam;
    if (boxes.over)
      return `Your exam was on ${inWords(exam)}. Give the day of the next, or empty the field.`;
    if (boxes.lastDay)
      return "Your exam is today: a question is let go after two right answers with ten others between.";
    return "";
  }

  #setExam() {
    const { value } = choice(this.#room, "exam");
    if (value && !isDay(value)) return;
    this.#exam = value;
    if (progress.any()) {
      progress.change((record) => {
        record.exam = value;
      });
    }
    this.#state();
  }

  /** @param {string} what */
  #press(what) {
    if (what === "start" || what === "more") this.#begin(false);
    else if (what === "again") this.#begin(true);
    else if (what === "answer") this.#answer();
    else if (what === "next") this.#next();
    else if (what === "stop") this.#finish();
    else if (what === "change") this.#change();
  }

  /** @param {boolean} again only what was wrong */
  async #begin(again) {
    if (!(await this.#fetched.load())) return;
    const { answered } = progress.read();
    const boxes = this.#boxes;
    const pool = again ? this.#pool.filter((one) => (this.#kept(one)?.again ?? 0) > 0) : this.#pool;
    const mixed = interleaved(pool, this.#chance);
    const queue = ranked(mixed, (one) => boxes.rank(this.#kept(one), answered + 1));
    this.#waiting = queue.slice(0, ROUND);
    this.#size = this.#waiting.length;
    this.#done = [];
    if (!this.#size) {
      this.#part("noted").textContent = "No question is both of this subject and of this kind.";
      return;
    }
    this.#to("question");
    this.#ask();
  }

  #ask() {
    const question = this.#waiting.shift();
    if (!question) return this.#finish();
    const laid = lay(question, draw(question, this.#chance));
    this.#open = { ...laid, question };
    const subject = choice(this.#room, "subject").querySelector(`[value="${question.subject}"]`);
    const heading = subject?.textContent?.replace(/ \(\d+\)$/, "") ?? "";
    this.#part("where").textContent =
      `${this.#size - this.#waiting.length} of ${this.#size} · ${heading}`;
    this.#part("asked").replaceChildren(laid.asked);
    this.#part("reasons").replaceChildren();
    this.#part("verdict").replaceChildren();
    const own = question.sort === BY_READER;
    const field = this.#part("own").querySelector("textarea");
    if (field) field.value = "";
    show(this.#part("own"), own);
    const sure = /** @type {HTMLFieldSetElement} */ (this.#part("sure"));
    show(sure, true);
    for (const one of sure.querySelectorAll("input")) one.checked = false;
    const [answer, next] = [button(this.#room, "answer"), button(this.#room, "next")];
    answer.textContent = own ? "Show a full answer" : "Answer";
    next.textContent = this.#waiting.length ? "Next question" : "How did it go?";
    show(answer, true);
    show(next, false);
    begin(laid.asked, this.#part("question"));
  }

  #answer() {
    if (!this.#open || button(this.#room, "answer").hidden) return;
    const { asked, reasons, question } = this.#open;
    if (question.sort === BY_READER) return this.#reveal(TICK, []);
    const { said, right, why } = mark(asked, reasons);
    if (right === undefined) {
      this.#part("verdict").replaceChildren(element("p", said));
      return;
    }
    const more = question.sort === "number" || question.sort === "order" ? [] : [MORE];
    sign(asked);
    this.#reveal(said, [...why, ...more], right);
    this.#mark(question, right);
  }

  /**
   * Show how it went, and every reason.
   *
   * @param {string} said
   * @param {string[]} why what is read out; it stands below to be seen
   * @param {boolean} [right]
   */
  #reveal(said, why, right) {
    if (!this.#open) return;
    const verdict = element("p", said);
    verdict.toggleAttribute("data-right", right === true);
    const aloud = element("p", why.join(" "), { class: "moments-unseen" });
    this.#part("verdict").replaceChildren(verdict, ...(why.length ? [aloud] : []));
    this.#open.asked.disabled = true;
    this.#open.reasons.open = true;
    this.#part("reasons").replaceChildren(this.#open.reasons);
    show(this.#part("sure"), false);
    show(button(this.#room, "answer"), false);
    const next = button(this.#room, "next");
    show(next, true);
    next.focus({ preventScroll: true });
  }

  /** @param {Question} question @param {boolean} right */
  #mark(question, right) {
    const first = !progress.any();
    const { id, changed, sort } = question;
    const picked = this.#part("sure").querySelector("input:checked");
    const sure = /** @type {Sure} */ (/** @type {HTMLInputElement | null} */ (picked)?.value ?? "");
    const boxes = this.#boxes;
    const exam = this.#exam;
    progress.change((record) => {
      record.answered += 1;
      if (first) record.exam = exam;
      const given = { changed, right, sure, byReader: sort === BY_READER };
      record.questions[id] = boxes.answered(record.questions[id], given, record.answered);
    });
    this.#done.push({ question, right: right && sure !== "guess" });
    if (first || progress.trouble) {
      this.#part("verdict").append(
        element("p", progress.trouble || KEPT, { class: "moments-room-note" }),
      );
    }
  }

  #next() {
    if (this.#open?.question.sort === BY_READER) {
      const ticks = [...this.#open.reasons.querySelectorAll("input")];
      this.#mark(
        this.#open.question,
        ticks.every((one) => one.checked),
      );
    }
    this.#ask();
  }

  #finish() {
    this.#open = undefined;
    const known = this.#done.filter(({ right }) => right).length;
    const missed = this.#done.filter(({ right }) => !right);
    const asked = questions(this.#done.length);
    const result = this.#part("result");
    result.textContent = this.#done.length
      ? [`You knew ${known} of ${asked}.`, ...(missed.length ? [AGAIN] : [])].join(" ")
      : "Nothing was answered in this round.";
    this.#part("missed").replaceChildren(...missed.map(({ question }) => taught(question)));
    this.#to("round");
    this.#state();
    result.focus();
  }

  #change() {
    this.#to("start");
    choice(this.#room, "subject").focus();
  }

  /** @param {string} section */
  #to(section) {
    for (const one of ["start", "question", "round"]) show(this.#part(one), one === section);
  }

  /** @param {string} name */
  #part = (name) => part(this.#room, name);
}
