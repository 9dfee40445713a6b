// One Python of a page, from the order of its files to the last answer: an image of it where the site
// has one switched on, and the whole where that cannot answer.

import { within } from "./deadlines.js";
import { PythonFailed, SHORT_OF_MEMORY } from "./faults.js";
import { Broken, Interpreter, Unable } from "./interpreter.js";
import { patience } from "./pace.js";
import { imageStarted, started } from "./started.js";
import { onTheLine } from "./status.js";
import { order } from "./supply.js";

/** @typedef {(sentence: string) => void} Listener */
/** @typedef {import("./supply.js").Supply} Supply */

export class Python {
  #deadlines;
  #runtime;
  #folder;
  #cache;
  /** Orders what the whole of Python is made of. @type {() => Supply} */
  #order;
  /** Whether an image is asked: until it is known that it cannot answer. */
  #image;
  /** The image, once it has come. @type {WebAssembly.Module | undefined} */
  #module;
  /** @type {Supply | undefined} */
  #supply;
  /** @type {Promise<Interpreter> | undefined} */
  #interpreter;
  /** The worker that lives, ready or not. @type {Interpreter | undefined} */
  #living;
  /** The worker of an image on its way, which may be asked already. @type {Interpreter | undefined} */
  #waking;
  #ended = false;
  /** Hears of what did not come in time. @type {(fault: PythonFailed) => void} */
  #late = () => {};
  /** @type {Promise<unknown>} */
  #last = Promise.resolve();
  /** @type {Set<Listener>} */
  #listeners = new Set();

  /** Settles when Python is ready to answer, or cannot be. @type {Promise<void>} */
  ready;

  /**
   * @param {string} runtime
   * @param {string | null} own name of the folder of an organisation's own calculators
   * @param {{deadlines: import("./deadlines.js").Deadlines, cache: RequestCache}} terms
   * @param {boolean} image whether to ask an image before the whole runtime
   */
  constructor(runtime, own, terms, image) {
    this.#runtime = runtime;
    this.#deadlines = terms.deadlines;
    this.#image = image;
    this.#cache = terms.cache;
    this.#folder = new URL(`../runtime/${runtime}/`, import.meta.url).href;
    const added = own && new URL(`../own/${own}/`, import.meta.url).href;
    const late = (/** @type {PythonFailed} */ fault) => this.#late(fault);
    this.#order = () => order(this.#folder, added, { ...terms, late }, this.#arriving);
    if (typeof WebAssembly === "undefined") {
      this.#interpreter = Promise.reject(new PythonFailed("nowasm", "WebAssembly is not defined"));
    } else if (!image) {
      this.#supply = this.#order();
    }
    this.ready = this.#up().then(() => {});
    // Whoever asks hears of a failure; nobody needs to have asked yet.
    this.ready.catch(() => {});
  }

  /**
   * Hear how far it is, until it is ready: whoever listens may be gone from the page by then.
   *
   * @param {Listener} listener
   */
  watch(listener) {
    this.#listeners.add(listener);
    const forget = () => this.#listeners.delete(listener);
    this.ready.then(forget, forget);
  }

  /** Hears of bytes. @type {(arrived: number, length: number) => void} */
  #arriving = (arrived, length) => this.#tell(onTheLine(arrived, length));

  /** @param {string} sentence */
  #tell(sentence) {
    for (const listener of sentence ? this.#listeners : []) listener(sentence);
  }

  /** A worker that is ready to answer: the present one, or a new one if it was ended. */
  #up() {
    this.#interpreter ??= this.#image ? this.#imaged() : this.#start();
    return /** @type {Promise<Interpreter>} */ (this.#interpreter);
  }

  /** Start the image. Whatever is wrong with it, the whole runtime may do; if not, that is told. */
  async #imaged() {
    try {
      return await this.#start();
    } catch (fault) {
      if (this.#ended) throw fault;
      this.#discard();
      return this.#start();
    }
  }

