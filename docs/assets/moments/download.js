// One file on its way: status, first bytes, size and SHA-256 are held against the manifest. When to
// give it up is for the line to say that it comes over.

import { within } from "./deadlines.js";
import { forbidden, overrule, PythonFailed } from "./faults.js";

/** @typedef {{size: number, sha256: string, head: string}} Facts what the manifest says of a file */
/** @typedef {(arrived: number, length: number) => void} Progress bytes on the line, so far and in all */

const SOON = 5; // seconds in which a server that answers says where it leads

/**
 * What a download is told.
 *
 * @typedef {object} Options
 * @property {RequestCache} cache
 * @property {import("./line.js").Line} line that it comes over
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
export async function download(address, { cache, line, signal, facts, progress, look }) {
  const file = address.slice(address.lastIndexOf("/") + 1);
  const own = new AbortController();
  const leave = () => own.abort();
  signal.addEventListener("abort", leave);
  facts.catch(() => {}); // whoever ordered the manifest hears of it
  /** @type {PythonFailed | undefined} */
  let givenUp;
  const arrived = line.wait((kind, cause) => {
    givenUp = new PythonFailed(kind, cause, file);
    own.abort();
  });
  let kind = "unreachable";
  try {
    const response = await (early(address, cache, own.signal) ??
      fetch(address, { cache, signal: own.signal }));
    line.brings(0);
    kind = "cut";
    const refusal = refused(response);
    if (refusal) throw new PythonFailed(...refusal, file);
    look?.(response);
    return await read(response, file, { facts, progress, line });
  } catch (cause) {
    own.abort();
    if (givenUp) throw givenUp;
    if (cause instanceof PythonFailed) throw cause;
    await new Promise((resolve) => setTimeout(resolve)); // the policy objects a moment later
    if (!signal.aborted && kind === "unreachable" && (await elsewhere(address))) {
      overrule();
      throw new PythonFailed("redirected", cause, file);
    }
    if (forbidden(cause)) kind = "policy";
    throw new PythonFailed(navigator.onLine ? kind : "offline", cause, file);
  } finally {
    arrived();
    signal.removeEventListener("abort", leave);
  }
}

/**
 * Why a response is of no use, if it is not.
 *
 * @param {Response} response
 * @returns {[kind: string, cause: string] | undefined}
 */
function refused({ status, ok, headers }) {
  if (!ok) {
    const again = headers.get("Retry-After");
    const cause = `status ${status}${again ? `, Retry-After: ${again}` : ""}`;
    if (status === 429) return ["crowded", cause];
    if (status === 511) return ["redirected", cause];
    if (status === 404 || status === 410) return ["missing", cause];
    return [status < 500 ? "refused" : "ailing", cause];
  }
  const refresh = headers.get("Refresh");
  if (refresh !== null) return ["redirected", `Refresh: ${refresh}`];
  if (/^text\/html\b/i.test(headers.get("Content-Type") ?? "")) {
    return ["webpage", "its type is text/html"];
  }
}

/**
 * What the first lines of the page have asked for already, at the first touch of a calculator: see
 * macros/site/early.js. Once Python is on its way they ask for nothing more.
 *
 * @param {string} address
 * @param {RequestCache} cache
 * @param {AbortSignal} signal
 * @returns {Promise<Response> | undefined}
 */
function early(address, cache, signal) {
  const page = /** @type {any} */ (globalThis);
  const { calculator, response, stop, worker, ...asked } = page.momentsAsked ?? {};
  if (worker || (response && asked.address !== address)) return; // it is for another file
  page.momentsAsked = { over: true, calculator };
  if (!response) return;
  if (cache !== "force-cache" || signal.aborted) return stop.abort();
  signal.addEventListener("abort", () => stop.abort());
  return response;
}

/**
 * Whether the server leads to another address, where this page may not follow.
 *
 * @param {string} address
 */
async function elsewhere(address) {
  const stop = new AbortController();
  const terms = /** @type {const} */ ({ cache: "no-store", redirect: "manual" });
  const asked = fetch(address, { ...terms, signal: stop.signal });
  try {
    return (await within(SOON, asked, () => new Error("silent"))).type === "opaqueredirect";
  } catch {
    return false;
  } finally {
    stop.abort();
  }
}

/**
 * @param {Response} response
 * @param {string} file
 * @param {{facts: Promise<Facts | undefined>, progress?: Progress,
 *   line: import("./line.js").Line}} options
 */
async function read(response, file, { facts, progress, line }) {
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
  const reader = response.body?.getReader(); // some answers have none
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    line.brings(value.length);
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
  // Firefox takes what a broken connection has brought for all there is.
  const promised = response.headers.has("Content-Encoding") ? 0 : sent;
  if (size < promised) throw new PythonFailed("cut", `${size} of ${promised} bytes`, file);
  if (size === 0) throw new PythonFailed("empty", "0 bytes", file);
  const expected = await facts;
  if (!expected) return bytes;
  begins(bytes, expected, file);
  if (size !== expected.size) {
    throw new PythonFailed("incomplete", `${size} of ${expected.size} bytes`, file);
  }
  progress?.(sent || size, sent || size); // also of a file that was here before the manifest
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
 * @param {number} seconds that the browser has for it
 */
export async function verify(bytes, { sha256 }, file, seconds) {
  const found = await digest(bytes, seconds);
  if (found !== sha256) throw new PythonFailed("damaged", `SHA-256 ${found}`, file);
  return bytes;
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {number} seconds
 */
async function digest(bytes, seconds) {
  try {
    const taken = crypto.subtle.digest("SHA-256", bytes);
    const found = new Uint8Array(await within(seconds, taken, () => new Error("silent")));
    if (found.length === 32) return hex(found);
  } catch {
    // On plain http under a host's name there is none; some browsers refuse, or never answer.
  }
  return (await import("./sha256.js")).sha256(bytes);
}

/** @param {Uint8Array} bytes */
function hex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
