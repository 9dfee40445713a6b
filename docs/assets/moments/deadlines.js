// How long each stage of Python's start and work may take. Downloads are judged by silence and by
// the least that a line must bring, so that an honest slow one is never cut off; everything else by
// time, of which a slow machine has more: see pace.js.

/** @typedef {keyof typeof DEADLINES} Stage */
/** @typedef {Record<Stage, number>} Deadlines */

/**
 * Seconds. From the last byte to the first answer, the stages of what is stuck add up to 20; what
 * worker and interpreter do not need, the next stage may have. A page that is tested shortens some by the
 * attribute `deadlines` of its calculator, as JSON.
 */
export const DEADLINES = {
  silence: 10, // of all downloads together: no byte arrives
  trickle: 20, // of all downloads together: so little arrives that it would never end (see line.js)
  digest: 3, // by the browser; then our own code takes it
  module: 5, // the wasm has arrived and is compiled
  worker: 5, // its script has arrived; it says that it lives
  interpreter: 7, // module and library are handed over; Python runs. Each step on the way has as much
  package: 3, // the calculators are imported; each batch of modules has as much
  late: 60, // after one of those limits was told: what arrives by then is used
  first: 5, // the first answer
  later: 10, // each later answer
  desk: 300, // of a survey's desk, which the reader can stop: no word on how far it is
};

const TICKS = 20;

/**
 * Count time in small ticks: while a machine sleeps none passes, so waking up is no failure.
 *
 * @param {number} seconds
 * @param {() => void} expired called once, when they have passed without a touch
 */
export function watch(seconds, expired) {
  let left = TICKS;
  const timer = setInterval(
    () => {
      left -= 1;
      if (left > 0) return;
      clearInterval(timer);
      expired();
    },
    (seconds * 1000) / TICKS,
  );
  return {
    /** Something happened: the time begins anew. */
    touch: () => {
      left = TICKS;
    },
    stop: () => clearInterval(timer),
  };
}

/**
 * A promise that is given up after some time.
 *
 * @template T
 * @param {number} seconds
 * @param {Promise<T>} promise
 * @param {() => Error} late makes what it then fails with
 * @returns {Promise<T>}
 */
export async function within(seconds, promise, late) {
  /** @type {ReturnType<typeof watch> | undefined} */
  let clock;
  const expiry = new Promise((_, reject) => {
    clock = watch(seconds, () => reject(late()));
  });
  try {
    return await /** @type {Promise<T>} */ (Promise.race([promise, expiry]));
  } finally {
    clock?.stop();
  }
}
