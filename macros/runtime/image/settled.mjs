// Takes chance, time and this machine out of what Pyodide sees, so that equal sources give images
// that are equal to the byte. Imported before Pyodide is.

import crypto from "node:crypto";

const SEVEN = 7; // chosen by nobody: any number would do
const NOON = Date.UTC(2000, 0, 1, 12);

const filled = (/** @type {any} */ array) => {
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength).fill(SEVEN);
  return array;
};
Object.assign(crypto, {
  randomFillSync: filled,
  randomBytes: (/** @type {number} */ size) => filled(Buffer.alloc(size)),
});
globalThis.crypto.getRandomValues = filled;
Date.now = () => NOON;
let ticks = 0;
performance.now = () => {
  ticks += 0.001; // never the same twice, which somebody may wait for
  return ticks;
};
// JavaScript's collector lets go what Python lent it whenever it pleases: here it never does.
globalThis.FinalizationRegistry = /** @type {any} */ (
  class {
    register() {}
    unregister() {}
  }
);
// Python asks what it runs in, in which language, and under which name it was called.
Object.defineProperty(globalThis, "navigator", { value: { userAgent: "image", language: "en" } });
process.argv[1] = "image";
process.env.TZ = "UTC";
