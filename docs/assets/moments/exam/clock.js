// The clock of a paper. It counts to a moment, not from one: while a lid is closed it goes on, and says so.

// @ts-check

import { minutes, part, show } from "./parts.js";

const HIDDEN_UNTIL = 5 * 60; // seconds
const SECOND = 1000;
const MINUTE = 60;
const TENS = 10;
/** Longer than this between two looks at it, the page was asleep: browsers let hidden pages wait a minute. */
const ASLEEP = 90 * SECOND;

/**
 * What is said when so many seconds are left: each minute once, and each ten seconds of the last.
 *
 * @param {number} left
 * @param {number} before what was left at the last look
 * @returns {string} a sentence, or nothing
 */
export function spoken(left, before) {
  const step = left >= MINUTE ? MINUTE : TENS;
  const mark = Math.ceil(left / step) * step;
  if (left <= 0 || mark >= before || (mark > left && mark - left >= TENS)) return "";
  return `${inWords(mark)} left.`;
}

/** @param {number} seconds */
export const inWords = (seconds) => {
  if (seconds >= MINUTE) return minutes(Math.round(seconds / MINUTE));
  return seconds === 1 ? "1 second" : `${seconds} seconds`;
};

export class Clock {
  #ends;
  #host;
  #looked = Date.now();
  #before = Number.POSITIVE_INFINITY;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #ticking;

  /**
   * @param {number} ends when the time is over, in milliseconds of the machine's clock
   * @param {{look: (left: number) => void, say: (sentence: string, left: number) => void, over: () => void}} host
   */
  constructor(ends, host) {
    this.#ends = ends;
    this.#host = host;
    this.#before = this.left;
    this.#ticking = setInterval(() => this.#tick(), SECOND);
    host.look(this.left);
    if (this.left <= 0) this.#over();
  }

  /** Seconds that are left. */
  get left() {
    return Math.max(0, Math.ceil((this.#ends - Date.now()) / SECOND));
  }

  stop() {
    clearInterval(this.#ticking);
  }

  #tick() {
    const { left } = this;
    const now = Date.now();
    const slept = now - this.#looked;
    this.#looked = now;
    this.#host.look(left);
    if (left <= 0) return this.#over();
    const asleep = minutes(Math.round(slept / SECOND / MINUTE));
    if (slept > ASLEEP) {
      this.#host.say(
        `This page slept for ${asleep}; the clock went on. ${inWords(left)} left.`,
        left,
      );
    } else {
      const sentence = spoken(left, this.#before);
      if (sentence) this.#host.say(sentence, left);
    }
    this.#before = left;
  }

  #over() {
    this.stop();
    this.#host.over();
  }
}

/**
 * The clock of a paper on its page. One that is hidden is neither seen nor heard until the last minutes.
 *
 * @param {HTMLElement} room
 * @param {import("./forms.js").Under} under
 * @param {(sentence: string) => void} speak
 */
export function clockOf(room, under, speak) {
  const quiet = (/** @type {number} */ left) => under.hidden && left > HIDDEN_UNTIL;
  return new Clock(under.ends, {
    look: (left) => {
      const text = left > 0 && !quiet(left) ? `· ${inWords(left)} left` : "";
      const place = part(room, "left");
      if (place.textContent !== text) place.textContent = text;
    },
    say: (sentence, left) => {
      if (!quiet(left)) speak(sentence);
    },
    over: () => {
      show(part(room, "over"), true);
      speak("Time is over.");
    },
  });
}
