// The workers that Python lives in. A policy in a `<meta>` does not reach a worker that is loaded from
// the site; a blob inherits the policy of the page that made it.

import { forbidden, PythonFailed } from "./faults.js";
import { script as trusted } from "./trusted.js";

/**
 * A worker, what it has said before anybody listened, and what it is to be told once it says that it
 * waits: Firefox loses what a worker is told before it runs.
 *
 * @typedef {{worker: Worker, heard: any[], waits?: boolean, first?: object}} Started
 */

/**
 * @param {string} script address of the worker's script, a blob
 * @returns {Started}
 */
export function started(script) {
  let modules = false; // a browser that knows them reads the type
  const options = /** @type {WorkerOptions} */ ({
    name: "moments",
    get type() {
      modules = true;
      return "module";
    },
  });
  let worker;
  try {
    worker = new Worker(trusted(script), options);
  } catch (cause) {
    // Of a blob of the page's own only its policy says that; WebKit tells of its objection later.
    const insecure = cause instanceof DOMException && cause.name === "SecurityError";
    throw new PythonFailed(insecure || forbidden(cause) ? "policy" : "worker", cause);
  }
  if (!modules) {
    worker.terminate();
    throw new PythonFailed("nomodules", "type was not read");
  }
  return { worker, heard: [] };
}

/** What the worker of an image begins with: it is told where that is, and keeps what comes before. */
const TEXT =
  "self.momentsImage = null; const held = []; " +
  "onmessage = ({ data }) => { if (!data.folder) return held.push(data); " +
  'const response = data.known ? undefined : fetch(data.folder + "image.wasm", data); ' +
  "response?.catch(() => {}); self.momentsImage = { ...data, response, held }; " +
  'import(data.folder + "image.js").catch((fault) => postMessage({ unable: String(fault) })); };' +
  "postMessage({ waits: true });";

/**
 * The worker of an image: it asks for all that it needs by itself, beside whatever the page is busy
 * with. The first lines of the page may have started it, at the first touch of a calculator or before.
 *
 * @param {string} folder address of the runtime's folder
 * @param {RequestCache} cache
 * @param {WebAssembly.Module} [known] the image, if it has come before
 * @returns {Started}
 */
export function imageStarted(folder, cache, known) {
  const page = /** @type {any} */ (globalThis);
  const state = page.momentsAsked ?? {};
  page.momentsAsked = { over: true, calculator: state.calculator }; // they start nothing more
  const { worker, first } = state;
  if (worker && first?.folder === folder && cache === "force-cache") return state;
  if (first) worker?.terminate(); // it is of another Python
  const one = worker && !first ? state : begun();
  one.first = { folder, cache, known };
  if (one.waits) one.worker.postMessage(one.first);
  return one;
}

/** @returns {Started} */
function begun() {
  try {
    return started(URL.createObjectURL(new Blob([TEXT], { type: "text/javascript" })));
  } catch (cause) {
    throw cause instanceof PythonFailed ? cause : new PythonFailed("worker", cause);
  }
}
