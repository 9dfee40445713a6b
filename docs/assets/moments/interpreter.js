// One life of the worker that holds Python: from its start to its end, which may be violent. It
// cannot be interrupted, so whoever finds it stuck ends it.

import { watch, within } from "./deadlines.js";
import { forbidden, PythonFailed, SHORT_OF_MEMORY } from "./faults.js";
import { Line } from "./line.js";
import { patience, took } from "./pace.js";

/** @typedef {import("./deadlines.js").Deadlines} Deadlines */
/** @typedef {import("./deadlines.js").Stage} Stage */

/** What is said once a stage is reached; and when one takes long, and yet gets on. */
const REACHED = {
  worker: "",
  interpreter: "Python has arrived and is starting.",
  package: "Python has started and loads the calculators.",
};
const GETS_ON = "Python is still starting: this machine is slow or busy, but it gets on.";
const LONG = 3; // seconds
const IMAGE = "image.wasm";

/**
 * Who hears how a start goes.
 *
 * @typedef {object} Ears
 * @property {(fault: PythonFailed) => void} late of a limit that has passed; it may yet be reached
 * @property {(sentence: string) => void} told
 */

/** The worker broke off, or was ended because it took too long. */
export class Broken extends Error {}

/** An image cannot answer: the whole runtime has to be asked. */
export class Unable extends Broken {}

export class Interpreter {
  #worker;
  /** How it began. @type {import("./started.js").Started} */
  #begun;
  #deadlines;
  #asked = 0;
  /** What was asked before the worker said that it waits. @type {object[]} */
  #early = [];
  #answered = false;
  /** Whether it has what a survey's file is read with. */
  #equipped = false;
  /** Hears of a step within a stage. */
  #step = () => {};
  /** Hears how much of an image has come. @type {(arrived: number, length: number) => void} */
  #arriving = () => {};
  /** Hears how far a desk is. @type {(sentence: string) => void} */
  #told = () => {};
  /** Seconds that earlier stages left: whoever imports slowly may have started quickly. */
  #spare = 0;
  /** @type {Broken | undefined} */
  #broken;
  /**
   * Who waits for a message of the worker, by what it says. One promise that stands for a break, and
   * is raced against each of them, would remember them all.
   *
   * @type {Map<string, {resolve: (data: any) => void, reject: (fault: Error) => void}>}
   */
  #waiting = new Map();

