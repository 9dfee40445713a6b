// What Python is made of, on its way from the site: all files are asked for at once. The page
// compiles the wasm, because only there does the browser's cache of compiled code take effect.

import { watch } from "./deadlines.js";
import { download, verify } from "./download.js";
import { forbidden, PythonFailed } from "./faults.js";
import { Line } from "./line.js";
import { manifestOf } from "./manifest.js";
import { patience, took } from "./pace.js";

/** @typedef {import("./download.js").Facts} Facts */
/** @typedef {import("./deadlines.js").Deadlines} Deadlines */
/** @typedef {import("./manifest.js").Manifest} Manifest */
/** @typedef {Promise<Uint8Array<ArrayBuffer>>} Bytes */
/** @typedef {{sources: Record<string, string>, stdlib?: Uint8Array<ArrayBuffer>}} Own */

/**
 * What the worker needs, each as it arrives and has been held against the manifest.
 *
 * @typedef {object} Supply
 * @property {Promise<string>} script address of the worker's script, a blob
 * @property {Promise<WebAssembly.Module>} module
 * @property {Bytes} library
 * @property {Promise<{folder: string, lock: object}>} setting
 * @property {() => Bytes} survey what a survey's file is read with, asked for once one is opened
 * @property {Promise<Own | undefined>} own what an organisation added to the calculators, if it did
 * @property {Promise<unknown>} all rejected with what failed first
 */

const MANIFEST = "manifest.json";
const WASM = "pyodide.asm.wasm";
const LIBRARY = "library.zip";
const SURVEY = "survey.zip";
const SCRIPT = "worker.js";
const FILES = 3;
const SOURCES = "calculators.json";
const STDLIB = "stdlib.zip";
/** Faults that a browser may keep for later. */
const KEEPABLE = new Set(
  "missing refused crowded ailing webpage redirected empty incomplete damaged".split(" "),
);

/**
 * Ask for all files; the first that fails ends the others.
 *
 * @param {string} folder address of the runtime's folder
 * @param {string | null} added address of the folder with an organisation's own calculators
 * @param {object} terms
 * @param {RequestCache} terms.cache
 * @param {Deadlines} terms.deadlines
 * @param {(fault: PythonFailed) => void} terms.late hears of what has not come in time and may yet
 *   come
 * @param {(arrived: number, length: number) => void} progress bytes on the line so far and in all
 * @returns {Supply}
 */
export function order(folder, added, { cache, deadlines, late }, progress) {
  const stop = new AbortController();
  const terms = { line: new Line(deadlines), signal: stop.signal };
  const { told, expect } = tally(progress);
  /**
   * A folder and its manifest, and what loads a file of it.
   *
   * @param {string} address
   * @param {boolean} ours whether it is the runtime's
   */
  const shelf = (address, ours) => {
    const manifest = afresh(cache, async (mode) => {
      const facts = Promise.resolve(undefined);
      const bytes = await download(address + MANIFEST, { ...terms, cache: mode, facts });
      return manifestOf(bytes, MANIFEST, ours);
    });
    /**
     * @param {string} file
     * @param {(response: Response) => void} [look]
     * @returns {Bytes}
     */
    const load = (file, look) => {
      const facts = manifest.then(({ files }) => {
        if (files[file]) return files[file];
        throw new PythonFailed("mixed", "the manifest does not list it", file);
      });
      const options = { ...terms, look, facts, progress: told(file) };
      return afresh(cache, async (mode) => {
        const bytes = await download(address + file, { ...options, cache: mode });
        return verify(bytes, await facts, file, patience(deadlines.digest));
      }).catch(async (fault) => {
        const bytes = await kept(address + file, fault);
        return verify(bytes, await facts, file, patience(deadlines.digest));
      });
    };
    return { manifest, load };
  };
  const { manifest, load } = shelf(folder, true);

  /** @type {Promise<WebAssembly.Module> | undefined} */
  let streamed;
  const wasm = load(WASM, (response) => {
    streamed = undefined;
    if (!/^application\/wasm\b/i.test(response.headers.get("Content-Type") ?? "")) return;
    streamed = WebAssembly.compileStreaming(response.clone());
    streamed.catch(() => {}); // the bytes tell more, once they are all there
  });
  const module = wasm.then(async (bytes) => {
    const began = performance.now();
    const limit = patience(deadlines.module);
    const slow = `not compiled within ${limit} s`;
    const clock = watch(limit, () => late(new PythonFailed("uncompiled", slow, WASM)));
    try {
      const compiled = await (streamed?.catch(() => WebAssembly.compile(bytes)) ??
        WebAssembly.compile(bytes));
      took("module", (performance.now() - began) / 1000);
      return compiled;
    } catch (cause) {
      throw new PythonFailed(forbidden(cause) ? "policy" : "uncompiled", cause, WASM);
    } finally {
      clock.stop();
    }
  });
  const library = load(LIBRARY);
  const script = load(SCRIPT).then((bytes) => {
    try {
      return URL.createObjectURL(new Blob([bytes], { type: "text/javascript" }));
    } catch (cause) {
      throw new PythonFailed("worker", cause, SCRIPT);
    }
  });
  const setting = manifest.then(({ lock }) => ({ folder, lock }));
  const own = added === null ? Promise.resolve(undefined) : brought(shelf(added, false), expect);
  if (added === null) expect(FILES);
  const all = Promise.all([script, library, module, setting, own]);
  all.catch(() => stop.abort());
  /** @type {Bytes | undefined} */
  let archive;
  const survey = () => {
    archive ??= load(SURVEY);
    archive.catch(() => {
      archive = undefined; // to be asked for again
    });
    return archive;
  };
  return { script, library, module, setting, survey, own, all };
}

