// What an image begins with lasts as long as it does, so nothing has to be counted about it. Python
// knows objects that are never let go (PEP 683): their counts are all one number and the collector
// keeps no list of them, which leaves less to fetch. Nor does code need to know its lines: who asks
// for a line is cut out (REFUSED in subsystems.mjs), so that no wrong one is ever told.

import { assume, CODE_LINES, LIST_ITEMS, LIST_SIZE } from "./layout.mjs";

/**
 * Have every object of a list never let go.
 *
 * @param {any} module Pyodide's
 * @param {import("pyodide/ffi").PyProxy} list which holds them, and is not among them
 */
export function last(module, list) {
  for (const object of items(module, list)) {
    if (module._PyObject_GC_IsTracked(object)) module._PyObject_GC_UnTrack(object);
    if (!module._PyUnstable_IsImmortal(object)) module.__Py_SetImmortalUntracked(object);
  }
}

/**
 * Take the table of its lines from all code.
 *
 * @param {any} module Pyodide's
 * @param {import("pyodide/ffi").PyProxy} list of code and its table in turns, and of an empty table
 */
export function dropLines(module, list) {
  const found = items(module, list);
  const empty = found[found.length - 1];
  assume(module._PyUnstable_IsImmortal(empty), "bytes without a byte are never let go");
  for (let at = 0; at + 1 < found.length; at += 2) {
    const place = (found[at] + CODE_LINES) >> 2;
    const table = found[at + 1];
    assume(module.HEAPU32[place] === table, "code names the table of its lines where it did");
    module.HEAPU32[place] = empty;
    module._Py_DecRef(table);
  }
}

/**
 * @param {any} module
 * @param {import("pyodide/ffi").PyProxy} list
 * @returns {Uint32Array} the addresses of what it holds
 */
function items(module, list) {
  const words = module.HEAPU32;
  const at = module.PyProxy_getPtr(list);
  const size = words[(at + LIST_SIZE) >> 2];
  const first = words[(at + LIST_ITEMS) >> 2] >> 2;
  assume(size === /** @type {any} */ (list).length, "a list's size is where it was");
  return words.slice(first, first + size);
}
