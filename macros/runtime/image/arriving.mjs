// The image on its way: the worker asks for it by itself, so that it comes, is checked and compiled
// beside whatever the page is busy with. A fault ends it: the whole runtime is asked then, and says
// what is wrong with the line.

import { Unable } from "./bridge.mjs";

const MANIFEST = "manifest.json";
const IMAGE = "image.wasm";
/** This very script, once it is bound. */
const SCRIPT = "image.js";
/** What the page takes digests with where the browser does not, from the runtime's folder. */
const OWN_DIGEST = "../../moments/sha256.js";
const PACE = 100; // milliseconds between two words on how much has come

/**
 * What the worker begins with: see docs/assets/moments/started.js.
 *
 * @typedef {object} Asked
 * @property {string} folder address of the runtime's folder
 * @property {RequestCache} cache
 * @property {Promise<Response>} response of the image
 * @property {WebAssembly.Module} [known] the image, if it came before
 * @property {string} [calculator] that somebody has touched
 * @property {any[]} held what was asked before this script was there
 */

/**
 * @param {Asked} asked
 * @param {(arrived: number, length: number) => void} told bytes on the line, so far and in all
 * @returns {Promise<WebAssembly.Module>}
 */
export async function arriving({ folder, cache, response: asked }, told) {
  const manifest = fetch(folder + MANIFEST, { cache }).then((found) => found.json());
  // As the browser has it by now, and runs it: a bit that flipped is either here or in this check.
  const script = fetch(folder + SCRIPT, { cache: "force-cache" }).then(bytesOf);
  for (const one of [manifest, script]) one.catch(() => {}); // told below
  const response = await asked;
  if (!response.ok) throw new Unable(`${IMAGE}: status ${response.status}`);
  const typed = /^application\/wasm\b/i.test(response.headers.get("Content-Type") ?? "");
  const streamed = typed ? WebAssembly.compileStreaming(response.clone()) : undefined;
  streamed?.catch(() => {}); // the bytes tell more, once they are all there
  const bytes = await received(response, manifest, told);
  await checked(bytes, IMAGE, manifest, folder);
  await checked(await script, SCRIPT, manifest, folder);
  return (await streamed?.catch(() => undefined)) ?? WebAssembly.compile(bytes);
}

const bytesOf = async (/** @type {Response} */ found) => new Uint8Array(await found.arrayBuffer());

/**
 * Hold a file against the manifest.
 *
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {string} file
 * @param {Promise<any>} manifest
 * @param {string} folder
 */
async function checked(bytes, file, manifest, folder) {
  const { size, sha256: expected } = facts(await manifest, file);
  if (bytes.length !== size) throw new Unable(`${file}: ${bytes.length} of ${size} bytes`);
  if ((await digest(bytes, folder)) !== expected) throw new Unable(`${file}: it came damaged`);
}

/**
 * @param {any} manifest
 * @param {string} file
 */
function facts(manifest, file) {
  const found = manifest?.files?.[file];
  if (!found) throw new Unable(`${MANIFEST} does not list ${file}`);
  return found;
}

/**
 * @param {Response} response
 * @param {Promise<any>} manifest
 * @param {(arrived: number, length: number) => void} told
 */
async function received(response, manifest, told) {
  const sent = Number(response.headers.get("Content-Length"));
  /** @type {number | undefined} */
  let whole;
  const known = (/** @type {any} */ found) => {
    whole = found?.files?.[IMAGE]?.size;
  };
  manifest.then(known, () => {});
  const parts = [];
  let [size, last] = [0, performance.now()];
  const reader = response.body?.getReader(); // some answers have none
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    size += value.length;
    if (whole && size > whole) throw new Unable(`${IMAGE}: longer than ${whole} bytes`);
    if (performance.now() - last < PACE) continue;
    last = performance.now();
    // Compressed, if the server compresses: the share that has been unpacked is taken of that.
    const length = sent || whole || 0;
    told(whole ? length * (size / whole) : size, whole ? length : 0);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {string} folder
 * @returns {Promise<string>}
 */
async function digest(bytes, folder) {
  try {
    const found = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    return Array.from(found, (byte) => byte.toString(16).padStart(2, "0")).join("");
  } catch {
    // On plain http under a host's name there is none.
    return (await import(new URL(OWN_DIGEST, folder).href)).sha256(bytes);
  }
}
