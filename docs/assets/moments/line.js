// The line that all files of Python come over. It is judged as one, since a server may send one file
// after the other: it is given up when nothing arrives of any, or so little that it would never end.

import { watch } from "./deadlines.js";

/**
 * Bytes that must arrive within the time of `trickle`: 5 kB a second, a sixtieth of a line that is
 * called slow today. At that pace Python would take three quarters of an hour.
 */
const LEAST = 100_000;

/** @typedef {"silent" | "trickle"} Trouble */
/** @typedef {(kind: Trouble, cause: string) => void} GiveUp */

export class Line {
  #limits;
  /** @type {Set<GiveUp>} */
  #waiting = new Set();
  /** @type {ReturnType<typeof watch>[]} */
  #clocks = [];
  #brought = 0;

  /** @param {{silence: number, trickle: number}} limits in seconds */
  constructor(limits) {
    this.#limits = limits;
  }

  /**
   * Wait for a file.
   *
   * @param {GiveUp} giveUp called if the line is given up
   * @returns {() => void} for when the file is there, or failed
   */
  wait(giveUp) {
    if (this.#waiting.size === 0) this.#begin();
    this.#waiting.add(giveUp);
    return () => {
      this.#waiting.delete(giveUp);
      if (this.#waiting.size === 0) this.#end();
      else this.#anew(); // the others may have waited for its turn to end
    };
  }

  /** Something arrived. @param {number} bytes */
  brings(bytes) {
    this.#brought += bytes;
    this.#clocks[0]?.touch();
    if (this.#brought >= LEAST) this.#anew();
  }

  #begin() {
    const { silence, trickle } = this.#limits;
    this.#brought = 0;
    this.#clocks = [
      watch(silence, () => this.#fail("silent", `no byte for ${silence} s`)),
      watch(trickle, () => this.#fail("trickle", `${this.#brought} bytes in ${trickle} s`)),
    ];
  }

  #anew() {
    this.#brought = 0;
    for (const clock of this.#clocks) clock.touch();
  }

  #end() {
    for (const clock of this.#clocks) clock.stop();
    this.#clocks = [];
  }

  /**
   * @param {Trouble} kind
   * @param {string} cause
   */
  #fail(kind, cause) {
    this.#end();
    for (const giveUp of [...this.#waiting]) giveUp(kind, cause);
  }
}
