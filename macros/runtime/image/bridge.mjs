// An image, brought to life: its memory already holds Python with all calculators. Text goes in and
// text comes out. Whatever it would ask of the browser besides ends it: it may have done half of
// something, so nobody asks it again.

/**
 * What an image says of itself.
 *
 * @typedef {object} Facts
 * @property {Record<string, number>} calls where the functions that may be called lie
 * @property {number[]} globals what the globals that change begin with
 * @property {number} table how many functions Pyodide had in its table
 * @property {{at: number, code: string}} trampoline what calls functions of any number of
 *   arguments, as hexadecimal digits, and where Python looks it up
 */

/**
 * Ask Python; it holds the memory that it thinks in, to be looked into.
 *
 * @typedef {((call: string, ...given: string[]) => string) & {memory: WebAssembly.Memory}} Ask
 */

const SECTION = "image";
const PAGE = 65536; // bytes
const GROWTH = 1.2;
const WORD = 4; // bytes
const HALF = /\p{Surrogate}/u;
const UNREADABLE = "it does not say what it is";

/** The image cannot answer; the whole runtime may. */
export class Unable extends Error {}

/**
 * @param {WebAssembly.Module} module
 * @returns {Ask} which throws `Unable`, and then is of no use any more
 */
export function alive(module) {
  const facts = read(module);
  /** @type {any} */
  let exports;
  const table = () => exports.__indirect_function_table;
  const memory = () => exports.memory;
  /** @type {Record<string, (...given: number[]) => unknown>} */
  const served = {
    _Py_CheckEmscriptenSignals_Helper: () => 0, // no signal was sent
    _PyEM_TrampolineCall_JS: (func, ...given) => table().get(func)(...given),
    emscripten_resize_heap: (wanted) => grow(memory(), wanted >>> 0),
  };
  ({ exports } = new WebAssembly.Instance(module, imports(module, served)));
  for (const [at, value] of facts.globals.entries()) exports[`global ${at}`].value = value;
  jump(exports, facts);
  return asking(exports, facts.calls);
}

/**
 * @param {WebAssembly.Module} module
 * @returns {Facts}
 */
function read(module) {
  const [section] = WebAssembly.Module.customSections(module, SECTION);
  if (!section) throw new Unable(UNREADABLE);
  return JSON.parse(new TextDecoder().decode(section));
}

/**
 * @param {WebAssembly.Module} module
 * @param {Record<string, Function>} served
 */
function imports(module, served) {
  /** @type {Record<string, Record<string, WebAssembly.ImportValue>>} */
  const all = {};
  for (const { module: from, name, kind } of WebAssembly.Module.imports(module)) {
    const refuse = () => {
      throw new Unable(`it asked for ${name}`);
    };
    all[from] ??= {};
    // What Pyodide leaves to be filled in is GL's, and stays empty there as well.
    const empty = () => new WebAssembly.Global({ value: "i32", mutable: true }, 0);
    all[from][name] = kind === "global" ? empty() : (served[name] ?? refuse);
  }
  return all;
}

/**
 * @param {WebAssembly.Memory} memory
 * @param {number} wanted bytes
 * @returns {number} whether there was so much to be had
 */
function grow(memory, wanted) {
  const have = memory.buffer.byteLength;
  for (const size of [Math.max(wanted, have * GROWTH), wanted]) {
    try {
      memory.grow(Math.ceil((size - have) / PAGE));
      return 1;
    } catch {} // less may do
  }
  return 0;
}

/**
 * Let Python call functions without a way through JavaScript, in browsers that are able to. On
 * Apple's small devices Pyodide does not trust it, and neither is it here.
 *
 * @param {any} exports
 * @param {Facts} facts
 */
function jump(exports, { table, trampoline: { at, code } }) {
  const { memory, __indirect_function_table: functions } = exports;
  const words = new Uint32Array(memory.buffer);
  words[at / WORD] = 0;
  const { userAgent = "", platform = "", maxTouchPoints = 0 } = globalThis.navigator ?? {};
  if (/iPad|iPhone|iPod/.test(userAgent) || (platform === "MacIntel" && maxTouchPoints > 1)) return;
  try {
    const bytes = Uint8Array.from(code.match(/../g) ?? [], (digits) => Number.parseInt(digits, 16));
    const given = { env: { memory, __indirect_function_table: functions } };
    const made = new WebAssembly.Instance(new WebAssembly.Module(bytes), given);
    // Behind all that Pyodide had there: what it put there itself is gone, and is not mistaken.
    functions.grow(table + 1 - functions.length);
    functions.set(table, made.exports.trampoline_call);
    words[at / WORD] = table;
  } catch {} // by way of JavaScript
}

/**
 * @param {any} python what the image exports
 * @param {Record<string, number>} calls
 * @returns {Ask}
 */
function asking(python, calls) {
  const encoder = new TextEncoder();
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  const bytes = () => new Uint8Array(python.memory.buffer);
  const words = () => new Uint32Array(python.memory.buffer);
  const need = (/** @type {number} */ address) => {
    if (address) return address >>> 0;
    throw new Unable("there was no memory, or Python raised an exception");
  };
  /** @param {string} content */
  const text = (content) => {
    if (HALF.test(content)) throw new Unable("half a character cannot be handed over");
    const encoded = encoder.encode(content);
    const at = need(python.malloc(encoded.length + 1));
    bytes().set(encoded, at);
    const made = python.PyUnicode_FromStringAndSize(at, encoded.length);
    python.free(at);
    return need(made);
  };
  /** @type {(call: string, ...given: string[]) => string} */
  const ask = (call, ...given) => {
    if (!Object.hasOwn(calls, call)) throw new Unable(`it does not know ${call}`);
    const texts = given.map(text);
    const list = need(python.malloc((texts.length + 1) * WORD));
    words().set([0, ...texts], list / WORD); // before them a word that Python may use
    const reply = need(python.PyObject_Vectorcall(calls[call], list + WORD, texts.length, 0));
    const from = need(python.PyUnicode_AsUTF8AndSize(reply, list));
    const said = decoder.decode(bytes().subarray(from, from + words()[list / WORD]));
    for (const one of [reply, ...texts]) python.Py_DecRef(one);
    python.free(list);
    return said;
  };
  /** @type {(call: string, ...given: string[]) => string} */
  const able = (call, ...given) => {
    try {
      return ask(call, ...given);
    } catch (fault) {
      throw fault instanceof Unable ? fault : new Unable(String(fault));
    }
  };
  return Object.assign(able, { memory: python.memory });
}
