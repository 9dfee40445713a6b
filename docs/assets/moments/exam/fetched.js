// The bank of a room, fetched once: when a reader turns to the room, or at once if there is reason to.

// @ts-check

import { load, NoBank } from "./bank.js";
import { element, part, show } from "./parts.js";

/** @typedef {Map<string, import("./bank.js").Question>} Bank */

export class Fetched {
  #room;
  #take;
  /** @type {Promise<boolean> | undefined} */
  #loading;

  /**
   * @param {HTMLElement} room
   * @param {boolean} now whether it is needed already
   * @param {(bank: Bank) => void} take
   */
  constructor(room, now, take) {
    this.#room = room;
    this.#take = take;
    for (const sign of ["focusin", "pointerenter", "pointerdown"]) {
      room.addEventListener(sign, () => this.load(), { once: true });
    }
    if (now) this.load();
  }

  /** Whether it is there; if it cannot be had, that is said, and it is tried anew the next time. */
  async load() {
    this.#loading ??= this.#fetch();
    const there = await this.#loading;
    if (!there) this.#loading = undefined;
    return there;
  }

  async #fetch() {
    const link = /** @type {HTMLAnchorElement} */ (this.#room.querySelector("a[data-bank]"));
    this.#room.querySelector("[role=alert]")?.remove();
    try {
      this.#take(await load(link.href));
      return true;
    } catch (fault) {
      if (!(fault instanceof NoBank)) throw fault;
      this.#room.prepend(element("p", fault.message, { role: "alert" }));
      show(part(this.#room, "without"), true);
      return false;
    }
  }
}
