// What was typed, kept in this browser: for the tab as long as it lives, so that Reload, Back and a
// tab that is opened again find it; for longer only if the reader says so. Where storage is denied
// that is said once, and nothing else changes.

import { ofPart } from "./apart.js";

/** @typedef {import("./fields.js").Inputs} Inputs */
/** @typedef {{stamp: string, inputs: Inputs, link?: string}} Kept `link` is what was opened before */

const ROOT = new URL("../../", import.meta.url);

/** Every key begins like this, so that a reset finds them and leaves those of other sites alone. */
export const PREFIX = `${ROOT.pathname}.moments`;

/** Whether this page was loaded again, or returned to. */
export function again() {
  const [load] = performance.getEntriesByType("navigation");
  const { type } = /** @type {PerformanceNavigationTiming} */ (load ?? {});
  return type === "reload" || type === "back_forward";
}

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
    const page = location.pathname.slice(ROOT.pathname.length) + ofPart();
    this.#key = `${PREFIX} typed ${page} ${calculator} ${place}`;
  }

  /** What stood in the calculator when this tab showed it last, or what is kept for longer. */
  read() {
    const tab = this.#read("sessionStorage");
    const longer = this.#read("localStorage");
    this.#stamp = longer?.stamp ?? "";
    return tab ?? longer;
  }

  /** Whether it is kept for longer than the tab lives. */
  get longer() {
    return this.#read("localStorage") !== undefined;
  }

  /**
   * @param {Inputs} inputs
   * @param {boolean} untouched whether that is the page's own example, which need not be kept
   * @param {string} link the one that was opened or copied last, if any
   * @returns {boolean} false if another tab keeps other figures for longer
   */
  write(inputs, untouched, link) {
    const own = untouched && !link ? undefined : { stamp: "", inputs, link };
    this.#write("sessionStorage", own);
    return !this.longer || this.keep(inputs, false);
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