  /** Ask no image any more. */
  #discard() {
    this.#image = false;
    this.#supply = this.#order();
  }

  async #start() {
    let late = false;
    const tooLate = new Promise((_, reject) => {
      this.#late = (fault) => {
        late = true;
        reject(fault);
      };
    });
    const told = (/** @type {string} */ sentence) => this.#tell(sentence);
    const ears = { late: this.#late, told, arriving: this.#arriving };
    const begun = this.#image ? this.#wake(ears) : this.#load(ears);
    try {
      return await Promise.race([begun, tooLate]);
    } catch (cause) {
      const fault = PythonFailed.of(cause);
      if (this.#image && !this.#ended) {
        begun.catch(() => {}); // the whole runtime is asked now
        this.#living?.end();
        throw fault;
      }
      fault.came = late ? this.#still(begun) : undefined;
      fault.came?.catch(() => {}); // nothing more is said of it
      if (!late) this.#living?.end();
      throw await this.#explained(fault);
    }
  }

  /** @param {Parameters<Interpreter["wake"]>[0]} ears */
  async #wake(ears) {
    const known = this.#module;
    const worker = imageStarted(this.#folder, this.#cache, known);
    const interpreter = new Interpreter(worker, this.#deadlines);
    this.#living = this.#waking = interpreter;
    try {
      this.#module = await interpreter.wake(ears);
    } finally {
      this.#waking = undefined;
    }
    return interpreter;
  }

  /** @param {import("./interpreter.js").Ears} ears */
  async #load(ears) {
    const supply = /** @type {Supply} */ (this.#supply);
    const begin = async () => {
      const interpreter = new Interpreter(started(await supply.script), this.#deadlines);
      this.#living = interpreter;
      await interpreter.start(supply, ears);
      return interpreter;
    };
    // What failed first tells most.
    const [interpreter] = await Promise.all([begin(), supply.all]);
    return interpreter;
  }

  /**
   * What arrives late is used; what is stuck is let go after a while.
   *
   * @param {Promise<Interpreter>} begun
   */
  async #still(begun) {
    const limit = patience(this.#deadlines.late);
    try {
      const interpreter = await within(limit, begun, () => new Error(`not within ${limit} s more`));
      this.#interpreter = Promise.resolve(interpreter);
    } catch (fault) {
      this.#living?.end();
      throw fault;
    }
  }

  /**
   * A file that is missing may have gone with an older version of the site: the page as it is now
   * says.
   *
   * @param {PythonFailed} fault
   */
  async #explained(fault) {
    if (fault.kind !== "missing") return fault;
    try {
      const asked = fetch(location.href, { cache: "no-store" }).then((page) => page.text());
      const text = await within(this.#deadlines.silence, asked, () => new Error("silent"));
      if (/\bruntime="/.test(text) && !text.includes(`runtime="${this.#runtime}"`)) {
        return new PythonFailed("updated", fault.detail);
      }
    } catch {} // then it stays what it is
    return fault;
  }

  /**
   * Call a function of `calculator.wire`. A worker that breaks off or takes too long is replaced and
   * asked again, once.
   *
   * @param {string} call the function's name, such as answer
   * @param {string[] | (() => string[])} given what it takes, or what gives that when its turn comes
   * @param {() => void} replaced called when the worker had to be replaced
   * @returns {Promise<string>} the reply as JSON text
   */
  call(call, given, replaced) {
    const answer = this.#last.then(() => this.#answer(call, given, replaced));
    this.#last = answer.catch(() => {});
    return answer;
  }

  /** End the worker, ready or not. */
  end() {
    this.#ended = true;
    this.#living?.end();
  }

  /**
   * Ask the desk of a survey. What it holds goes with its worker: it is not asked again by itself.
   *
   * @param {string} call
   * @param {(string | Uint8Array<ArrayBuffer>[])[]} given
   * @param {{told: (sentence: string) => void, signal: AbortSignal}} terms the signal ends the worker
   * @returns {Promise<string>} the reply as JSON text
   */
  async sit(call, given, { told, signal }) {
    signal.throwIfAborted();
    const interpreter = await this.#up();
    signal.throwIfAborted();
    const stop = () => interpreter.end();
    signal.addEventListener("abort", stop);
    try {
      const supply = /** @type {Supply} */ (this.#supply);
      return await interpreter.sit(call, given, supply, told);
    } catch (fault) {
      if (!(fault instanceof Broken)) throw PythonFailed.of(fault);
      interpreter.end();
      this.#interpreter = undefined;
      signal.throwIfAborted();
      throw new PythonFailed("overturned", fault.message);
    } finally {
      signal.removeEventListener("abort", stop);
    }
  }

  /**
   * @param {string} call
   * @param {string[] | (() => string[])} given
   * @param {() => void} replaced
   */
  async #answer(call, given, replaced) {
    /** @type {Error | undefined} */
    let first;
    for (;;) {
      const ask = (/** @type {Interpreter} */ one) =>
        one.question(call, typeof given === "function" ? given() : given);
      const waking = this.#waking;
      const early = waking && ask(waking);
      const interpreter = await this.#up();
      try {
        return await interpreter.answer(early && waking === interpreter ? early : ask(interpreter));
      } catch (fault) {
        interpreter.end();
        this.#interpreter = undefined;
        if (fault instanceof Unable && !this.#ended) {
          this.#discard();
          continue;
        }
        const again = fault instanceof Broken && !this.#ended;
        if (!again || SHORT_OF_MEMORY.test(fault.message)) throw PythonFailed.of(fault);
        if (first) throw new PythonFailed("stopped", `${first.message}; ${fault.message}`);
        first = fault;
        replaced();
      }
    }
  }
}
