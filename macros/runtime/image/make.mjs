// Runs under Node: starts the built runtime, has it import and answer everything, and writes its
// memory into Pyodide's WebAssembly, from which a page goes on.
// Called by making.py:  node make.mjs <job> <stock Pyodide> <where cut code is kept>
// The job's folder holds folder/, the runtime as the browser will find it, and asked.json.

import "./settled.mjs";
import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { filled, unseen } from "./areas.mjs";
import * as functions from "./functions.mjs";
import { dropLines, last } from "./lasting.mjs";
import { assume, GLOBALS, known, METHOD, METHOD_FUNCTION, trampoline } from "./layout.mjs";
import * as sections from "./sections.mjs";
import { remaining } from "./subsystems.mjs";
import { wash } from "./washing.mjs";

/** @typedef {import("./sections.mjs").Section[]} Sections */

const [job, stock, kept] = process.argv.slice(2);
const SETTLED = { PYTHONHASHSEED: "0" };
const CUTTING = ["cutting", "functions", "layout", "sections", "subsystems"].map(
  (name) => `${name}.mjs`,
);
const POISON = 0xa5; // what a twin of the image has where data are taken out
const GAP = 48; // zeros that a segment's own head would outweigh, and ends up compressed to nothing

/**
 * Start Python with every global in sight.
 *
 * @param {Sections} opened Pyodide's WebAssembly
 * @returns {Promise<{python: import("pyodide").PyodideAPI, exports: WebAssembly.Exports}>}
 */
async function boot(opened) {
  const { lock } = JSON.parse(await readFile(`${job}/built.json`, "utf8"));
  const { loadPyodide } = await import(pathToFileURL(`${stock}/pyodide.mjs`).href);
  const { instantiate } = WebAssembly;
  /** @type {WebAssembly.Exports | undefined} */
  let exports;
  Object.assign(WebAssembly, {
    instantiate: async (/** @type {any} */ given, /** @type {any} */ imports) => {
      const main = imports?.env?.emscripten_resize_heap; // small ones are loaded besides
      if (!main) return instantiate(given, imports);
      /** @type {any} */
      const made = await instantiate(sections.write(opened), imports);
      exports = made.instance.exports;
      return made;
    },
  });
  const python = await loadPyodide({
    indexURL: `${stock}/`,
    stdLibURL: `${job}/folder/library.zip`,
    lockFileContents: lock,
    packageBaseUrl: `${stock}/`,
    env: SETTLED,
  });
  Object.assign(WebAssembly, { instantiate });
  known(python.version);
  return { python, exports: /** @type {WebAssembly.Exports} */ (exports) };
}

/**
 * @param {import("pyodide").PyodideAPI} python
 * @param {URL} file
 * @returns {Promise<(name: string) => any>} gives what the file defines
 */
async function run(python, file) {
  const source = await readFile(file, "utf8");
  const globals = python.globals.get("dict")();
  python.runPython(source, { globals, filename: "warming.py" });
  return (name) => globals.get(name);
}

/** @param {import("pyodide").PyodideAPI} python */
async function warm(python) {
  const { calls, modules, templates } = JSON.parse(await readFile(`${job}/asked.json`, "utf8"));
  const warming = await run(python, new URL("warming.py", import.meta.url));
  const refused = warming("load_all")(python.toPy(modules)).toJs();
  if (refused.length) throw new Error(`Not imported for the image: ${refused.join("; ")}`);
  warming("load_templates")(python.toPy(templates));
  const found = warming("callable_from_outside")();
  /** @type {Record<string, number>} */
  const pointers = {};
  const module = /** @type {any} */ (python)._module;
  for (const name of found.keys()) pointers[name] = module.PyProxy_getPtr(found.get(name));
  const wire = python.pyimport("calculator.wire");
  for (const [call, ...given] of calls) wire[call](...given);
  lighten(module, warming);
  const known = {
    loaded: warming("built_in")().toJs(),
    refused: Array.from(warming("of_frozen")(), (/** @type {any} */ one) => place(module, one)),
  };
  wash(module);
  return { calls: pointers, known };
}

