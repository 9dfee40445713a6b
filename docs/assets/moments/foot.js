// The answer in sight where a page has one column: once it is scrolled away, it is repeated at the
// foot of a telephone, or in one line at the top, with charts and tables one touch away. In two
// columns the stylesheet leaves it out; here is measured what that needs to know.

/** @typedef {import("./form.js").Form} Form */

export class Foot {
  #calculator;
  #told;
  #foot;
  #headline;
  #details;
  /** Whether form and answer are in sight. */
  #changing = false;
  #answered = true;
  #place = { left: 0, width: 0 };
  /** @type {IntersectionObserver | undefined} */
  #sight;
  /** @type {Element | null} */
  #answer = null;
  /** @type {Element | null | undefined} */
  #spark;

  /** @param {HTMLElement} calculator */
  constructor(calculator) {
    const part = (/** @type {string} */ name) =>
      /** @type {HTMLElement | null} */ (calculator.querySelector(`[data-part="${name}"]`));
    this.#calculator = calculator;
    this.#told = part("told");
    this.#foot = part("foot");
    this.#headline = part("headline");
    this.#details = part("details");
  }

  /** Keep the answer in sight from now on. @param {AbortSignal} signal */
  watch(signal) {
    if (!this.#told || !this.#foot || !this.#headline || !this.#details) return;
    const size = new ResizeObserver(() => this.#measure());
    for (const one of [this.#told, this.#calculator]) size.observe(one);
    this.#sight = new IntersectionObserver((entries) => this.#seen(entries));
    const form = this.#calculator.querySelector("form");
    if (form) this.#sight.observe(form);
    const news = new MutationObserver(() => this.#write());
    news.observe(this.#told, {
      childList: true,
      characterData: true,
      subtree: true,
      attributes: true,
      attributeFilter: ["hidden"],
    });
    this.#write();
    this.#foot.addEventListener("click", (event) => this.#act(event), { signal });
    this.#calculator.addEventListener("keydown", (event) => this.#key(event), { signal });
    this.#calculator.addEventListener("focusin", (event) => this.#focused(event), { signal });
    signal.addEventListener("abort", () => {
      size.disconnect();
      news.disconnect();
      this.#sight?.disconnect();
      this.#peek(false);
    });
  }

  get #peeks() {
    return this.#calculator.hasAttribute("peek");
  }

  /** What is told may scroll by itself, and then the keyboard must reach it. */
  #measure() {
    const told = /** @type {HTMLElement} */ (this.#told);
    // All is read before anything is written, or the page would be laid out once more.
    const { left, width } = this.#calculator.getBoundingClientRect();
    const { offsetHeight, scrollHeight, clientHeight } = told;
    tell(this.#details, "told", offsetHeight);
    this.#place = { left: Math.round(left), width: Math.round(width) };
    this.#stand();
    if (scrollHeight > clientHeight + 1) told.tabIndex = 0;
    else told.removeAttribute("tabindex");
  }

  /** The foot stands where the calculator does, and so do charts and tables that it has opened. */
  #stand() {
    const { left, width } = this.#place;
    for (const one of this.#peeks ? [this.#foot, this.#details] : [this.#foot]) {
      tell(one, "left", left);
      tell(one, "width", width);
    }
  }

  /** Repeat the answer, what is said of it, and its drawing. */
  #write() {
    const answer = this.#headline?.querySelector("p") ?? null;
    const spark = this.#headline?.querySelector('[aria-hidden="true"] > svg');
    const now = ["[data-part=state]", "[data-part=status]", "[data-part=faults] > p"].map(
      (place) => this.#told?.querySelector(place)?.textContent ?? "",
    );
    const [state, status, faults] = now;
    const waits = this.#calculator.matches('[calculating=""], [stale]');
    this.#put("answer", answer?.textContent ?? "");
    this.#put("state", faults || (waits ? status || state : ""));
    const way = this.#foot?.querySelector('[data-do="fault"]');
    way?.toggleAttribute("hidden", !faults);
    this.#picture(spark ?? null);
    if (answer === this.#answer) return;
    if (this.#answer) this.#sight?.unobserve(this.#answer);
    if (answer) this.#sight?.observe(answer);
    this.#answer = answer;
  }

  /** @param {Element | null} spark */
  #picture(spark) {
    if (spark === this.#spark) return;
    this.#spark = spark;
    const place = this.#foot?.querySelector('[data-peek="spark"]');
    place?.replaceChildren(...(spark ? [spark.cloneNode(true)] : []));
  }

  /**
   * @param {string} what
   * @param {string} text
   */
  #put(what, text) {
    const place = this.#foot?.querySelector(`[data-peek="${what}"]`);
    if (place && place.textContent !== text) place.textContent = text;
  }

  /** @param {IntersectionObserverEntry[]} entries */
  #seen(entries) {
    for (const { target, isIntersecting } of entries) {
      if (target.matches("form")) this.#changing = isIntersecting;
      else if (target === this.#answer) this.#answered = isIntersecting;
    }
    this.#show();
  }

  /** Out of sight is the answer, and in sight what changes it. */
  #show() {
    if (this.#foot) this.#foot.hidden = !(this.#peeks || (this.#changing && !this.#answered));
  }

  /** @param {boolean} wanted whether charts and tables are to stand open at the answer */
  #peek(wanted) {
    this.#calculator.toggleAttribute("peek", wanted);
    if (wanted) this.#stand();
    this.#foot?.querySelector('[data-do="peek"]')?.setAttribute("aria-expanded", String(wanted));
    this.#show();
  }

  /** @param {Event} event */
  #act({ target }) {
    const button = /** @type {Element} */ (target).closest("button");
    if (button?.dataset.do === "peek") this.#peek(!this.#peeks);
    if (button?.dataset.do !== "fault") return;
    const first = this.#told?.querySelector('[data-part="faults"] button');
    if (first instanceof HTMLElement) first.click();
  }

  /** @param {KeyboardEvent} event */
  #key({ key }) {
    if (key !== "Escape" || !this.#peeks) return;
    this.#peek(false);
    const button = this.#foot?.querySelector('[data-do="peek"]');
    if (button instanceof HTMLElement) button.focus();
  }

  /** Whatever has the focus lies free. @param {FocusEvent} event */
  #focused({ target }) {
    const at = /** @type {Element} */ (target);
    const here = this.#foot?.contains(at) || this.#details?.contains(at);
    if (this.#peeks && !here) this.#peek(false);
  }
}

/**
 * Tell the stylesheet a length, where it is used: all that stands below is styled anew.
 *
 * @param {HTMLElement | null} place
 * @param {string} name
 * @param {number} pixels
 */
function tell(place, name, pixels) {
  const [property, text] = [`--moments-${name}`, `${pixels}px`];
  if (place?.style.getPropertyValue(property) !== text) place?.style.setProperty(property, text);
}
