// Python in the browser: one worker for every calculator of the site, kept across instant
// navigation, and replaced when it runs away. Nothing is loaded before the first call of `start`.

import { DEADLINES, within } from "./deadlines.js";
import { PythonFailed } from "./faults.js";
import { Broken, Interpreter, Unable } from "./interpreter.js";
import { order } from "./supply.js";

/** @typedef {(arrived: number, length: number) => void} Listener */

class Python {
  #deadlines;
  #runtime;
  /** Orders what Python is made of: an image of it, or the whole. @type {(image: boolean) => import("./supply.js").Supply} */
  #order;
  /** Whether an image is asked: until it is known that it cannot answer. */
  #image;
  /** @type {import("./supply.js").Supply | undefined} */
  #supply;
  /** @type {Promise<Interpreter> | undefined} */
  #interpreter;
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
    const folder = new URL(`../runtime/${runtime}/`, import.meta.url).href;
    const added = own && new URL(`../own/${own}/`, import.meta.url).href;
    const tell = (/** @type {[number, number]} */ ...bytes) => {
      for (const listener of this.#listeners) listener(...bytes);
    };
    this.#order = (one) => order(folder, added, { ...terms, image: one }, tell);
    if (typeof WebAssembly === "undefined") {
      this.#interpreter = Promise.reject(new PythonFailed("nowasm", "WebAssembly is not defined"));
    } else {
      this.#supply = this.#order(image);
    }
    this.ready = this.#up().then(() => {});
    // Whoever asks hears of a failure; nobody needs to have asked yet.
    this.ready.catch(() => {});
  }

  /**
   * Hear of bytes as they arrive, until all have: whoever listens may be gone from the page by then.
   *
   * @param {Listener} listener gets bytes so far and in all
   */
  watch(listener) {
    this.#listeners.add(listener);
    const forget = () => this.#listeners.delete(listener);
    this.ready.then(forget, forget);
  }

  /** A worker that is ready to answer: the present one, or a new one if it was ended. */
  #up() {
    if (this.#supply) this.#interpreter ??= this.#image ? this.#imaged() : this.#start();
    return /** @type {Promise<Interpreter>} */ (this.#interpreter);
  }

  /** Start the image. Whatever is wrong with it, the whole runtime may do; if not, that is told. */
  async #imaged() {
    try {
      return await this.#start();
    } catch {
      this.#discard();
      return this.#start();
    }
  }

  /** Ask no image any more. */
  #discard() {
    this.#image = false;
    this.#supply = this.#order(false);
  }

  async #start() {
    const supply = /** @type {import("./supply.js").Supply} */ (this.#supply);
    /** @type {Interpreter | undefined} */
    let interpreter;
    const begin = async () => {
      interpreter = new Interpreter(await supply.script, this.#deadlines);
      await interpreter.start(supply);
      return interpreter;
    };
    try {
      // What failed first tells most.
      const [begun] = await Promise.all([begin(), supply.all]);
      return begun;
    } catch (fault) {
      interpreter?.end();
      throw this.#image ? fault : await this.#explained(/** @type {Error} */ (fault));
    }
  }

  /**
   * A file that is missing may have gone with an older version of the site: the page as it is now
   * says.
   *
   * @param {Error} fault
   */
  async #explained(fault) {
    if (!(fault instanceof PythonFailed) || fault.kind !== "missing") return fault;
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

  /** End the worker. */
  end() {
    this.#interpreter?.then(
      (interpreter) => interpreter.end(),
      () => {},
    );
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
      const supply = /** @type {import("./supply.js").Supply} */ (this.#supply);
      return await interpreter.sit(call, given, supply, told);
    } catch (fault) {
      if (!(fault instanceof Broken)) throw fault;
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
      const interpreter = await this.#up();
      try {
        return await interpreter.ask(call, typeof given === "function" ? given() : given);
      } catch (fault) {
        if (!(fault instanceof Broken)) throw fault;
        interpreter.end();
        this.#interpreter = undefined;
        if (fault instanceof Unable) {
          this.#discard();
          continue;
        }
        if (first) throw new PythonFailed("stopped", `${first.message}; ${fault.message}`);
        first = fault;
        replaced();
      }
    }
  }
}

/** @type {Map<string, Python>} */
const running = new Map();

/**
 * What a page says of the Python that it wants.
 *
 * @typedef {object} Wanted
 * @property {string} runtime name of the runtime's folder
 * @property {string | null} own name of the folder of an organisation's own calculators
 * @property {string | null} deadlines of a page that is tested, as JSON
 * @property {boolean} [image] whether an image of it is asked first
 * @property {string} [room] of a Python of its own, which can be stopped without ending others
 */

/**
 * @param {Element} host an element of a page that answers by Python
 * @returns {Wanted}
 */
export const wanted = (host) => ({
  runtime: host.getAttribute("runtime") ?? "",
  own: host.getAttribute("own"),
  image: host.hasAttribute("image"),
  deadlines: host.getAttribute("deadlines"),
});

/**
 * Python of one build, started on the first call.
 *
 * @param {Wanted} what
 */
export function start(what) {
  // The folders are named by their contents, so a copy that the browser has is as good as new.
  return running.get(key(what)) ?? make(what, "force-cache");
}

/**
 * Python started anew after a failure, from files that are asked of the server again.
 *
 * @param {Wanted} what
 */
export function restart(what) {
  return make(what, "reload");
}

/**
 * Let a worker go that nobody needs any more.
 *
 * @param {Wanted} what
 */
export function ended(what) {
  running.get(key(what))?.end();
  running.delete(key(what));
}

/** @param {Wanted} what */
const key = ({ runtime, own, room }) => `${runtime} ${own ?? ""} ${room ?? ""}`;

/**
 * @param {Wanted} what
 * @param {RequestCache} cache
 */
function make(what, cache) {
  const { runtime, own, deadlines, image = false } = what;
  const terms = { deadlines: { ...DEADLINES, ...JSON.parse(deadlines ?? "{}") }, cache };
  const python = new Python(runtime, own, terms, image);
  running.set(key(what), python);
  return python;
}
