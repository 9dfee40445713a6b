// Python in the browser: one worker for every calculator of the site, kept across instant
// navigation, and replaced when it runs away. Nothing is loaded before the first call of `start`.

import { Python } from "./answering.js";
import { DEADLINES } from "./deadlines.js";

/**
 * Whether the first lines of the page have seen somebody touch a calculator: see early.js in
 * macros/site.
 *
 * @param {Element} calculator
 */
export const asked = (calculator) =>
  /** @type {any} */ (globalThis).momentsAsked?.calculator === calculator;

/** @type {Map<string, Python>} */
const running = new Map();

/**
 * What a page says of the Python that it wants.
 *
 * @typedef {object} Wanted
 * @property {string} runtime name of the runtime's folder
 * @property {string | null} own name of the folder of an organisation's own calculators
 * @property {string | null} deadlines of a page that is tested, as JSON
 * @property {boolean} [image] whether an image of it is asked first
 * @property {string} [room] of a Python of its own, which can be stopped without ending others
 */

/**
 * @param {Element} host an element of a page that answers by Python
 * @returns {Wanted}
 */
export const wanted = (host) => ({
  runtime: host.getAttribute("runtime") ?? "",
  own: host.getAttribute("own"),
  image: host.hasAttribute("image"),
  deadlines: host.getAttribute("deadlines"),
});

/**
 * Python of one build, started on the first call.
 *
 * @param {Wanted} what
 */
export function start(what) {
  // The folders are named by their contents, so a copy that the browser has is as good as new.
  return running.get(key(what)) ?? make(what, "force-cache");
}

/**
 * Python started anew after a failure, from files that are asked of the server again.
 *
 * @param {Wanted} what
 */
export function restart(what) {
  running.get(key(what))?.end();
  return make(what, "reload");
}

/**
 * Let a worker go that nobody needs any more.
 *
 * @param {Wanted} what
 */
export function ended(what) {
  running.get(key(what))?.end();
  running.delete(key(what));
}

/** @param {Wanted} what */
const key = ({ runtime, own, room }) => `${runtime} ${own ?? ""} ${room ?? ""}`;

/**
 * @param {Wanted} what
 * @param {RequestCache} cache
 */
function make(what, cache) {
  const { runtime, own, deadlines, image = false } = what;
  const terms = { deadlines: { ...DEADLINES, ...JSON.parse(deadlines ?? "{}") }, cache };
  const python = new Python(runtime, own, terms, image);
  running.set(key(what), python);
  return python;
}