  /**
   * @param {import("./started.js").Started} started
   * @param {Deadlines} deadlines
   */
  constructor(started, deadlines) {
    const { worker, heard } = started;
    this.#begun = started;
    this.#deadlines = deadlines;
    this.#worker = worker;
    this.#worker.onmessage = ({ data }) => this.#hear(data);
    this.#worker.onerror = (event) => {
      this.#break(event.message || "the worker reported an error");
    };
    // Whoever starts it begins to listen in this very turn.
    queueMicrotask(() => heard.forEach(this.#hear, this));
  }

  /**
   * Bring Python up, however long that takes: who waits no longer ends it.
   *
   * @param {import("./supply.js").Supply} supply
   * @param {Ears} ears
   */
  async start(supply, ears) {
    const post = (/** @type {object} */ message) => this.#worker.postMessage(message);
    for (const name of /** @type {const} */ (["setting", "library", "module", "own"])) {
      supply[name].then(
        (thing) => post({ [name]: thing }),
        () => {}, // told by whoever ordered it
      );
    }
    const reached = Object.fromEntries(
      /** @type {const} */ (["worker", "interpreter", "package"]).map((stage) => [
        stage,
        this.#heard(stage),
      ]),
    );
    await this.#stage("worker", reached.worker, ears);
    await Promise.all([supply.library, supply.module]);
    await this.#stage("interpreter", reached.interpreter, ears);
    await supply.own; // which may be larger than all else
    await this.#stage("package", reached.package, ears);
  }

  /**
   * Wake an image, which its worker fetches by itself.
   *
   * @param {Ears & {arriving: (arrived: number, length: number) => void}} ears hear of its bytes too
   * @returns {Promise<WebAssembly.Module>}
   */
  async wake(ears) {
    const stages = /** @type {const} */ (["worker", "image", "interpreter", "package"]);
    const reached = Object.fromEntries(stages.map((stage) => [stage, this.#heard(stage)]));
    const line = new Line(this.#deadlines);
    const there = line.wait((kind, cause) => ears.late(new PythonFailed(kind, cause, IMAGE)));
    let before = 0;
    this.#arriving = (arrived, length) => {
      line.brings(arrived - before);
      before = arrived;
      if (length) ears.arriving(arrived, length);
    };
    /** @type {WebAssembly.Module} */
    let module;
    try {
      await reached.worker;
      ({ module } = await reached.image);
    } finally {
      there();
    }
    await this.#stage("interpreter", reached.interpreter, ears);
    await this.#stage("package", reached.package, ears);
    return module;
  }

  /**
   * Hand over a question; one at a time. A worker that is not yet awake keeps it until it is.
   *
   * @param {string} call a function of `calculator.wire`
   * @param {string[]} given what it takes, as text
   * @returns {Promise<any>}
   */
  question(call, given) {
    const id = this.#asked++;
    const answer = this.#heard(`answer ${id}`);
    const { first, waits } = this.#begun;
    if (first && !waits) this.#early.push({ id, call, given });
    else this.#worker.postMessage({ id, call, given });
    return answer;
  }

  /**
   * Wait for the answer to a question, once the worker is awake.
   *
   * @param {Promise<any>} question
   * @returns {Promise<string>} the reply as JSON text
   * @throws {Broken} this worker is of no use any more
   * @throws {Unable} nor is another one with the same image
   */
  async answer(question) {
    const limit = patience(this.#deadlines[this.#answered ? "later" : "first"]);
    const late = () => new Broken(`no answer within ${limit} s`);
    const { text: reply } = await within(limit, question, late);
    if (typeof reply !== "string") throw new Error(`the reply is ${reply}, not text`);
    this.#answered = true;
    return reply;
  }

  /**
   * Ask the desk of a survey, one question at a time. It may take long, as long as it says how far
   * it is, or until it is ended.
   *
   * @param {string} call a method of `calculator.survey.desk.sitting.Sitting`
   * @param {(string | Uint8Array<ArrayBuffer>[])[]} given the bytes of files go over, and are gone here
   * @param {import("./supply.js").Supply} supply
   * @param {(sentence: string) => void} told
   * @returns {Promise<string>} the reply as JSON text
   * @throws {Broken} this worker is of no use any more
   */
  async sit(call, given, supply, told) {
    if (!this.#equipped) {
      this.#worker.postMessage({ survey: await supply.survey() });
      this.#equipped = true;
    }
    const limit = this.#deadlines.desk;
    const clock = watch(limit, () => this.#break(`no word within ${limit} s`));
    this.#told = (sentence) => {
      clock.touch();
      told(sentence);
    };
    try {
      const id = this.#asked++;
      const answer = this.#heard(`answer ${id}`);
      const bytes = given.flatMap((one) => (typeof one === "string" ? [] : one));
      this.#worker.postMessage(
        { id, desk: call, given },
        bytes.map(({ buffer }) => buffer),
      );
      return (await answer).text;
    } finally {
      clock.stop();
    }
  }

  end() {
    this.#worker?.terminate();
    this.#break("it was ended");
  }

  /** @param {any} data what the worker says */
  #hear(data) {
    if (data.waits) {
      this.#begun.waits = true;
      for (const one of [this.#begun.first, ...this.#early]) this.#worker.postMessage(one);
      return;
    }
    if (data.failed !== undefined) return this.#break(data.failed);
    if (data.unable !== undefined) return this.#break(data.unable, Unable);
    if (data.told !== undefined) return this.#told(data.told);
    if (data.arrived !== undefined) return this.#arriving(data.arrived, data.length);
    if (data.step) return this.#step();
    const key = data.reached ?? `answer ${data.id}`;
    this.#waiting.get(key)?.resolve(data);
    this.#waiting.delete(key);
  }

  /**
   * @param {string} key
   * @returns {Promise<any>}
   */
  #heard(key) {
    const heard = new Promise((resolve, reject) => {
      if (this.#broken) reject(this.#broken);
      else this.#waiting.set(key, { resolve, reject });
    });
    heard.catch(() => {}); // it may break before anybody waits
    return heard;
  }

  /**
   * @param {string} detail what the worker or the browser had to say
   * @param {typeof Broken} [Kind]
   */
  #break(detail, Kind = Broken) {
    this.#broken ??= new Kind(detail);
    for (const { reject } of this.#waiting.values()) reject(this.#broken);
    this.#waiting.clear();
  }

  /**
   * @param {keyof typeof REACHED} stage
   * @param {Promise<unknown>} reached
   * @param {Ears} ears
   */
  async #stage(stage, reached, { late, told }) {
    const limit = patience(this.#deadlines[stage]) + this.#spare;
    const cause = `not reached within ${limit.toFixed(1)} s`;
    const clock = watch(limit, () => late(new PythonFailed(stage, cause)));
    const began = performance.now();
    const passed = () => (performance.now() - began) / 1000;
    this.#step = () => {
      clock.touch();
      if (passed() > LONG) told(GETS_ON);
    };
    told(REACHED[stage]);
    try {
      await reached;
      took(stage, passed());
      // None is left of a time in which the machine slept.
      this.#spare = Math.max(0, limit - passed());
    } catch (fault) {
      const short = SHORT_OF_MEMORY.test(String(fault)) ? "memory" : stage;
      throw new PythonFailed(forbidden(fault) ? "policy" : short, fault);
    } finally {
      clock.stop();
    }
  }
}
