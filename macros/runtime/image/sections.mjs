// The binary format of WebAssembly (core specification, chapter 5), as far as an image needs it:
// sections are copied as they are, but for the few that are written anew.

/** @typedef {{id: number, body: Uint8Array}} Section */

export const CUSTOM = 0;
export const IMPORT = 2;
export const MEMORY = 5;
export const GLOBAL = 6;
export const EXPORT = 7;
export const ELEMENT = 9;
export const CODE = 10;
export const DATA = 11;
export const DATA_COUNT = 12;
const HEAD = 8; // bytes before the first section: the magic word and the version
const I32 = 0x7f;
const PAGES = 0x10000; // of 64 KiB, the most that an address of 32 bits reaches
const FUNCTION_KIND = 0;
const GLOBAL_KIND = 3;

/**
 * @param {Uint8Array} wasm
 * @returns {Section[]}
 */
export function read(wasm) {
  const reader = new Reader(wasm, HEAD);
  const found = [];
  while (reader.at < wasm.length) {
    const id = reader.byte();
    found.push({ id, body: reader.bytes(reader.number()) });
  }
  return found;
}

/**
 * @param {Section[]} sections
 * @returns {Buffer}
 */
export function write(sections) {
  const head = Buffer.from("\0asm\x01\0\0\0", "latin1");
  const parts = sections.flatMap(({ id, body }) => [bytes([id]), number(body.length), body]);
  return Buffer.concat([head, ...parts]);
}

/**
 * Give the globals that can change names to be looked up by, behind the exports that there are.
 *
 * @param {Section[]} sections
 * @param {(count: number) => string[]} named takes how many there are
 * @returns {Section[]}
 */
export function exportGlobals(sections, named) {
  const at = changing(sections);
  const names = named(at.length);
  return sections.map((section) => {
    if (section.id !== EXPORT) return section;
    const reader = new Reader(section.body);
    const count = reader.number();
    const added = at.map((index, one) => [text(names[one]), bytes([GLOBAL_KIND]), number(index)]);
    const body = Buffer.concat([
      number(count + at.length),
      section.body.subarray(reader.at),
      ...added.flat(),
    ]);
    return { id: EXPORT, body };
  });
}

/**
 * @param {Section[]} sections of a module that imports globals which stand before its own
 * @returns {number[]} the indices of its own globals that can change
 */
function changing(sections) {
  const section = sections.find(({ id }) => id === GLOBAL);
  if (!section) return [];
  const reader = new Reader(section.body);
  const found = [];
  const imported = importedGlobals(sections);
  for (let at = 0, count = reader.number(); at < count; at++) {
    const type = reader.byte();
    const mutable = reader.byte() === 1;
    if (mutable && type !== I32) throw new Error("A global that changes is no i32.");
    if (mutable) found.push(imported + at);
    reader.constant();
  }
  return found;
}

/**
 * @param {Section[]} sections
 * @returns {number} how many globals come from outside; their indices are the first
 */
function importedGlobals(sections) {
  const section = sections.find(({ id }) => id === IMPORT);
  if (!section) return 0;
  const reader = new Reader(section.body);
  let globals = 0;
  for (let left = reader.number(); left; left--) {
    reader.bytes(reader.number());
    reader.bytes(reader.number());
    const kind = reader.byte();
    if (kind === GLOBAL_KIND) reader.bytes(2);
    else if (kind === FUNCTION_KIND) reader.number();
    else throw new Error("A table, a memory or a tag is imported.");
    globals += kind === GLOBAL_KIND ? 1 : 0;
  }
  return globals;
}

/**
 * A custom section.
 *
 * @param {string} name
 * @param {string} content
 * @returns {Section}
 */
export function custom(name, content) {
  return { id: CUSTOM, body: Buffer.concat([text(name), Buffer.from(content)]) };
}

/**
 * A memory of just so many pages, which may grow as far as any.
 *
 * @param {number} pages
 * @returns {Section}
 */
export function memory(pages) {
  return { id: MEMORY, body: Buffer.concat([bytes([1, 1]), number(pages), number(PAGES)]) };
}

/**
 * What a memory holds, in segments between which there is nothing but zeros.
 *
 * @param {Uint8Array} content
 * @param {number} gap so many zeros are left out
 * @returns {Section}
 */
export function data(content, gap) {
  const segments = [];
  let at = 0;
  while (at < content.length) {
    while (at < content.length && content[at] === 0) at++;
    if (at === content.length) break;
    const from = at;
    let end = at;
    for (; at < content.length && at - end < gap; at++) if (content[at]) end = at + 1;
    segments.push(bytes([0, 0x41]), signed(from), bytes([0x0b]), number(end - from));
    segments.push(content.subarray(from, end));
    at = end;
  }
  return { id: DATA, body: Buffer.concat([number(segments.length / 5), ...segments]) };
}

/** Goes through bytes of the format. */
export class Reader {
  /**
   * @param {Uint8Array} bytes
   * @param {number} [at]
   */
  constructor(bytes, at = 0) {
    this.from = bytes;
    this.at = at;
  }

  byte() {
    return this.from[this.at++];
  }

  /** @param {number} length */
  bytes(length) {
    this.at += length;
    return this.from.subarray(this.at - length, this.at);
  }

  /** An unsigned number, seven bits a byte, the lowest first. */
  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
  }

  /** The same with a sign, of which the lowest 32 bits are given. */
  signed() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      if (shift < 32) value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return shift < 25 && byte & 0x40 ? value | (-1 << (shift + 7)) : value;
    }
  }

  /** @param {number} count of numbers to pass */
  skip(count) {
    for (let left = count; left; left--) while (this.byte() >= 0x80);
  }

  /** A value that is given, as all of Pyodide's globals and places are, and not worked out. */
  constant() {
    const code = this.byte();
    if (code !== 0x41) throw new Error(`A value begins with ${code}, which is no i32.const.`);
    const value = this.signed();
    if (this.byte() !== 0x0b) throw new Error("A value is worked out and not given.");
    return value;
  }
}

export const bytes = (/** @type {number[]} */ all) => Uint8Array.from(all);

/** @param {number} value */
export function number(value) {
  const made = [];
  let left = value;
  do {
    const low = left & 0x7f;
    left >>>= 7;
    made.push(left ? low | 0x80 : low);
  } while (left);
  return bytes(made);
}

/** @param {number} value below 2 ** 31 */
export function signed(value) {
  const made = [];
  let left = value;
  for (; left > 0x3f; left >>= 7) made.push((left & 0x7f) | 0x80);
  made.push(left);
  return bytes(made);
}

/** @param {string} content */
function text(content) {
  const encoded = Buffer.from(content);
  return Buffer.concat([number(encoded.length), encoded]);
}
