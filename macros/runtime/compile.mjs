// Runs under Node: boots Pyodide three times to make the browser's library. Once to see what the
// calculators import, once to byte-compile just that, once to prove that the result answers alike.
// Called by builder.py:  node compile.mjs <job> <stock Pyodide> <pyodide-build and its tree>
// The job's folder holds application.zip and folder/, the runtime as the browser will find it.

import { readFile, writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

/** @import { PyodideAPI } from "pyodide" */
/** @import { PyProxy } from "pyodide/ffi" */

const [job, stock, compiler] = process.argv.slice(2);

// Sets in the same order and byte code without dates: equal sources give equal bytes.
const SETTLED = { PYTHONHASHSEED: "0", SOURCE_DATE_EPOCH: "315532800" };

// No package is ever fetched, so Pyodide's lock keeps its head and loses its 119 KB of packages.
const { info } = JSON.parse(await readFile(`${stock}/pyodide-lock.json`, "utf8"));
const lock = { info, packages: {} };

/**
 * @param {string} library path of the standard library's archive
 * @returns {Promise<PyodideAPI>}
 */
async function boot(library) {
  const { loadPyodide } = await import(pathToFileURL(`${stock}/pyodide.mjs`).href);
  return loadPyodide({
    indexURL: `${stock}/`,
    stdLibURL: library,
    lockFileContents: lock,
    packageBaseUrl: `${stock}/`,
    env: SETTLED,
  });
}

/**
 * Give the interpreter a folder of this machine.
 *
 * @param {PyodideAPI} python
 * @param {string} root
 * @param {string} place
 */
function mount(python, root, place) {
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
async function run(python, file) {
  const source = await readFile(new URL(file, import.meta.url), "utf8");
  python.runPython(source, { filename: file });
  return (name) => python.globals.get(name);
}

/**
 * @param {PyodideAPI} python
 * @returns {Promise<string>} every calculator's replies, as one text
 */
async function answers(python) {
  const replies = (await run(python, "tracing.py"))("answers")();
  return JSON.stringify(replies.toJs());
}

/**
 * @returns {Promise<{replies: string, modules: string[]}>} what the calculators answer on the whole
 *   standard library, and the files of it that they and Pyodide itself import
 */
async function trace() {
  const python = await boot(`${stock}/python_stdlib.zip`);
  mount(python, job, "/job");
  python.runPython("import sys; sys.path.append('/job/application.zip')");
  const replies = await answers(python);
  try {
    python.runPython("raise Exception"); // to report a fault, Pyodide imports more
  } catch {}
  return { replies, modules: (await run(python, "tracing.py"))("modules")().toJs() };
}

/** @param {string[]} modules files of the standard library to keep */
async function pack(modules) {
  const python = await boot(`${stock}/python_stdlib.zip`);
  mount(python, job, "/job");
  mount(python, stock, "/stock");
  mount(python, compiler, "/compiler");
  python.runPython("import sys; sys.path.append('/compiler')");
  const write = (await run(python, "packing.py"))("pack");
  const whole = "/stock/python_stdlib.zip";
  write(whole, python.toPy(modules), "/job/application.zip", "/job/folder/library.zip");
}

/** @param {string} replies what the finished library must answer */
async function prove(replies) {
  const python = await boot(`${job}/folder/library.zip`);
  if ((await answers(python)) !== replies) {
    throw new Error("The trimmed library answers differently from the whole standard library.");
  }
  await writeFile(`${job}/built.json`, JSON.stringify({ pyodide: python.version, lock }));
}

try {
  console.log("Importing the calculators under Pyodide …");
  const { replies, modules } = await trace();
  console.log(`Byte-compiling the ${modules.length} files of the standard library they use …`);
  await pack(modules);
  console.log("Asking the finished library the same questions …");
  await prove(replies);
} catch (fault) {
  // Of Python's traceback the last line of the calculators' and what follows, as in the project.
  const { message } = /** @type {Error} */ (fault);
  const ours = message.lastIndexOf('File "/job/application.zip/calculator/');
  console.error(message.slice(Math.max(ours, 0)).replaceAll("/job/application.zip/", ""));
  process.exit(1);
}
