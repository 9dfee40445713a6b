// The worker that holds Python. The builder puts Pyodide's two scripts and this one into a single
// file, which the page loads, checks and starts as a blob: so the worker inherits the page's
// Content-Security-Policy, and nothing depends on the type that a server gives it.
//
// In:  {setting}, {library}, {module}, {own} once, each as it arrives; {id, call, given}: a function
//      of calculator.wire, and what it takes as text: a calculator's name and JSON, as a rule;
//      {survey} once, before {id, desk, given}: what a survey's desk is asked, and what that takes,
//      the bytes of files among it
// Out: {reached} for each stage, {step} for a step within one, {failed: detail} if Python cannot start or broke off, {id, text}
//      for each answer, {told} for how far a desk is

import createPyodideModule from "./pyodide.asm.mjs";
import { loadPyodide } from "./pyodide.mjs";

const OWN = "/own";
const STDLIB = "/stdlib.zip";
const SURVEY = "/survey.zip";
const OPENED = "/opened";

/** @typedef {{folder: string, lock: import("pyodide").Lockfile}} Setting */

/** @type {{[name: string]: (thing: any) => void}} */
const hand = {};
/** @type {(name: string) => Promise<any>} */
const arrival = (name) =>
  new Promise((resolve) => {
    hand[name] = resolve;
  });

/** @type {Promise<Setting>} */
const setting = arrival("setting");
/** @type {Promise<Uint8Array<ArrayBuffer>>} */
const library = arrival("library");
/** @type {Promise<WebAssembly.Module>} */
const wasm = arrival("module");

/** @type {Promise<import("../../docs/assets/moments/supply.js").Own | undefined>} */
const own = arrival("own");

/** @type {Promise<Uint8Array<ArrayBuffer>>} */
const survey = arrival("survey");

/** For who waits: it gets on. */
const step = () => postMessage({ step: true });
/** At most so often while modules are imported, which are many. */
const BETWEEN = 250; // milliseconds

const failed = (/** @type {unknown} */ fault) => postMessage({ failed: String(fault) });
const answering = start();
answering.catch(failed);

globalThis.onmessage = async ({ data }) => {
  if (data.id === undefined) {
    for (const [name, thing] of Object.entries(data)) hand[name](thing);
    return;
  }
  const { answer, python } = await answering;
  try {
    const { id, call, desk, given } = data;
    const text = desk ? await sat(python, desk, given) : answer(call, given);
    postMessage({ id, text });
  } catch (fault) {
    failed(fault);
  }
};
postMessage({ reached: "worker" });

async function start() {
  const { folder, lock } = await setting;
  const python = await handed({
    indexURL: folder,
    stdLibURL: `${folder}library.zip`,
    lockFileContents: lock,
    packageBaseUrl: folder,
    createPyodideModule,
  });
  postMessage({ reached: "interpreter" });
  // For whoever looks into the worker with the browser's tools.
  Object.assign(globalThis, { python });
  const added = await own;
  if (added) welcome(python, added);
  const wire = stepping(python, () => python.pyimport("calculator.wire"));
  /** @type {{[call: string]: (...given: string[]) => string}} */
  const known = { answer: wire.answer }; // looked up once each: every look makes a proxy
  postMessage({ reached: "package" });
  const answer = (/** @type {string} */ call, /** @type {string[]} */ given) => {
    known[call] ??= wire[call];
    return known[call](...given);
  };
  return { answer, python };
}

/**
 * Import, with a step for each batch of modules: Python asks this finder first for each of them.
 *
 * @template T
 * @param {import("pyodide").PyodideAPI} python
 * @param {() => T} load
 * @returns {T}
 */
function stepping(python, load) {
  let last = performance.now();
  const finder = {
    find_spec() {
      if (performance.now() - last < BETWEEN) return;
      last = performance.now();
      step();
    },
  };
  const { meta_path } = python.pyimport("sys");
  meta_path.insert(0, finder);
  try {
    return load();
  } finally {
    meta_path.pop(0);
  }
}

/** @type {{[call: string]: (...given: any[]) => string} | undefined} */
let sitting;

/**
 * Ask the desk of a survey, which is set up for the first question.
 *
 * @param {import("pyodide").PyodideAPI} python
 * @param {string} call a method of `calculator.survey.desk.sitting.Sitting`
 * @param {(string | Uint8Array[])[]} given
 */
async function sat(python, call, given) {
  if (!sitting) {
    python.FS.writeFile(SURVEY, await survey);
    python.pyimport("calculator.survey").add(SURVEY);
    const tell = (/** @type {string} */ told) => postMessage({ told });
    sitting = python.pyimport("calculator.survey.desk.sitting").Sitting(tell);
  }
  const taken = given.map((one) =>
    Array.isArray(one) ? one.map((file) => read(python, file)) : one,
  );
  return /** @type {NonNullable<typeof sitting>} */ (sitting)[call](...taken);
}

/**
 * A file's bytes as Python has them.
 *
 * @param {import("pyodide").PyodideAPI} python
 * @param {Uint8Array} file
 */
function read(python, file) {
  python.FS.writeFile(OPENED, file, { canOwn: true });
  const opened = python.pyimport("io").open(OPENED, "rb");
  const bytes = opened.read();
  opened.close();
  opened.destroy();
  python.FS.unlink(OPENED);
  return bytes;
}

/**
 * Let an organisation's own calculators be found, and what they import.
 *
 * @param {import("pyodide").PyodideAPI} python
 * @param {import("../../docs/assets/moments/supply.js").Own} own
 */
function welcome(python, { sources, stdlib }) {
  python.FS.mkdir(OWN);
  for (const [name, text] of Object.entries(sources)) python.FS.writeFile(`${OWN}/${name}`, text);
  if (stdlib) {
    python.FS.writeFile(STDLIB, stdlib);
    python.pyimport("sys").path.append(STDLIB); // behind ours, so what is trimmed stays in force
  }
  python.pyimport("calculator.catalog").add(OWN);
}

/**
 * Load Pyodide from what the page hands over. It would fetch both files again and compile the wasm
 * itself, and it swallows it when that fails; for as long as it loads, it meets stand-ins.
 *
 * @param {Parameters<typeof loadPyodide>[0]} options
 */
async function handed(options) {
  const { fetch } = globalThis;
  const { instantiateStreaming } = WebAssembly;
  globalThis.fetch = async (address) => {
    step();
    return String(address).endsWith(".zip") ? new Response(await library) : new Response();
  };
  Object.assign(WebAssembly, {
    /** @type {typeof instantiateStreaming} */
    instantiateStreaming: async (_, imports) => {
      try {
        const module = await wasm;
        const instance = await WebAssembly.instantiate(module, imports);
        step();
        return { module, instance };
      } catch (fault) {
        failed(fault);
        throw fault;
      }
    },
  });
  try {
    return await loadPyodide(options);
  } finally {
    globalThis.fetch = fetch;
    Object.assign(WebAssembly, { instantiateStreaming });
  }
}
