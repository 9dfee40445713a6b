// What a folder of Python says of its files. Whatever it holds instead is told, and not stumbled over.

import { PythonFailed } from "./faults.js";

/** @typedef {import("./download.js").Facts} Facts */
/** @typedef {{protocol: number, lock: object, files: Record<string, Facts>}} Manifest */

/** The worker's language, which the manifest names as well: both sides must speak the same. */
const PROTOCOL = 2;
const HEX = /^([0-9a-f]{2})*$/;

/**
 * Read a manifest.
 *
 * @param {Uint8Array} bytes
 * @param {string} file its name
 * @param {boolean} ours whether it is the runtime's, which must speak as the page does
 * @returns {Manifest}
 */
export function manifestOf(bytes, file, ours) {
  const text = new TextDecoder().decode(bytes);
  if (text.trimStart().startsWith("<")) throw new PythonFailed("webpage", "begins with <", file);
  let manifest;
  try {
    manifest = JSON.parse(text);
  } catch (cause) {
    throw new PythonFailed("damaged", cause, file);
  }
  const lists = isObject(manifest) && isObject(manifest.files);
  if (!lists) throw new PythonFailed("damaged", "it lists no files", file);
  if (ours && manifest.protocol !== PROTOCOL) {
    const cause = `the page speaks protocol ${PROTOCOL}, the runtime ${manifest.protocol}`;
    throw new PythonFailed("mixed", cause);
  }
  const odd = Object.entries(manifest.files).find(([_, facts]) => !isFacts(facts));
  if (odd) throw new PythonFailed("damaged", `it says nothing of use of ${odd[0]}`, file);
  return manifest;
}

/** @param {unknown} one */
const isObject = (one) => typeof one === "object" && one !== null && !Array.isArray(one);

/** @param {any} one */
const isFacts = (one) =>
  isObject(one) && Number.isInteger(one.size) && HEX.test(one.sha256) && HEX.test(one.head);
