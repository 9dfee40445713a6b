// Keeps a whole copy of the site on the reader's machine, for when there is no network. With a
// network it only passes requests on: what is shown is what the host serves, and the browser's own
// cache of compiled WebAssembly stays in force, since its response is handed through untouched.
//
// In:  "keep"  fetch a copy of the site as it is now, unless there is one
// Out: {kept: version} or {failed: sentence}

// With the address, for other copies of this site may share the host.
const PREFIX = `moments ${registration.scope} `;
const COMPLETE = "complete"; // an entry that is written last: without it a copy is not used
const TOGETHER = 6; // requests under way at once

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

addEventListener("message", (event) => {
  if (event.data !== "keep") return;
  const kept = keep().then(
    (version) => ({ kept: version }),
    (fault) => ({ failed: String(fault.message ?? fault) }),
  );
  event.waitUntil(kept.then((said) => event.source.postMessage(said)));
});

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(registration.scope)) return;
  event.respondWith(fetch(request).catch((fault) => copied(request, fault)));
});

/** Fetch every file of the site's list into a copy of its own, and then drop older copies. */
async function keep() {
  const list = await fetch(new URL("offline.json", registration.scope), { cache: "no-cache" });
  if (!list.ok)
    throw new Error("This copy of the site has no list of its files; it was not sealed.");
  const { version, files } = await list.json();
  const name = PREFIX + version;
  const cache = await caches.open(name);
  if (!(await cache.match(COMPLETE))) {
    const waiting = Object.entries(files);
    const fetchSome = async () => {
      for (let next = waiting.pop(); next; next = waiting.pop()) await fill(cache, ...next);
    };
    await Promise.all(Array.from({ length: TOGETHER }, fetchSome));
    await cache.put(COMPLETE, new Response(version));
  }
  for (const other of await caches.keys()) {
    if (other.startsWith(PREFIX) && other !== name) await caches.delete(other);
  }
  return version;
}

/**
 * @param {Cache} cache
 * @param {string} path
 * @param {number} size
 */
async function fill(cache, path, size) {
  const address = new URL(path, registration.scope);
  if (await cache.match(address)) return;
  // Asked of the host again, for the browser's cache may still hold the version before; and once
  // more past that cache, for a host that dates its files by the second may confirm half a file.
  for (const mode of /** @type {const} */ (["no-cache", "reload"])) {
    const response = await fetch(address, { cache: mode });
    const body = await response.clone().blob();
    if (response.ok && body.size === size) return cache.put(address, response);
  }
  throw new Error(`${path} came back wrong or incomplete.`);
}

/**
 * The copy of what the network could not give.
 *
 * @param {Request} request
 * @param {unknown} fault why the network could not
 */
async function copied(request, fault) {
  const address = new URL(request.url);
  address.search = address.hash = "";
  if (address.pathname.endsWith("/")) address.pathname += "index.html";
  for (const name of await caches.keys()) {
    if (!name.startsWith(PREFIX)) continue;
    const cache = await caches.open(name);
    const found = (await cache.match(COMPLETE)) && (await cache.match(address));
    if (found) return found;
  }
  throw fault;
}
