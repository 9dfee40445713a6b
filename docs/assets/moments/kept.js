// What was typed, kept in this browser: for the tab as long as it lives, so that Reload, Back and a
// tab that is opened again find it; for longer only if the reader says so. Where storage is denied
// that is said once, and nothing else changes.

/** @typedef {import("./fields.js").Inputs} Inputs */
/** @typedef {{stamp: string, inputs: Inputs}} Kept */

const ROOT = new URL("../../", import.meta.url);

/** Every key begins like this, so that a reset finds them and leaves those of other sites alone. */
export const PREFIX = `${ROOT.pathname}.moments`;

export class Keeper {
  #key;
  /** The stamp of what this tab has last read or written for longer. */
  #stamp = "";
  /** @type {string | undefined} */
  denied;

  /**
   * @param {string} calculator its name
   * @param {number} place its number on the page
   */
  constructor(calculator, place) {
    const page = location.pathname.slice(ROOT.pathname.length);
    this.#key = `${PREFIX} typed ${page} ${calculator} ${place}`;
  }

  /** What stood in the calculator when this tab showed it last, or what is kept for longer. */
  read() {
    const tab = this.#read("sessionStorage");
    const longer = this.#read("localStorage");
    this.#stamp = longer?.stamp ?? "";
    return (tab ?? longer)?.inputs;
  }

  /** Whether it is kept for longer than the tab lives. */
  get longer() {
    return this.#read("localStorage") !== undefined;
  }

  /**
   * @param {Inputs | undefined} inputs nothing if the form holds the example
   * @returns {boolean} false if another tab keeps other figures for longer
   */
  write(inputs) {
    this.#write("sessionStorage", inputs && { stamp: "", inputs });
    return !inputs || !this.longer || this.keep(inputs, false);
  }

  /**
   * Keep it until it is deleted.
   *
   * @param {Inputs} inputs
   * @param {boolean} anyway also if another tab has kept other figures since
   */
  keep(inputs, anyway) {
    const there = this.#read("localStorage");
    if (there && !anyway && there.stamp !== this.#stamp) return false;
    this.#stamp = `${Date.now()} ${Math.random()}`;
    this.#write("localStorage", { stamp: this.#stamp, inputs });
    return true;
  }

  /** Keep it no longer than the tab lives. */
  forget() {
    this.#write("localStorage", undefined);
  }

  /**
   * @param {"sessionStorage" | "localStorage"} storage
   * @returns {Kept | undefined}
   */
  #read(storage) {
    try {
      const kept = JSON.parse(globalThis[storage].getItem(this.#key) ?? "null");
      const whole = kept && typeof kept.inputs === "object" && !Array.isArray(kept.inputs);
      return whole ? kept : undefined;
    } catch (fault) {
      if (!(fault instanceof SyntaxError)) this.denied = String(fault);
    }
  }

  /**
   * @param {"sessionStorage" | "localStorage"} storage
   * @param {Kept | undefined} kept
   */
  #write(storage, kept) {
    try {
      if (kept) globalThis[storage].setItem(this.#key, JSON.stringify(kept));
      else globalThis[storage].removeItem(this.#key);
    } catch (fault) {
      this.denied = String(fault);
    }
  }
}

/**
 * Keep what stands in a calculator for longer than its tab, while the reader has ticked that.
 *
 * @param {Element} calculator
 * @param {Keeper} keeper
 * @param {() => Inputs} inputs
 * @param {AbortSignal} signal
 */
export function offerLonger(calculator, keeper, inputs, signal) {
  const tick = calculator.querySelector("[data-longer]");
  if (!(tick instanceof HTMLInputElement)) return;
  tick.checked = keeper.longer;
  const keep = () => (tick.checked ? keeper.keep(inputs(), true) : keeper.forget());
  tick.addEventListener("change", keep, { signal });
}