/**
 * What an organisation added.
 *
 * @param {{manifest: Promise<Manifest>, load: (file: string) => Bytes}} shelf
 * @param {(files: number) => void} expect takes the number of all files
 * @returns {Promise<Own>}
 */
async function brought({ manifest, load }, expect) {
  const { files } = await manifest;
  expect(FILES + Object.keys(files).length);
  const [sources, stdlib] = await Promise.all([
    load(SOURCES),
    files[STDLIB] ? load(STDLIB) : undefined,
  ]);
  return { sources: JSON.parse(new TextDecoder().decode(sources)), stdlib };
}

/**
 * A browser may have kept what was wrong: a page of an error, a part of a file. Then the server is
 * asked itself.
 *
 * @template T
 * @param {RequestCache} cache
 * @param {(cache: RequestCache) => Promise<T>} load
 */
async function afresh(cache, load) {
  try {
    return await load(cache);
  } catch (fault) {
    const kept = fault instanceof PythonFailed && KEEPABLE.has(fault.kind);
    if (cache === "force-cache" && kept) return load("reload");
    throw fault;
  }
}

/**
 * A file of the copy for use without a network, where the line failed on the way. Before that, the
 * service worker has seen to it.
 *
 * @param {string} address
 * @param {unknown} fault what is thrown again if there is no copy
 */
async function kept(address, fault) {
  const failed = fault instanceof PythonFailed && fault.kind !== "policy";
  if (!failed || !navigator.serviceWorker?.controller) throw fault;
  const bytes = await import("./offline.js").then(({ copied }) => copied(address)).catch(() => {});
  if (!bytes) throw fault;
  return bytes;
}

/**
 * Add up the bytes of all files; the sum is told once their number is known and each has begun.
 *
 * @param {(arrived: number, length: number) => void} progress
 */
function tally(progress) {
  /** @type {Map<string, [number, number]>} */
  const lines = new Map();
  let expected = Number.POSITIVE_INFINITY;
  const expect = (/** @type {number} */ files) => {
    expected = files;
  };
  const told =
    (/** @type {string} */ file) =>
    (/** @type {[number, number]} */ ...line) => {
      lines.set(file, line);
      if (lines.size < expected) return;
      let [arrived, length] = [0, 0];
      for (const [here, whole] of lines.values()) {
        arrived += here;
        length += whole;
      }
      progress(arrived, length);
    };
  return { told, expect };
}
