// Runs under Node: boots Pyodide four times to make the browser's library. Once to hear what the
// calculators answer and to put all sources together, once to see which of them are imported, once
// to byte-compile just those, once to prove that the result answers alike.
// Called by builder.py:  node compile.mjs <job> <stock Pyodide> <pyodide-build and its tree>
// The job's folder holds application.zip, standins.zip and folder/, the runtime as the browser will
// find it.

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

// No docstrings, no assertions, no columns for the arrows in a traceback: a third of all byte code.
const LEAN = { args: ["-OO"], env: { ...SETTLED, PYTHONNODEBUGRANGES: "1" } };

/**
 * @param {string} library path of the standard library's archive
 * @param {{args?: string[], env: Record<string, string>}} [options]
 * @returns {Promise<PyodideAPI>}
 */
async function boot(library, options = { env: SETTLED }) {
  const { loadPyodide } = await import(pathToFileURL(`${stock}/pyodide.mjs`).href);
  const python = await loadPyodide({
    indexURL: `${stock}/`,
    stdLibURL: library,
    lockFileContents: lock,
    packageBaseUrl: `${stock}/`,
    ...options,
  });
  mount(python, job, "/job");
  return python;
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

/** @returns {Promise<string>} what the calculators answer on Pyodide and Jinja2 as they come */
async function assemble() {
  const python = await boot(`${stock}/python_stdlib.zip`);
  mount(python, stock, "/stock");
  python.runPython("import sys; sys.path.append('/job/application.zip')");
  const replies = await answers(python);
  const write = (await run(python, "packing.py"))("assemble");
  write("/stock/python_stdlib.zip", "/job/application.zip", "/job/standins.zip", "/job/whole.zip");
  return replies;
}

/** @returns {Promise<string[]>} the files that the calculators and Pyodide itself import */
async function trace() {
  const python = await boot(`${job}/whole.zip`);
  await answers(python);
  try {
    python.runPython("raise Exception"); // to report a fault, Pyodide imports more
  } catch {}
  return (await run(python, "tracing.py"))("modules")().toJs();
}

/** @param {string[]} modules files to keep */
async function pack(modules) {
  const python = await boot(`${stock}/python_stdlib.zip`, LEAN);
  mount(python, compiler, "/compiler");
  python.runPython("import sys; sys.path.append('/compiler')");
  const write = (await run(python, "packing.py"))("pack");
  write("/job/whole.zip", python.toPy(modules), "/job/folder/library.zip");
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
  const replies = await assemble();
  const modules = await trace();
  console.log(`Byte-compiling the ${modules.length} files they use …`);
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
