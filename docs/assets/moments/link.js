// A link that holds figures, `#promoters?v=1&promoters=31&…`, taken apart so that they stand in the
// form before Python is there. What does not come apart is left to Python, which says why.

/** @typedef {import("./fields.js").Inputs} Inputs */

const MOST = 200_000; // bytes that all packed parts of a link may unpack to
const MOST_ROWS = 200;
const DEEPEST = 8;

/** Characters of a link that is looked at. */
export const LONGEST = 2 * MOST;

/**
 * The fragment of the address if that is a link with figures for a calculator, or for none that the
 * page has: the first one tells that. Fragments of headings hold no `?`.
 *
 * @param {Element} calculator
 * @returns {string} nothing if it is none
 */
export function linkFor(calculator) {
  const fragment = location.href.split("#").slice(1).join("#");
  if (!/^[^?&=]*\?/.test(fragment)) return "";
  const all = [...document.querySelectorAll(calculator.localName)];
  const name = named(fragment);
  const meant = all.find((one) => one.getAttribute("calculator") === name) ?? all[0];
  return meant === calculator ? fragment : "";
}

/**
 * Hear of links that are opened while their calculator stands on the page. To a theme that takes
 * pages over by itself such an address looks like another place, and it would draw the page anew.
 *
 * @param {Element} calculator
 * @param {(link: string) => void} follow
 * @param {AbortSignal} signal ends it
 */
export function whenOpened(calculator, follow, signal) {
  const here = location.pathname;
  const stay = (/** @type {Event} */ move) => {
    if (location.pathname === here && linkFor(calculator)) move.stopImmediatePropagation();
  };
  addEventListener("popstate", stay, { signal, capture: true });
  addEventListener("hashchange", () => follow(linkFor(calculator)), { signal });
}

/**
 * The calculator that a link is for.
 *
 * @param {string} fragment
 */
export function named(fragment) {
  const name = fragment.slice(0, fragment.indexOf("?"));
  try {
    return decodeURIComponent(name);
  } catch {
    return name; // no calculator is called so
  }
}

/**
 * What a link puts into a form: text by the keys of fields.
 *
 * @param {string} fragment
 * @returns {Promise<Inputs | undefined>} nothing if it is not for JavaScript to read
 */
export async function unfold(fragment) {
  if (fragment.length > LONGEST) return;
  /** @type {[string, any][]} */
  const found = [];
  let left = MOST;
  try {
    for (const pair of fragment.slice(fragment.indexOf("?") + 1).split("&")) {
      const [key, value] = halves(pair);
      if (!key.endsWith(".z")) {
        found.push([decodeURIComponent(key), decodeURIComponent(value)]);
        continue;
      }
      const bytes = await inflated(value, left);
      left -= bytes.length;
      const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
      found.push([decodeURIComponent(key.slice(0, -2)), JSON.parse(text)]);
    }
  } catch {
    return; // Python says what is wrong with it
  }
  const inputs = Object.fromEntries(found.filter(([key]) => key !== "v"));
  return isText(inputs, DEEPEST) ? inputs : undefined;
}

/**
 * @param {string} pair
 * @returns {[string, string]}
 */
function halves(pair) {
  const at = pair.indexOf("=");
  if (at < 0) throw new RangeError("a field without a value");
  return [pair.slice(0, at), pair.slice(at + 1)];
}

/**
 * The bytes of a packed part; no more than may be are ever unpacked.
 *
 * @param {string} word base64url of what deflate made
 * @param {number} most
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
async function inflated(word, most) {
  const binary = atob(word.replaceAll("-", "+").replaceAll("_", "/"));
  const packed = Uint8Array.from(binary, (one) => one.charCodeAt(0));
  const reader = new Blob([packed])
    .stream()
    .pipeThrough(new DecompressionStream("deflate-raw"))
    .getReader();
  const parts = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > most) {
      reader.cancel().catch(() => {}); // what it was still unpacking is of no use
      throw new RangeError(`more than ${most} bytes`);
    }
    parts.push(value);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/**
 * Whether it is what a form holds: text, in objects and in lists of objects. Numbers are Python's.
 *
 * @param {any} data
 * @param {number} deep
 * @returns {boolean}
 */
function isText(data, deep) {
  if (typeof data === "string") return true;
  if (typeof data !== "object" || data === null || deep === 0) return false;
  const rows = Array.isArray(data);
  if (rows && data.length > MOST_ROWS) return false;
  return Object.values(data).every((one) =>
    rows && typeof one === "string" ? false : isText(one, deep - 1),
  );
}
