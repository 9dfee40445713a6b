// Python in the browser: one worker for every calculator of the site, kept across instant
// navigation. Nothing is loaded before the first call of `start`.

/** @typedef {{resolve: (text: string) => void, reject: (fault: Error) => void}} Waiting */

/** Python could not start or broke off; the message says what a reader can do. */
export class PythonFailed extends Error {
  /** @param {string} detail what the browser or Python had to say, for a report */
  constructor(detail) {
    super("Python did not start in this browser. The printed result stays valid; reload to retry.");
    this.detail = detail;
  }
}

class Python {
  #worker;
  #next = 0;
  /** @type {Map<number, Waiting>} */
  #waiting = new Map();

  /** Settles when Python is ready to answer, or cannot be. @type {Promise<void>} */
  ready;

  /** @param {string} folder address of the runtime's folder */
  constructor(folder) {
    // A policy in a <meta> does not reach a worker that is loaded from an address; a blob inherits
    // the policy of the page that made it.
    const line = `import ${JSON.stringify(`${folder}worker.mjs`)};`;
    const blob = URL.createObjectURL(new Blob([line], { type: "text/javascript" }));
    this.#worker = new Worker(blob, { type: "module", name: "moments" });
    this.ready = new Promise((resolve, reject) => {
      this.#worker.addEventListener("message", ({ data }) => {
        if (data.ready) resolve();
        else if (data.id === undefined) reject(new PythonFailed(data.failed));
        else this.#settle(data);
      });
      this.#worker.addEventListener("error", (event) => {
        reject(new PythonFailed(event.message || "The worker's script could not be loaded."));
      });
    });
    // Whoever asks hears of a failure; nobody needs to have asked yet.
    this.ready.catch(() => {});
  }

  /**
   * Ask a calculator.
   *
   * @param {string} name
   * @param {string} text its inputs as JSON text
   * @returns {Promise<string>} the reply as JSON text
   */
  async ask(name, text) {
    await this.ready;
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, name, text });
    });
  }

  /** @param {{id: number, text?: string, failed?: string}} answer */
  #settle({ id, text, failed }) {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (text === undefined) waiting?.reject(new PythonFailed(failed ?? ""));
    else waiting?.resolve(text);
  }
}

/** @type {Map<string, Python>} */
const running = new Map();

/**
 * Python of one build, started on the first call.
 *
 * @param {string} runtime name of the runtime's folder, as the page carries it
 */
export function start(runtime) {
  const folder = new URL(`../runtime/${runtime}/`, import.meta.url).href;
  let python = running.get(folder);
  if (!python) {
    python = new Python(folder);
    running.set(folder, python);
  }
  return python;
}
