// Runs under Node: starts Pyodide on an archive of the standard library, without any package of its
// own, and lets it see one folder of this machine as /job.

import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

/** @import { Lockfile, PyodideAPI } from "pyodide" */
/** @import { PyProxy } from "pyodide/ffi" */
/** @typedef {{args?: string[], env: Record<string, string>}} Options */
/** @typedef {(library: string, options?: Options) => Promise<PyodideAPI>} Boot */

// Sets in the same order and byte code without dates: equal sources give equal bytes.
export const SETTLED = { PYTHONHASHSEED: "0", SOURCE_DATE_EPOCH: "315532800" };

/**
 * @param {string} stock the folder of Pyodide's package
 * @returns {Promise<Lockfile>} its lock, which keeps its head and loses its 119 KB of packages
 */
export async function locked(stock) {
  const { info } = JSON.parse(await readFile(`${stock}/pyodide-lock.json`, "utf8"));
  return { info, packages: {} };
}

/**
 * @param {string} job the folder to be seen as /job
 * @param {string} stock the folder of Pyodide's package
 * @returns {Boot} starts Python on the archive of a standard library
 */
export function booting(job, stock) {
  return async (library, options = { env: SETTLED }) => {
    const { loadPyodide } = await import(pathToFileURL(`${stock}/pyodide.mjs`).href);
    const python = await loadPyodide({
      indexURL: `${stock}/`,
      stdLibURL: library,
      lockFileContents: await locked(stock),
      packageBaseUrl: `${stock}/`,
      ...options,
    });
    mount(python, job, "/job");
    return python;
  };
}

/**
 * Give the interpreter a folder of this machine.
 *
 * @param {PyodideAPI} python
 * @param {string} root
 * @param {string} place
 */
export function mount(python, root, place) {
  python.FS.mkdirTree(place);
  python.FS.mount(python.FS.filesystems.NODEFS, { root }, place);
}

/**
 * Run one of the Python files beside this one and hand back a function of it.
 *
 * @param {PyodideAPI} python
 * @param {string} file
 * @returns {Promise<(name: string) => PyProxy & ((...given: unknown[]) => any)>}
 */
export async function run(python, file) {
  const source = await readFile(new URL(file, import.meta.url), "utf8");
  python.runPython(source, { filename: file });
  return (name) => python.globals.get(name);
}
