// Chance that can be repeated: the generator of macros/exam/shuffling.py a second time, which gives the
// same vectors. Marsaglia's xorshift with 32 bits and the shifts 13, 17, 5, begun by a text's FNV-1a.

// @ts-check

const WORD = 0xffffffff;
const FNV_START = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

export class Chance {
  #state;

  /** @param {string} seed any text; the same text gives the same row of numbers */
  constructor(seed) {
    let state = FNV_START;
    for (const byte of new TextEncoder().encode(seed)) state = Math.imul(state ^ byte, FNV_PRIME);
    this.#state = state >>> 0 || FNV_START; // zero would stay zero
  }

  /** The next number, from 1 to 2³² − 1. */
  word() {
    let state = this.#state;
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    this.#state = state >>> 0;
    return this.#state;
  }

  /**
   * A number from 0 to `end` − 1, each as likely as the others.
   *
   * @param {number} end from 1 to 2³² − 1
   */
  below(end) {
    if (!(Number.isInteger(end) && end >= 1 && end <= WORD)) {
      throw new RangeError(`a number from 1 to ${WORD} is needed, not ${end}`);
    }
    const fair = WORD - (WORD % end); // words run from 1 to WORD: as many of each remainder up to here
    for (;;) {
      const word = this.word() - 1;
      if (word < fair) return word % end;
    }
  }

  /**
   * A copy in another order, each order as likely as the others.
   *
   * @template T
   * @param {readonly T[]} things
   * @returns {T[]}
   */
  shuffled(things) {
    const mixed = [...things];
    for (let last = mixed.length - 1; last > 0; last -= 1) {
      const other = this.below(last + 1);
      [mixed[last], mixed[other]] = [mixed[other], mixed[last]];
    }
    return mixed;
  }
}

/** A text that nobody has begun with before. */
export const freshSeed = () => crypto.getRandomValues(new Uint32Array(4)).join(" ");