/**
 * @param {any} module
 * @param {(name: string) => any} warming gives what warming.py defines
 */
function lighten(module, warming) {
  warming("forget")();
  warming("settle")();
  const before = warming("everything")();
  const lines = warming("lines")(before);
  dropLines(module, lines);
  for (const list of [lines, before]) list.destroy();
  warming("settle")();
  const left = warming("everything")();
  last(module, left);
  left.destroy();
  warming("freeze")();
}

/**
 * @param {any} module
 * @param {import("pyodide/ffi").PyProxy} builtin a function in C
 * @returns {number} its place in the table of functions
 */
function place(module, builtin) {
  const method = module.HEAPU32[(module.PyProxy_getPtr(builtin) + METHOD) >> 2];
  return module.HEAPU32[(method + METHOD_FUNCTION) >> 2];
}

/**
 * Pyodide's code without what no image needs, from an earlier time if there was one.
 *
 * @param {Sections} opened
 * @param {import("./subsystems.mjs").Known} of
 */
async function code(opened, of) {
  const digest = createHash("sha256").update(sections.write(opened)).update(JSON.stringify(of));
  for (const name of CUTTING) {
    digest.update(await readFile(new URL(name, import.meta.url)));
  }
  const place = `${kept}/${digest.digest("hex").slice(0, 16)}.wasm`;
  try {
    return sections.read(await readFile(place));
  } catch {
    const { cut } = await import("./cutting.mjs");
    const made = cut(opened, of, GLOBALS);
    await mkdir(kept, { recursive: true });
    await writeFile(`${place}.${process.pid}`, sections.write(made));
    await rename(`${place}.${process.pid}`, place); // whole, or not at all
    return made;
  }
}

/**
 * @param {any} module Pyodide's
 * @param {string} digits
 */
function trampolined(module, digits) {
  const runtime = module.__PyRuntime;
  const at = runtime + module.HEAPU32[module.__PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET >> 2];
  assume(module.HEAPU32[at >> 2] !== 0, "the trampoline stands in the table of functions");
  return { at, code: digits };
}

async function make() {
  const whole = sections.read(await readFile(`${stock}/pyodide.asm.wasm`));
  const opened = sections.exportGlobals(whole, (count) => {
    assume(count === GLOBALS.length, `${GLOBALS.length} globals change, and not ${count}`);
    return GLOBALS;
  });
  const { python, exports } = await boot(opened);
  const module = /** @type {any} */ (python)._module;
  const script = await readFile(`${stock}/pyodide.asm.mjs`, "utf8");
  const { calls, known: of } = await warm(python);
  const memory = Buffer.from(module.HEAPU8.buffer);
  const facts = {
    calls,
    globals: GLOBALS.map((name) => /** @type {WebAssembly.Global} */ (exports[name]).value),
    table: /** @type {WebAssembly.Table} */ (exports.__indirect_function_table).length,
    trampoline: trampolined(module, trampoline(script)),
  };
  for (const path of [job, stock]) {
    if (memory.includes(path)) throw new Error(`The image holds ${path}, of this machine.`);
  }
  const all = functions.read(opened);
  const { roots, refused } = remaining(all, of);
  unseen(functions.reached(all, roots, refused), memory);
  const left = (await code(opened, of)).map((section) =>
    section.id === sections.MEMORY ? sections.memory(memory.length / 65536) : section,
  );
  const told = sections.custom("image", JSON.stringify(facts));
  const write = async (/** @type {string} */ name, /** @type {number} */ byte) => {
    const data = sections.data(filled(memory, byte), GAP);
    await writeFile(`${job}/${name}`, sections.write([...left, data, told]));
  };
  await write("folder/image.wasm", 0);
  await write("twin.wasm", POISON);
}

try {
  await make();
} catch (fault) {
  console.error(/** @type {Error} */ (fault).stack);
  process.exit(1);
}
process.exit(0);
