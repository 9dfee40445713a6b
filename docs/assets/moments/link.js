// The inputs that a link holds, taken apart as far as a form needs it before Python is there: text by
// its keys. Whether they may be trusted is Python's to say.

import { PythonFailed } from "./faults.js";
import { unfolded } from "./sheet.js";

/** @typedef {import("./fields.js").Inputs} Inputs */

const LONGEST = 400_000; // characters of an address
const MOST = 200_000; // bytes that its packed parts unpack to
const PACKED = ".z";

/**
 * The calculator that an address names, if it holds inputs at all; other fragments are headings.
 *
 * @param {string} hash
 */
export function named(hash) {
  return /^#([\w%-]+)\?v=/.exec(hash)?.[1];
}

/**
 * What a link puts into a form, or nothing if it cannot be taken apart.
 *
 * @param {string} hash
 * @returns {Promise<Inputs | undefined>}
 */
export async function unpacked(hash) {
  if (hash.length > LONGEST) return;
  try {
    /** @type {[string, any][]} */
    const found = [];
    for (const pair of hash.slice(hash.indexOf("?") + 1).split("&")) {
      const [key, value] = pair.split("=").map(decodeURIComponent);
      if (key.endsWith(PACKED)) found.push([key.slice(0, -PACKED.length), await inflated(value)]);
      else found.push([key, value]);
    }
    return Object.fromEntries(found);
  } catch {
    // Python says what is wrong with it.
  }
}

/**
 * Put what a link holds into a form: at once, and then as Python has checked it. A link that is
 * refused leaves what stood there.
 *
 * @param {string} hash
 * @param {string} name of the calculator
 * @param {import("./form.js").Form} form
 * @param {{ask: (text: string) => Promise<string>, say: (text: string) => void}} host
 */
export async function follow(hash, name, form, { ask, say }) {
  const before = form.inputs();
  const inputs = await unpacked(hash);
  if (inputs) form.take(inputs);
  try {
    const { inputs: checked, said } = unfolded(JSON.parse(await ask(asked(hash))), name);
    form.take(checked ?? before);
    say(said);
  } catch (fault) {
    if (!(fault instanceof PythonFailed)) throw fault; // told where Python is told of
  }
}

/** @param {string} hash */
const asked = (hash) => JSON.stringify({ fragment: hash });

/** @param {string} word base64url of deflated JSON */
async function inflated(word) {
  const text = atob(word.replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let json = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return JSON.parse(json + decoder.decode());
    json += decoder.decode(value, { stream: true });
    if (json.length > MOST) throw new Error("more than a link may hold");
  }
}
