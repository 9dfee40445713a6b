// Between an answer and what is drawn to it: whoever goes on typing is answered first.

/** Milliseconds between the keys of a quick typist. */
const KEYS = 100;

export class Rest {
  #end = () => {};

  /** Rest until a quick typist would have pressed the next key, or until somebody does. */
  taken() {
    return new Promise((/** @type {(over: void) => void} */ over) => {
      this.#end = over;
      setTimeout(over, KEYS);
    });
  }

  end() {
    this.#end();
  }
}
