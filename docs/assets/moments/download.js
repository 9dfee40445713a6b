// One file on its way: status, first bytes, size and SHA-256 are held against the manifest, and a
// line that falls silent is given up.

import { watch } from "./deadlines.js";
import { forbidden, PythonFailed } from "./faults.js";

/** @typedef {{size: number, sha256: string, head: string}} Facts what the manifest says of a file */
/** @typedef {(arrived: number, length: number) => void} Progress bytes on the line, so far and in all */

/**
 * What a download is told.
 *
 * @typedef {object} Options
 * @property {RequestCache} cache
 * @property {number} silence seconds without a byte after which it is given up
 * @property {AbortSignal} signal ends it from outside
 * @property {Promise<Facts | undefined>} facts may come later than the file; nothing for the manifest
 * @property {Progress} [progress]
 * @property {(response: Response) => void} [look] gets the good response before its body is read
 */

/**
 * Load a file.
 *
 * @param {string} address
 * @param {Options} options
 * @returns {Promise<Uint8Array<ArrayBuffer>>} its bytes; their digest is `verify`'s to look at
 */
export async function download(address, { cache, silence, signal, facts, progress, look }) {
  const file = address.slice(address.lastIndexOf("/") + 1);
  const own = new AbortController();
  const leave = () => own.abort();
  signal.addEventListener("abort", leave);
  facts.catch(() => {}); // whoever ordered the manifest hears of it
  let silent = false;
  const line = watch(silence, () => {
    silent = true;
    own.abort();
  });
  let kind = "unreachable";
  try {
    const response = await fetch(address, { cache, signal: own.signal });
    line.touch();
    kind = "cut";
    const { status } = response;
    if (!response.ok) {
      const gone = status === 404 || status === 410;
      const named = gone ? "missing" : status < 500 ? "refused" : "ailing";
      throw new PythonFailed(named, `status ${status}`, file);
    }
    if (/^text\/html\b/i.test(response.headers.get("Content-Type") ?? "")) {
      throw new PythonFailed("webpage", "its type is text/html", file);
    }
    look?.(response);
    return await read(response, file, { facts, progress, touch: line.touch });
  } catch (cause) {
    own.abort();
    if (cause instanceof PythonFailed) throw cause;
    if (silent) throw new PythonFailed("silent", `no byte for ${silence} s`, file);
    await new Promise((resolve) => setTimeout(resolve)); // the policy objects a moment later
    if (forbidden(cause)) kind = "policy";
    throw new PythonFailed(navigator.onLine ? kind : "offline", cause, file);
  } finally {
    line.stop();
    signal.removeEventListener("abort", leave);
  }
}

/**
 * @param {Response} response
 * @param {string} file
 * @param {{facts: Promise<Facts | undefined>, progress?: Progress, touch: () => void}} options
 */
async function read(response, file, { facts, progress, touch }) {
  /** @type {Facts | undefined} */
  let known;
  facts.then(
    (found) => {
      known = found;
    },
    () => {},
  );
  // The line's own count: compressed, if the server compresses. A browser shows only what it has
  // unpacked of it, so the share of that is taken.
  const sent = Number(response.headers.get("Content-Length"));
  const parts = [];
  let size = 0;
  let looked = false;
  const reader = /** @type {ReadableStream<Uint8Array>} */ (response.body).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    touch();
    parts.push(value);
    size += value.length;
    if (!known) continue;
    if (!looked) looked = begins(parts[0], known, file);
    if (size > known.size) throw new PythonFailed("damaged", `longer than ${known.size}`, file);
    const length = sent || known.size;
    progress?.(length * (size / known.size), length);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  if (size === 0) throw new PythonFailed("empty", "0 bytes", file);
  const expected = await facts;
  if (!expected) return bytes;
  begins(bytes, expected, file);
  if (size !== expected.size) {
    throw new PythonFailed("incomplete", `${size} of ${expected.size} bytes`, file);
  }
  return bytes;
}

/**
 * Hold the first bytes against the manifest: a login page shows itself by them.
 *
 * @param {Uint8Array} bytes
 * @param {Facts} facts
 * @param {string} file
 */
function begins(bytes, { head }, file) {
  const found = hex(bytes.subarray(0, head.length / 2));
  if (head.startsWith(found)) return true;
  const text = new TextDecoder().decode(bytes.subarray(0, 200)).trimStart();
  throw new PythonFailed(text.startsWith("<") ? "webpage" : "damaged", `begins ${found}`, file);
}

/**
 * Hold a file's digest against the manifest.
 *
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {Facts} facts
 * @param {string} file
 */
export async function verify(bytes, { sha256 }, file) {
  const found = await digest(bytes);
  if (found !== sha256) throw new PythonFailed("damaged", `SHA-256 ${found}`, file);
  return bytes;
}

/** @param {Uint8Array<ArrayBuffer>} bytes */
async function digest(bytes) {
  if (globalThis.crypto?.subtle) {
    return hex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
  }
  // Plain http under a host's name.
  return (await import("./sha256.js")).sha256(bytes);
}

/** @param {Uint8Array} bytes */
function hex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
