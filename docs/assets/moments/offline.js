// A copy of the site for use without a network: kept after the first live result, when the browser
// is idle, or on request; and a way to be rid of everything that the site has stored.

import { watch, within } from "./deadlines.js";
import { script } from "./trusted.js";

const ROOT = new URL("../../", import.meta.url);
const WORKER = "service-worker.js";
const SOON = 20; // seconds without a word
const QUIET = 5; // seconds in which a reader does nothing
const BUSY = ["keydown", "pointerdown", "pointermove", "scroll", "wheel"];
const CLOSE = "Close other tabs of this site and try again, or clear its data in your browser.";
const KEPT = "The site and its calculators are kept on this machine and work without a network.";
const KEEPING = "Keeping a copy for use without a network …";
const PLAIN =
  "Over plain http calculators work, and browsers offer neither use without a network nor copying " +
  "to the clipboard.";
const BARRED = "This browser does not allow use without a network.";
const NOT_HERE = globalThis.isSecureContext ? BARRED : PLAIN;

/** Whether a copy can be kept at all: not on plain http, and not where workers are blocked. */
export const possible = globalThis.isSecureContext && "serviceWorker" in navigator;

/**
 * Keep a copy of the site as it is now.
 *
 * @param {(sentence: string) => void} say
 */
export async function keep(say) {
  if (!possible) return say(NOT_HERE);
  say(KEEPING);
  try {
    const asked = navigator.serviceWorker.register(script(new URL(WORKER, ROOT).href));
    const registration = await within(SOON, asked, () => new Error(`${WORKER} does not arrive.`));
    const worker = registration?.active ?? registration?.waiting ?? registration?.installing;
    if (!worker) throw new Error("the browser did not start what keeps it.");
    const { failed } = await answer(worker, "keep", say);
    say(failed ? `No copy could be kept: ${failed}` : KEPT);
  } catch (fault) {
    say(`No copy could be kept: ${fault instanceof Error ? fault.message : fault}`);
  }
}

/**
 * What the service worker has to say in the end, as long as it gets on.
 *
 * @param {ServiceWorker} worker
 * @param {string} question
 * @param {(sentence: string) => void} say
 * @returns {Promise<{failed?: string}>}
 */
function answer(worker, question, say) {
  const done = new AbortController();
  return new Promise((resolve, reject) => {
    const clock = watch(SOON, () => reject(new Error("what keeps it says nothing more.")));
    const hear = (/** @type {MessageEvent} */ { data }) => {
      clock.touch();
      if (data?.of) say(`${KEEPING} ${data.keeping} of ${data.of} files.`);
      else if (data?.kept || data?.failed) resolve(data);
    };
    done.signal.addEventListener("abort", () => clock.stop());
    navigator.serviceWorker.addEventListener("message", hear, { signal: done.signal });
    navigator.serviceWorker.startMessages();
    worker.postMessage(question);
  }).finally(() => done.abort());
}

/**
 * Keep a copy once reader and browser have nothing better to do, unless the reader saves data: some
 * hundred files would hold up the answers to what is typed next. On plain http say what is missing
 * there.
 *
 * @param {(sentence: string) => void} say
 */
export function keepWhenIdle(say) {
  if (!globalThis.isSecureContext) return say(PLAIN);
  if (!possible || /** @type {any} */ (navigator).connection?.saveData) return;
  const later = globalThis.requestIdleCallback ?? setTimeout;
  const busy = new AbortController();
  const clock = watch(QUIET, () => {
    busy.abort();
    later(() => keep(say));
  });
  const terms = { signal: busy.signal, capture: true, passive: true };
  for (const sign of BUSY) addEventListener(sign, clock.touch, terms);
}

/**
 * The bytes of a kept file, if there is a copy.
 *
 * @param {string} address
 * @returns {Promise<Uint8Array<ArrayBuffer> | undefined>}
 */
export async function copied(address) {
  const found = await caches.match(address);
  return found && new Uint8Array(await found.arrayBuffer());
}

/**
 * Remove what this site has stored, and nothing of others on the same host; then load it anew.
 *
 * @param {(sentence: string) => void} say hears what could not be removed
 */
export async function reset(say) {
  const left = [];
  for (const [name, remove] of Object.entries(STORES)) {
    try {
      await within(SOON, Promise.resolve(remove()), () => new Error("it is in use"));
    } catch (fault) {
      // Where storage is denied there is nothing to remove.
      if (!(fault instanceof DOMException && fault.name === "SecurityError")) left.push(name);
    }
  }
  if (left.length) return say(`This could not be removed: ${left.join(", ")}. ${CLOSE}`);
  // Neither the figures in the address nor those that a browser puts back would be kept anew.
  if (location.hash) history.replaceState(null, "", location.pathname + location.search);
  for (const form of document.forms) form.autocomplete = "off";
  location.reload();
}

/** What is stored, by the name that readers are told, and what removes it. */
const STORES = {
  "the copy for use without a network": async () => {
    if (!globalThis.caches) return;
    const worker = await navigator.serviceWorker?.getRegistration(ROOT.href);
    worker?.active?.postMessage("stop");
    const names = (await caches.keys()).filter((one) => one.startsWith(`moments ${ROOT.href} `));
    await Promise.all(names.map((name) => caches.delete(name)));
  },
  "the script that shows it": async () => {
    for (const one of (await navigator.serviceWorker?.getRegistrations()) ?? []) {
      if (one.scope === ROOT.href) await one.unregister();
    }
  },
  "kept surveys": async () => (await import("./shelf.js")).clear(),
  "what was typed and chosen": () => {
    // The theme puts the site's path before each of its keys.
    for (const storage of [localStorage, sessionStorage]) {
      const keys = Object.keys(storage).filter((key) => key.startsWith(`${ROOT.pathname}.`));
      for (const key of keys) storage.removeItem(key);
    }
  },
};
