// The workers that Python lives in. A policy in a `<meta>` does not reach a worker that is loaded from
// the site; a blob inherits the policy of the page that made it.

import { forbidden, PythonFailed } from "./faults.js";
import { script as trusted } from "./trusted.js";

/**
 * A worker, and what it has said before anybody listened.
 *
 * @typedef {{worker: Worker, heard: any[]}} Started
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
    throw new PythonFailed(forbidden(cause) ? "policy" : "worker", cause);
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
  'import(data.folder + "image.js").catch((fault) => postMessage({ unable: String(fault) })); };';

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
  const { calculator, worker, heard, folder: asked } = page.momentsAsked ?? {};
  page.momentsAsked = { over: true, calculator }; // the first lines start nothing more
  if (asked === folder && cache === "force-cache") return { worker, heard };
  if (asked) worker.terminate(); // it is of another Python
  const one = worker && !asked ? { worker, heard } : begun();
  one.worker.postMessage({ folder, cache, known });
  return one;
}

function begun() {
  try {
    return started(URL.createObjectURL(new Blob([TEXT], { type: "text/javascript" })));
  } catch (cause) {
    throw cause instanceof PythonFailed ? cause : new PythonFailed("worker", cause);
  }
}
