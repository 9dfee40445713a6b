// What an image takes for granted of the insides of Pyodide, all in one place. A new version may
// have it otherwise, and must be looked at by somebody before an image is made of it.

/** The version that was looked at last. */
export const VERSION = "314.0.7";

/** What a page calls, and what it looks at; all else that is exported falls away. */
export const READ = [
  "memory",
  "__indirect_function_table",
  "malloc",
  "free",
  "PyUnicode_FromStringAndSize",
  "PyUnicode_AsUTF8AndSize",
  "PyObject_Vectorcall",
  "Py_DecRef",
];

/**
 * Names for the globals that change, by which an image hands them on: the stack's pointer is the
 * first, and three more say where the stack ends.
 */
export const GLOBALS = ["global 0", "global 1", "global 2", "global 3"];

/** Bytes of the buffer of each standard stream: CPython's, which malloc gives without clearing it. */
export const STREAM_BUFFER = 131_072;
export const STREAMS = 3;

/** Before each block malloc keeps two words: the size of the one before, and its own with flags. */
export const BLOCK_HEAD = 8;
export const BLOCK_FLAGS = 7;

/** In a function in C: how it is called. In that: its place in the table of functions. */
export const METHOD = 8;
export const METHOD_FUNCTION = 4;

/** In a list: how many it holds, and where their addresses stand. In code: the table of lines. */
export const LIST_SIZE = 8;
export const LIST_ITEMS = 12;
export const CODE_LINES = 92;

/** The script holds, as hexadecimal digits, what calls C functions of any number of arguments. */
const TRAMPOLINE = /Module\(hexStringToUTF8Array\("([0-9a-f]+)"\)\)/;

/**
 * Stop at a version that nobody has looked at.
 *
 * @param {string} version of Pyodide
 */
export function known(version) {
  if (version === VERSION) return;
  throw new Error(
    `Pyodide is ${version}, and its image was last looked at for ${VERSION}. Go through ` +
      "macros/runtime/image/layout.mjs: whether the names in READ are still exported, four globals " +
      "change, the standard streams' buffers are as large, malloc keeps as much before a block, and " +
      "the trampoline is looked up as before. Then name the new version there.",
  );
}

/**
 * @param {boolean} holds
 * @param {string} what that Pyodide's version was taken to have
 */
export function assume(holds, what) {
  if (holds) return;
  throw new Error(
    `Pyodide ${VERSION} is not as macros/runtime/image/layout.mjs takes it to be: ${what}.`,
  );
}

/**
 * @param {string} script Pyodide's own
 * @returns {string} a WebAssembly module as hexadecimal digits
 */
export function trampoline(script) {
  const found = TRAMPOLINE.exec(script);
  assume(found !== null, "its script holds a trampoline");
  return /** @type {RegExpExecArray} */ (found)[1];
}
