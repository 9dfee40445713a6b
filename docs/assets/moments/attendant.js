// Carries what is asked of a survey's desk to Python, one question after the other. A desk goes with
// its worker when that is stopped or breaks off; the next worker gets what lay on it.

import { PythonFailed } from "./faults.js";
import { ended, restart, start, wanted } from "./python.js";

/** @typedef {import("./shelf.js").Entry} Entry */
/** @typedef {{files: File[], mapping: string, at: string, typed?: Entry, anew?: boolean}} Laid */
/** @typedef {(string | Uint8Array<ArrayBuffer>[])[]} Given */

/**
 * @typedef {object} Ears
 * @property {(told: string) => void} wait how far it is; nothing once it is done
 * @property {() => void} stopped
 * @property {(fault: PythonFailed) => void} failed
 * @property {(file: string, fault: unknown) => void} unreadable
 */

const STARTING = "Python is starting in your browser …";
const WORKING = "Working …";

/** Whether a desk is laid, in the worker that all pages of this document share. */
let standing = false;

/** A file cannot be read, and that was told. */
class Unreadable extends Error {}

export class Attendant {
  #wanted;
  #house;
  #ears;
  #stop = new AbortController();
  /** @type {Promise<unknown>} */
  #last = Promise.resolve();
  /** What lies on the desk. @type {() => Laid | undefined} */
  #laid;

  /**
   * @param {HTMLElement} host
   * @param {() => Laid | undefined} laid
   * @param {Ears} ears
   */
  constructor(host, laid, ears) {
    this.#wanted = { ...wanted(host), room: "survey" };
    this.#house = host.querySelector('[data-part="house"]')?.textContent || "{}";
    this.#laid = laid;
    this.#ears = ears;
  }

  /** Break off whatever is being done; nothing that waited is done either. */
  stop() {
    this.#stop.abort();
    this.#stop = new AbortController();
  }

  /** Let the worker go, and all that it holds. */
  end() {
    this.stop();
    standing = false;
    ended(this.#wanted);
  }

  /** From files that are asked of the server again. */
  restart() {
    restart(this.#wanted);
  }

  /**
   * @param {string} call
   * @param {string[]} given
   * @returns {Promise<string | undefined>} nothing if it was stopped or failed
   */
  ask(call, given) {
    return this.#turn(async (signal) => {
      const laid = this.#laid();
      if (!standing && laid) await this.#put(laid, signal);
      return this.#sit(call, given, signal);
    });
  }

  /**
   * Lay something else on the desk.
   *
   * @param {Laid} laid
   * @returns {Promise<string | undefined>} nothing if it was stopped or failed
   */
  lay(laid) {
    return this.#turn((signal) => this.#put(laid, signal));
  }

  /**
   * @param {Laid} laid
   * @param {AbortSignal} signal
   */
  async #put({ files, mapping, at, typed, anew }, signal) {
    /** @type {Promise<string>} */
    let shown;
    if (typed) shown = this.#sit("restore", [typed.name, typed.mapping, typed.answers], signal);
    else {
      const names = JSON.stringify(files.map(({ name }) => name));
      const bytes = [];
      for (const file of files) {
        try {
          bytes.push(new Uint8Array(await file.arrayBuffer()));
        } catch (fault) {
          this.#ears.unreadable(file.name, fault);
          throw new Unreadable();
        }
      }
      shown = this.#sit("open", [names, bytes, mapping, at, anew ? "{}" : this.#house], signal);
    }
    const text = await shown;
    standing ||= !text.startsWith('{"refused"');
    return text;
  }

  /**
   * @param {(signal: AbortSignal) => Promise<string>} act
   * @returns {Promise<string | undefined>}
   */
  #turn(act) {
    const { signal } = this.#stop;
    const done = this.#last.then(() => (signal.aborted ? undefined : this.#done(act, signal)));
    this.#last = done.catch(() => {});
    return done;
  }

  /**
   * @param {(signal: AbortSignal) => Promise<string>} act
   * @param {AbortSignal} signal
   */
  async #done(act, signal) {
    const stopped = new Promise((_, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason));
    });
    try {
      return await /** @type {Promise<string>} */ (Promise.race([act(signal), stopped]));
    } catch (fault) {
      const unread = fault instanceof Unreadable;
      if (signal.aborted || !unread) standing = false;
      if (signal.aborted) this.#ears.stopped();
      else if (!unread) this.#ears.failed(PythonFailed.of(fault));
    } finally {
      this.#ears.wait("");
    }
  }

  /**
   * @param {string} call
   * @param {Given} given
   * @param {AbortSignal} signal
   */
  #sit(call, given, signal) {
    this.#ears.wait(standing ? WORKING : STARTING);
    const told = (/** @type {string} */ sentence) => {
      if (!signal.aborted) this.#ears.wait(sentence);
    };
    const python = start(this.#wanted);
    python.watch(told);
    return python.sit(call, given, { told, signal });
  }
}
