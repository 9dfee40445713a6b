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

/**
 * The worker of an image: it asks for all that it needs by itself, beside whatever the page is busy
 * with. The first lines of the page may have started it, at the first touch of a calculator.
 *
 * @param {string} folder address of the runtime's folder
 * @param {RequestCache} cache
 * @param {boolean} known whether the image has come before, and is handed over
 * @returns {Started}
 */
export function imageStarted(folder, cache, known) {
  const early = known ? undefined : taken(folder, cache);
  if (early) return early;
  const asked =
    "const response = fetch(folder + 'image.wasm', { cache }); response.catch(() => {}); " +
    "self.momentsImage = { folder, cache, response }; ";
  const text =
    `const cache = ${JSON.stringify(cache)}, folder = ${JSON.stringify(folder)}; ` +
    `${known ? "" : asked}import(folder + 'image.js')` +
    ".catch((fault) => postMessage({ unable: String(fault) }));";
  try {
    return started(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
  } catch (cause) {
    throw cause instanceof PythonFailed ? cause : new PythonFailed("worker", cause);
  }
}

/**
 * What the first lines of the page have started: see macros/site/early.js. From now on they start
 * nothing more.
 *
 * @param {string} folder
 * @param {RequestCache} cache
 * @returns {Started | undefined}
 */
function taken(folder, cache) {
  const page = /** @type {any} */ (globalThis);
  const { calculator, worker, heard, ...asked } = page.momentsAsked ?? {};
  if (worker && asked.folder !== folder) return; // it is of another Python
  page.momentsAsked = { over: true, calculator };
  if (!worker || cache === "force-cache") return worker && { worker, heard };
  worker.terminate();
}
