// Runs under Node: boots Pyodide five times to make the browser's library. Once to hear what the
// calculators answer and to put all sources together, once to see which of them are imported, and
// which more when a survey's file is opened, once to byte-compile just those, twice to prove that
// the result answers alike and opens files.
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

/**
 * @param {PyodideAPI} python
 * @returns {Promise<string>} what is read from survey files, as one text
 */
async function surveys(python) {
  const told = (await run(python, "tracing.py"))("surveys")();
  return JSON.stringify(told.toJs());
}

/**
 * @typedef {object} Traced
 * @property {string[]} modules the files that the calculators and Pyodide itself import
 * @property {string[]} survey those that opening a survey's file imports besides
 * @property {string} opened what was read from survey files
 */

/** @returns {Promise<Traced>} */
async function trace() {
  const python = await boot(`${job}/whole.zip`);
  await answers(python);
  try {
    python.runPython("raise Exception"); // to report a fault, Pyodide imports more
  } catch {}
  const imported = (await run(python, "tracing.py"))("modules");
  /** @type {string[]} */
  const modules = imported().toJs();
  const opened = await surveys(python);
  /** @type {string[]} */
  const all = imported().toJs();
  return { modules, survey: all.filter((name) => !modules.includes(name)), opened };
}

/** @param {Traced} traced files to keep */
async function pack({ modules, survey }) {
  const python = await boot(`${stock}/python_stdlib.zip`, LEAN);
  mount(python, compiler, "/compiler");
  python.runPython("import sys; sys.path.append('/compiler')");
  const write = (await run(python, "packing.py"))("pack");
  write("/job/whole.zip", python.toPy(modules), python.toPy(survey), "/job/folder");
}

/**
 * @param {string} replies what the finished library must answer
 * @param {string} opened what must be read from survey files with what is fetched for them
 */
async function prove(replies, opened) {
  const python = await boot(`${job}/folder/library.zip`);
  if ((await answers(python)) !== replies) {
    throw new Error("The trimmed library answers differently from the whole standard library.");
  }
  const fresh = await boot(`${job}/folder/library.zip`);
  fresh.pyimport("calculator.wire");
  fresh.pyimport("calculator.survey").add("/job/folder/survey.zip");
  if ((await surveys(fresh)) !== opened) {
    throw new Error("With the trimmed library a survey's file is read differently.");
  }
  await writeFile(`${job}/replies.json`, replies);
  await writeFile(`${job}/built.json`, JSON.stringify({ pyodide: python.version, lock }));
}

try {
  console.log("Importing the calculators under Pyodide …");
  const replies = await assemble();
  const traced = await trace();
  const { modules, survey } = traced;
  console.log(
    `Byte-compiling the ${modules.length} files they use, ${survey.length} for surveys …`,
  );
  await pack(traced);
  console.log("Asking the finished library the same questions …");
  await prove(replies, traced.opened);
} catch (fault) {
  // Of Python's traceback the last line of the calculators' and what follows, as in the project.
  const { message } = /** @type {Error} */ (fault);
  const ours = message.lastIndexOf('File "/job/application.zip/calculator/');
  console.error(message.slice(Math.max(ours, 0)).replaceAll("/job/application.zip/", ""));
  process.exit(1);
}
