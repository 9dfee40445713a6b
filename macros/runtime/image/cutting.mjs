// Pyodide's WebAssembly without what no image needs: the exports that nobody reads, the subsystems
// of which nothing is wanted any more, and all code that only those led to. Which code runs plays no
// part; what may be called stays.

import binaryen from "binaryen";
import * as functions from "./functions.mjs";
import { READ } from "./layout.mjs";
import * as sections from "./sections.mjs";
import { remaining } from "./subsystems.mjs";

const {
  BulkMemory,
  BulkMemoryOpt,
  CallIndirectOverlong,
  ExceptionHandling,
  ExtendedConst,
  Multivalue,
  MutableGlobals,
  NontrappingFPToInt,
  ReferenceTypes,
  SignExt,
} = binaryen.Features;

/** What Pyodide is compiled with. With all that binaryen knows it writes what no browser reads. */
const FEATURES =
  BulkMemory |
  BulkMemoryOpt |
  CallIndirectOverlong |
  ExceptionHandling |
  ExtendedConst |
  Multivalue |
  MutableGlobals |
  NontrappingFPToInt |
  ReferenceTypes |
  SignExt;

/** @typedef {import("./sections.mjs").Section} Section */

/**
 * @param {Section[]} whole
 * @param {import("./subsystems.mjs").Known} known
 * @param {string[]} globals names of exports that are kept besides
 * @returns {Section[]} without data, which an image brings itself
 */
export function cut(whole, known, globals) {
  const { CUSTOM, DATA, DATA_COUNT } = sections;
  const all = functions.read(whole);
  const { refused, empty } = remaining(all, known);
  const left = functions.without(whole, all, refused, empty);
  const code = left.filter(({ id }) => ![CUSTOM, DATA, DATA_COUNT].includes(id));
  const read = /** @type {(wasm: Uint8Array, features: number) => any} */ (binaryen.readBinary);
  const module = read(sections.write(code), FEATURES);
  const kept = new Set([...READ, ...globals]);
  const names = Array.from(
    { length: module.getNumExports() },
    (_, at) => binaryen.getExportInfo(module.getExportByIndex(at)).name,
  );
  for (const name of names) if (!kept.has(name)) module.removeExport(name);
  module.runPasses(["remove-unused-module-elements"]);
  const made = module.emitBinary();
  module.dispose();
  return sections.read(made).filter(({ id }) => id !== CUSTOM);
}
