// What of Pyodide no image needs once all is imported: modules in C that nothing has imported, and
// the libraries that only those stand on. The linker puts the functions of one source file behind
// each other, those that it names first; so what begins with a name goes on to the next one's.
//
// Nothing is cut because it did not run. And what is cut traps: it cannot answer wrongly.

import { assume, READ } from "./layout.mjs";

/** @typedef {import("./functions.mjs").Functions} Functions */

const INIT = "PyInit_";

/**
 * Libraries, from the first function of the first to the first behind the last, and what all names
 * of their functions begin with.
 *
 * @type {[string, string, RegExp][]}
 */
const LIBRARIES = [
  ["_PyToken_OneChar", "PyOS_Readline", /^_PyToken_/], // the parser
  ["PyInit__ast", "PyInit__tokenize", /^PyInit__ast$/], // and the trees that it grows
  ["PyInit__symtable", "_Py_Get_Getpath_CodeObject", /^PyInit__symtable$/], // and expat, mpdecimal
  ["ffi_prep_cif", "hiwire_intern", /^ffi_/],
  [
    "lzma_version_number", // behind it sqlite, zstd, GL and bzip2
    "adler32_z",
    /^(lzma_|sqlite3_|(ZSTD|FSE|HUF|ZDICT|ZSTDMT|HIST|POOL|ERR|COVER|BZ2)_|div(suf|bwt)|.*[gG][lL]_|.*webgl|eglGet)/,
  ],
];

/**
 * Functions that are called by name and trap: whoever calls them ends the image. The first ones read
 * and compile source, which an image has none of; one makes a module of frozen code, which it has not
 * got (areas.mjs); the last ones tell the line that code stands in, whose tables are gone
 * (lasting.mjs).
 */
const REFUSED = [
  "Py_CompileStringObject",
  "PyRun_StringFlags",
  "PyOS_Readline",
  "_PyErr_ProgramDecodedTextObject",
  "_PyAST_Compile",
  "PyImport_ImportFrozenModuleObject",
  "PyCode_Addr2Line",
  "PyCode_Addr2Location",
  "_PyCode_CheckLineNumber",
];

/**
 * What the image that is made knows of itself.
 *
 * @typedef {object} Known
 * @property {string[]} loaded names of the modules in C that are imported
 * @property {number[]} refused places of the table of functions that trap
 */

/**
 * What is left of some functions, and by which of them all others are found.
 *
 * @param {Functions} all
 * @param {Known} known
 * @returns {{refused: Set<number>, empty: Set<number>, roots: number[]}} functions that trap, places
 *   of the table that stay empty, and all functions that a page or the table may call
 */
export function remaining(all, known) {
  const empty = vacated(all, unused(all, new Set(known.loaded)));
  for (const place of known.refused) empty.add(place);
  const table = [...all.table].filter(([place]) => !empty.has(place));
  const called = READ.flatMap((name) => all.named.get(name) ?? []);
  const roots = [...called, ...table.map(([, index]) => index)];
  return { refused: refused(all), empty, roots };
}

/**
 * The places of the table by which those functions are called. Places are given source file by
 * source file as well. Where the compiler kept one function for two that were the same, a place
 * stands alone among those of another file: it is the other file's, and stays.
 *
 * @param {Functions} all
 * @param {Set<number>} gone functions
 */
function vacated(all, gone) {
  const is = (/** @type {number} */ place) => gone.has(all.table.get(place) ?? -1);
  const found = new Set();
  for (const [place, index] of all.table) {
    const row = [-2, -1, 0].some((from) => [0, 1, 2].every((step) => is(place + from + step)));
    if (is(place) && (row || all.names.has(index))) found.add(place);
  }
  return found;
}

/**
 * @param {Functions} all
 * @param {Set<string>} loaded names of the modules in C that are imported
 * @returns {Set<number>} functions that nobody may call from afar
 */
function unused(all, loaded) {
  const starts = [...all.named]
    .filter(([name]) => name.startsWith(INIT))
    .sort(([, one], [, other]) => one - other);
  const found = new Set();
  for (const [at, [name, from]] of starts.entries()) {
    const [, end] = starts[at + 1] ?? [];
    if (loaded.has(name.slice(INIT.length)) || end === undefined) continue;
    add(found, all, from, end, (one) => one === name);
  }
  for (const [first, behind, own] of LIBRARIES) {
    const [from, end] = [first, behind].map((name) => all.named.get(name) ?? -1);
    assume(0 < from && from < end, `${first} stands before ${behind}`);
    add(found, all, from, end, (one) => own.test(one));
  }
  return found;
}

/**
 * @param {Functions} all
 * @returns {Set<number>} functions that trap whoever calls them
 */
function refused(all) {
  return new Set(
    REFUSED.map((name) => {
      const index = all.named.get(name);
      assume(index !== undefined, `it exports ${name}`);
      return /** @type {number} */ (index);
    }),
  );
}

/**
 * Add a run of functions, but for those that something else calls by another name: where two were
 * the same, the linker kept one for both.
 *
 * @param {Set<number>} found
 * @param {Functions} all
 * @param {number} from
 * @param {number} end
 * @param {(name: string) => boolean} own
 */
function add(found, all, from, end, own) {
  for (let index = from; index < end; index++) {
    if ((all.names.get(index) ?? []).every(own)) found.add(index);
  }
}
