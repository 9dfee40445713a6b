// Runs under Node: boots Pyodide five times to make the browser's library. Once to hear what the
// calculators answer and to put all sources together, once to see which of them are imported, and
// which more when a survey's file is opened, once to byte-compile just those, twice to prove that
// the result answers alike and opens files.
// Called by builder.py:  node compile.mjs <job> <stock Pyodide> <pyodide-build and its tree>
// The job's folder holds application.zip, standins.zip and folder/, the runtime as the browser will
// find it.

import { writeFile } from "node:fs/promises";
import { answers, answersAlike, readsAlike, surveys } from "./alike.mjs";
import { booting, locked, mount, run, SETTLED } from "./booting.mjs";

const [job, stock, compiler] = process.argv.slice(2);
const boot = booting(job, stock);

// No docstrings, no assertions, no columns for the arrows in a traceback: a third of all byte code.
const LEAN = { args: ["-OO"], env: { ...SETTLED, PYTHONNODEBUGRANGES: "1" } };

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
  const pyodide = await answersAlike(boot, job, replies);
  await readsAlike(boot, job, opened);
  await writeFile(`${job}/replies.json`, replies);
  await writeFile(`${job}/built.json`, JSON.stringify({ pyodide, lock: await locked(stock) }));
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
