// Where the data of the subsystems lie that cutting.mjs takes out: the linker puts what belongs to
// one source file into one place. They are given as addresses, which hold for one version of
// Pyodide, and are proved twice: nothing that may still run names an address inside, and a twin of
// the image with other bytes there answers everything alike (proof.mjs).

import { assume } from "./layout.mjs";

/** From and to, in bytes: what does not begin just here is kept, and a little more with it. */
const AREAS = [
  [0x0c3700, 0x206e00], // codecs of Chinese, Japanese and Korean, unicodedata, sockets
  [0x22c750, 0x29d000], // modules that Python starts with, as frozen code; libffi, lzma
  [0x2b1400, 0x2d3400], // the C library's iconv
  [0x375200, 0x388000], // expat, the same codecs and unicodedata, Python's tests of itself
  [0x388400, 0x38fa00], // more of those tests
];

/** Numbers in code and data that could be addresses there and are none: masks, limits, factors. */
const NUMBERS = new Set(
  [
    0xe0000, 0xe2080, 0xf0000, 0xf423f, 0xf4240, 0xf4243, 0xffc00, 0xfff00, 0xfffe0, 0xffff0,
    0xfffff,
  ].concat(
    [
      0x100000, 0x100004, 0x100008, 0x100010, 0x100b83, 0x101000, 0x10ffff, 0x110000, 0x120000,
      0x140000,
    ],
    [0x180000, 0x184f03, 0x19660d, 0x1c0000, 0x1fffff, 0x200000, 0x200003, 0x200008, 0x200020],
    [0x23000b, 0x382d46],
  ),
);

/** Where the data that may change begin and end, and among them the list of frozen modules. */
const CHANGING = [0x304ca0, 0x3d4000];
const FROZEN = [0x39b620, 0x39b820];

/**
 * Stop if anything that is left could look into what is emptied.
 *
 * @param {Map<number, import("./functions.mjs").Mentions>} running all functions that may run
 * @param {Buffer} memory
 */
export function unseen(running, memory) {
  for (const [index, { numbers }] of running) {
    const seen = numbers.find((number) => within(number, AREAS) && !NUMBERS.has(number));
    assume(seen === undefined, `function ${index} has no use for ${seen?.toString(16)}`);
  }
  for (let at = CHANGING[0]; at < CHANGING[1]; at += 4) {
    const word = memory.readUInt32LE(at);
    if (within(at, [...AREAS, FROZEN]) || !within(word, AREAS) || NUMBERS.has(word)) continue;
    assume(false, `nothing at ${at.toString(16)} points to ${word.toString(16)}`);
  }
}

/**
 * @param {Buffer} memory
 * @param {number} byte
 * @returns {Buffer} a copy with that byte in place of all that is taken out
 */
export function filled(memory, byte) {
  const made = Buffer.from(memory);
  for (const [from, to] of AREAS) made.fill(byte, from, to);
  return made;
}

/**
 * @param {number} address
 * @param {number[][]} areas
 */
const within = (address, areas) => areas.some(([from, to]) => from <= address && address < to);
