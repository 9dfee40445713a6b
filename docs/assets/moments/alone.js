// What a calculator in a frame brings with it: a way to the whole page that goes on with what was
// typed, and where a part is shown, what the answer does not say and the figures that it takes as given.

/** @typedef {{fragment: string | null, says: string, messages: {text: string}[]}} Linked */
/** @typedef {HTMLElement & {figures?: string, link?: () => Promise<Linked>}} Framed */

const GIVEN = "What it takes as given";
/** @type {Linked} */
const EXAMPLE = { fragment: "", says: "", messages: [] };
const LOST = "Python could not be asked.";
const FORMER = "The whole page opens with the figures that this frame began with.";

/**
 * Say why nothing is shown.
 *
 * @param {Element} place
 * @param {string} sentence
 */
export function say(place, sentence) {
  const told = document.createElement("p");
  told.className = "moments-refused";
  told.role = "status";
  told.textContent = sentence;
  place.querySelector("h1")?.after(told);
  if (!told.isConnected) place.prepend(told);
}

/**
 * Let a part stand by itself.
 *
 * @param {HTMLElement} calculator
 * @param {string} part
 */
export function setApart(calculator, part) {
  const within = (/** @type {string} */ place) => calculator.querySelector(place);
  calculator.removeAttribute("fold"); // which a guide’s calculator has
  for (const place of ["[data-fold]", "[data-limits]"]) within(place)?.setAttribute("open", "");
  const sure = within('[data-part="sure"]');
  if (part === "chart" && sure) within('[data-part="details"]')?.after(sure);
  foldGiven(within('[data-part="given"]'));
  takeNoBlock(calculator);
}

/** Fold the tables of what was given; on paper they are open. @param {Element | null} given */
function foldGiven(given) {
  if (!given) return;
  const fold = document.createElement("details");
  const summary = document.createElement("summary");
  fold.className = "moments-given-fold";
  summary.textContent = GIVEN;
  given.before(fold);
  fold.append(summary, given);
  let open = false;
  addEventListener("beforeprint", () => {
    open = fold.open;
    fold.open = true;
  });
  addEventListener("afterprint", () => {
    fold.open = open;
  });
}

/** A block of cells or a file would change figures that are left out. @param {Element} calculator */
function takeNoBlock(calculator) {
  calculator.addEventListener("paste", (event) => event.stopPropagation(), { capture: true });
  for (const sign of ["dragover", "drop"]) {
    const refuse = (/** @type {Event} */ event) => {
      event.stopPropagation();
      event.preventDefault(); // nor is a file opened in place of the page
    };
    calculator.addEventListener(sign, refuse, { capture: true });
  }
}

/** The way from a frame to the whole page, with the figures that stand in the form. */
export class Onward {
  #calculator;
  #link;
  #told = document.createElement("span");
  /** The figures that the link leads to; nothing for those that the frame was opened with. */
  #linked = "";
  /** @type {Promise<void> | undefined} */
  #asked;

  /**
   * @param {Framed} calculator
   * @param {HTMLAnchorElement} link
   */
  constructor(calculator, link) {
    this.#calculator = calculator;
    this.#link = link;
    this.#told.role = "status";
    link.after(" ", this.#told);
    for (const sign of ["pointerenter", "pointerdown", "focus"]) {
      link.addEventListener(sign, () => void this.#renew());
    }
    link.addEventListener("click", (event) => this.#go(event));
    addEventListener("hashchange", () => {
      this.#to(location.hash);
    });
  }

  /** @param {string} fragment */
  #to(fragment) {
    const page = new URL(this.#link.href);
    page.hash = fragment;
    this.#link.href = page.href;
  }

  get #figures() {
    return this.#calculator.figures ?? "";
  }

  async #renew() {
    if (this.#figures === this.#linked) return;
    this.#asked ??= this.#ask();
    await this.#asked;
  }

  async #ask() {
    const figures = this.#figures;
    let said = LOST;
    let fragment = location.hash;
    try {
      // The page’s own example needs no link.
      const made = figures ? await this.#calculator.link?.() : EXAMPLE;
      if (made) said = made.messages[0]?.text ?? (made.fragment === null ? made.says : "");
      fragment = made?.fragment ?? fragment;
    } catch {
      // told at the answer as well
    }
    this.#to(fragment);
    this.#told.textContent = said && `${said} ${FORMER}`;
    this.#linked = figures;
    this.#asked = undefined;
  }

  /** @param {MouseEvent} event */
  async #go(event) {
    if (this.#figures === this.#linked) return;
    event.preventDefault();
    event.stopPropagation();
    while (this.#figures !== this.#linked) await this.#renew();
    window.open(this.#link.href, "_blank", "noopener");
  }
}
