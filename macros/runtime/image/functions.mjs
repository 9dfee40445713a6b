// The functions of a WebAssembly: their names, their places in the table by which they are called
// from afar, whom they call themselves, and which numbers they hold, of which some are addresses.
// The rest of the binary format that an image needs (core specification, chapter 5.4) is here.

import { bytes, CODE, ELEMENT, EXPORT, IMPORT, number, Reader, signed } from "./sections.mjs";

/** @typedef {import("./sections.mjs").Section} Section */

/**
 * What a function's code says of others.
 *
 * @typedef {object} Mentions
 * @property {number[]} calls functions that it calls by their number
 * @property {number[]} numbers all that it holds, offsets of loads and stores too
 */

/**
 * Functions go by numbers, of which the first are those that come from outside.
 *
 * @typedef {object} Functions
 * @property {number} imported how many come from outside
 * @property {Uint8Array[]} bodies of the others
 * @property {Map<number, string[]>} names what they are exported as
 * @property {Map<string, number>} named the same, the other way round
 * @property {Map<number, number>} table functions by their place in the table
 */

const FUNCTION = 0;
const GLOBAL = 3;
const I32_CONST = 0x41;
const END = 0x0b;
const UNREACHABLE = Uint8Array.from([0, 0, END]); // no variable, a trap, the end

/**
 * @param {Section[]} sections
 * @returns {Functions}
 */
export function read(sections) {
  const body = (/** @type {number} */ wanted) =>
    new Reader(/** @type {Section} */ (sections.find(({ id }) => id === wanted)).body);
  const names = new Map();
  const named = new Map();
  const exports = body(EXPORT);
  for (let left = exports.number(); left; left--) {
    const name = Buffer.from(exports.bytes(exports.number())).toString();
    const kind = exports.byte();
    const index = exports.number();
    if (kind !== FUNCTION) continue;
    names.set(index, [...(names.get(index) ?? []), name]);
    named.set(name, index);
  }
  const code = body(CODE);
  const bodies = Array.from({ length: code.number() }, () => code.bytes(code.number()));
  return { imported: imported(body(IMPORT)), bodies, names, named, table: table(body(ELEMENT)) };
}

/** @param {Reader} reader */
function imported(reader) {
  let functions = 0;
  for (let left = reader.number(); left; left--) {
    for (const _ of ["module", "name"]) reader.bytes(reader.number());
    const kind = reader.byte();
    if (kind === GLOBAL) reader.bytes(2);
    else reader.number();
    functions += kind === FUNCTION ? 1 : 0;
  }
  return functions;
}

/** @param {Reader} reader */
function table(reader) {
  const found = new Map();
  for (let left = reader.number(); left; left--) {
    if (reader.number() !== 0) throw new Error("The table of functions is filled in another way.");
    let place = reader.constant();
    for (let count = reader.number(); count; count--) found.set(place++, reader.number());
  }
  return found;
}

/**
 * The same with traps in place of some functions, and some places of the table left empty.
 *
 * @param {Section[]} sections
 * @param {Functions} all what `read` gave of them
 * @param {Set<number>} refused functions
 * @param {Set<number>} empty places of the table
 * @returns {Section[]}
 */
export function without(sections, all, refused, empty) {
  const bodies = all.bodies.map((body, at) =>
    refused.has(all.imported + at) ? UNREACHABLE : body,
  );
  const code = bodies.flatMap((body) => [number(body.length), body]);
  /** @type {Map<number, number[]>} */
  const runs = new Map();
  let from = 0;
  for (const [place, index] of all.table) {
    if (empty.has(place)) continue;
    if (from + (runs.get(from)?.length ?? 0) !== place) from = place;
    const run = runs.get(from);
    if (run) run.push(index);
    else runs.set(from, [index]);
  }
  const filled = [...runs].flatMap(([place, indices]) => [
    bytes([0, I32_CONST]),
    signed(place),
    bytes([END]),
    number(indices.length),
    ...indices.map(number),
  ]);
  const made = new Map([
    [CODE, Buffer.concat([number(bodies.length), ...code])],
    [ELEMENT, Buffer.concat([number(runs.size), ...filled])],
  ]);
  return sections.map((one) => ({ id: one.id, body: made.get(one.id) ?? one.body }));
}

/**
 * All that may run if the table and some names are all that anybody calls.
 *
 * @param {Functions} all
 * @param {Iterable<number>} roots functions
 * @param {Set<number>} refused functions that are never gone into
 * @returns {Map<number, Mentions>} what each holds
 */
export function reached(all, roots, refused) {
  /** @type {Map<number, Mentions>} */
  const found = new Map();
  const left = [...roots];
  for (let index = left.pop(); index !== undefined; index = left.pop()) {
    if (index < all.imported || found.has(index) || refused.has(index)) continue;
    const one = mentions(all.bodies[index - all.imported]);
    found.set(index, one);
    left.push(...one.calls);
  }
  return found;
}

/**
 * @param {Uint8Array} body
 * @returns {Mentions}
 */
function mentions(body) {
  const reader = new Reader(body);
  /** @type {Mentions} */
  const found = { calls: [], numbers: [] };
  for (let left = reader.number(); left; left--) {
    reader.number(); // so many variables
    reader.byte(); // of a type
  }
  while (reader.at < body.length) instruction(reader, found);
  return found;
}

/**
 * Pass an instruction (core specification, 5.4), and note what it says.
 *
 * @param {Reader} reader
 * @param {Mentions} found
 */
function instruction(reader, { calls, numbers }) {
  const code = reader.byte();
  if (code === 0x10 || code === 0x12 || code === 0xd2) calls.push(reader.number());
  else if (code >= 0x28 && code <= 0x3e) {
    reader.number(); // alignment
    numbers.push(reader.number());
  } else if (code === I32_CONST) numbers.push(reader.signed() >>> 0);
  else if (code === 0x42) reader.signed();
  else if (code === 0x43) reader.bytes(4);
  else if (code === 0x44) reader.bytes(8);
  else if (code === 0x0e) for (let left = reader.number(); left >= 0; left--) reader.number();
  else if (code === 0x1c) reader.bytes(reader.number());
  else if (code === 0x1f) catching(reader);
  else {
    const numeric = code >= 0x45 && code <= 0xc4;
    const followed = code === 0xfc ? WIDE[reader.number()] : numeric ? 0 : PLAIN[code];
    if (followed === undefined) throw new Error(`There is an instruction ${code}.`);
    reader.skip(followed);
  }
}

/**
 * Of how many numbers the others are followed; those with a type are followed by one as well.
 *
 * @type {Record<number, number>}
 */
const PLAIN = {
  ...{ 0: 0, 1: 0, 2: 1, 3: 1, 4: 1, 5: 0, 6: 1, 7: 1, 8: 1, 9: 1, 10: 0, 11: 0, 12: 1, 13: 1 },
  ...{ 15: 0, 17: 2, 19: 2, 24: 1, 25: 0, 26: 0, 27: 0, 32: 1, 33: 1, 34: 1, 35: 1, 36: 1 },
  ...{ 37: 1, 38: 1, 63: 1, 64: 1, 208: 1, 209: 0 },
};

/** The same for those behind the prefix. */
const WIDE = [0, 0, 0, 0, 0, 0, 0, 0, 2, 1, 2, 1, 2, 1, 2, 1, 1, 1];

/** @param {Reader} reader behind the code of `try_table` */
function catching(reader) {
  reader.signed(); // a type
  for (let left = reader.number(); left; left--) reader.skip(reader.byte() < 2 ? 2 : 1);
}
