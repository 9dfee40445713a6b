// A copy of the site for use without a network: kept after the first live result, when the browser
// is idle, or on request; and a way to be rid of everything that the site has stored.

const ROOT = new URL("../../", import.meta.url);
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
    const registration = await navigator.serviceWorker.register(new URL("service-worker.js", ROOT));
    const worker = registration?.active ?? registration?.waiting ?? registration?.installing;
    if (!worker) throw new Error("the browser did not start what keeps it.");
    const answer = new Promise((resolve) => {
      navigator.serviceWorker.addEventListener("message", ({ data }) => resolve(data), {
        once: true,
      });
    });
    navigator.serviceWorker.startMessages();
    worker.postMessage("keep");
    const { failed } = await answer;
    say(failed ? `No copy could be kept: ${failed}` : KEPT);
  } catch (fault) {
    say(`No copy could be kept: ${fault instanceof Error ? fault.message : fault}`);
  }
}

/**
 * Keep a copy once the browser has nothing better to do, unless the reader saves data. On plain http
 * say what is missing there.
 *
 * @param {(sentence: string) => void} say
 */
export function keepWhenIdle(say) {
  if (!globalThis.isSecureContext) return say(PLAIN);
  if (!possible || /** @type {any} */ (navigator).connection?.saveData) return;
  const later = globalThis.requestIdleCallback ?? setTimeout;
  later(() => keep(say));
}

/** Remove what this site has stored, and nothing of others on the same host; then load it anew. */
export async function reset() {
  if ("caches" in globalThis) {
    const names = await caches.keys();
    for (const name of names.filter((one) => one.startsWith(`moments ${ROOT.href} `))) {
      await caches.delete(name);
    }
  }
  if ("serviceWorker" in navigator) {
    for (const one of await navigator.serviceWorker.getRegistrations()) {
      if (one.scope === ROOT.href) await one.unregister();
    }
  }
  const { clear } = await import("./shelf.js");
  await clear().catch(() => {}); // where it is denied there is nothing to remove
  try {
    // The theme puts the site's path before each of its keys.
    for (const storage of [localStorage, sessionStorage]) {
      const keys = Object.keys(storage).filter((key) => key.startsWith(`${ROOT.pathname}.`));
      for (const key of keys) storage.removeItem(key);
    }
  } catch {
    // Where storage is denied there is nothing to remove.
  }
  location.reload();
}
