// Keeps a whole copy of the site on the reader's machine, for when the network gives nothing, or
// nothing of this site. With a network it only passes requests on: what is shown is what the host
// serves, and the browser's own cache of compiled WebAssembly stays in force, since its response is
// handed through untouched.
//
// In:  "keep"  fetch a copy of the site as it is now, unless there is one; "stop" keeping one
// Out: {keeping: files, of: files} on the way, then {kept: version} or {failed: sentence}

// With the address, for other copies of this site may share the host.
const PREFIX = `moments ${registration.scope} `;
const COMPLETE = "complete"; // an entry that is written last: without it a copy is not used
const TOGETHER = 6; // requests under way at once
const SILENCE = 4000; // milliseconds in which nothing of any request arrived
const LONGEST = 30_000; // milliseconds for a page or a script, however little of it arrives at a time
const PACE = 10_000; // milliseconds in which a copy must get on by LEAST
const LEAST = 10_000; // bytes
const AROUND = "from-network"; // in an address: the reader wants to see what the network answers
const OURS = "<script data-root="; // the seal's, near the top of every page of this site

/** Why a page is shown from the copy. */
const TROUBLES = {
  silent: "The server of this site does not answer.",
  unreachable: "This site’s server cannot be reached.",
  ailing: "The server of this site is out of order.",
  foreign: "The network answers with something that is not this site, often with a login.",
};

/** When anything last arrived. */
let heard = 0;
/** Ends what is being kept. */
let stop = new AbortController();

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

addEventListener("message", (event) => {
  if (event.data === "stop") stop.abort(new Error("it was stopped."));
  if (event.data !== "keep") return;
  const say = (said) => event.source.postMessage(said);
  const kept = keep((keeping, of) => say({ keeping, of })).then(
    (version) => ({ kept: version }),
    (fault) => ({ failed: String(fault.message ?? fault) }),
  );
  event.waitUntil(kept.then(say));
});

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(registration.scope)) return;
  if (new URL(request.url).searchParams.has(AROUND)) return;
  event.respondWith(answer(request));
});

/**
 * What the network answers if it is this site that does, in time; else the copy, if there is one.
 *
 * @param {Request} request
 */
async function answer(request) {
  const giveUp = new AbortController();
  const network = asked(request, giveUp.signal);
  const response = network.then((one) => one.response);
  const judged = network.then((one) => one.trouble);
  response.catch(() => {}); // told as unreachable
  const patience = silence();
  const trouble = await Promise.race([judged, patience.over]).catch(() => "unreachable");
  patience.end();
  if (!trouble) return response;
  const found = await copied(request);
  if (!found) return response; // as without us
  giveUp.abort(); // or the next request for it would wait behind this one
  return isPage(request) ? told(found, trouble) : found;
}

/**
 * What the network answers, and what is wrong with it.
 *
 * @param {Request} request
 * @param {AbortSignal} signal
 */
async function asked(request, signal) {
  const response = await fetch(request);
  signal.addEventListener("abort", () => cancel(response.body));
  const trouble = await judge(request, response, signal);
  if (!trouble || !isPage(request) || !(await copied(request))) return { response, trouble };
  // The browser may have kept what another network has answered before.
  const anew = await fetch(request.url, { cache: "reload", redirect: "manual" });
  return { response: anew, trouble: await judge(request, anew, signal) };
}

/** A promise of the moment when the network has been silent for too long. */
function silence() {
  const began = performance.now();
  let timer;
  const over = new Promise((resolve) => {
    const look = () => {
      const now = performance.now();
      const ends = Math.min(Math.max(began, heard) + SILENCE, began + LONGEST);
      if (now < ends) timer = setTimeout(look, ends - now);
      else resolve("silent");
    };
    look();
  });
  return { over, end: () => clearTimeout(timer) };
}

/**
 * What is wrong with an answer, by a key of `TROUBLES`; nothing if it is the site's own. What a
 * server refuses is its own word: a login must come through.
 *
 * @param {Request} request
 * @param {Response} response
 * @param {AbortSignal} signal
 */
async function judge(request, response, signal) {
  heard = performance.now();
  const { status, type, headers } = response;
  if (status >= 500 || status === 429) return "ailing";
  if (type === "opaqueredirect") return (await leadsHere(request)) ? "" : "foreign";
  if (type === "opaque") return "foreign";
  if (!response.ok) return "";
  if (headers.has("Refresh")) return "foreign";
  if (isPage(request)) return (await whole(response, signal)).includes(OURS) ? "" : "foreign";
  if (/^text\/html\b/i.test(headers.get("Content-Type") ?? "")) return "foreign";
  // The parts of Python are large, and the page judges them by their digests.
  if (/\.(wasm|zip)$/.test(new URL(request.url).pathname)) return "";
  return (await whole(response, signal)) ? "" : "foreign";
}

/** @param {Request} request */
const isPage = ({ url }) => /(\/|\.html)$/.test(new URL(url).pathname);

/**
 * The text of a response that is yet to be handed on.
 *
 * @param {Response} response
 * @param {AbortSignal} [signal]
 */
async function whole(response, signal) {
  const reader = response.clone().body?.getReader();
  signal?.addEventListener("abort", () => cancel(reader));
  const decoder = new TextDecoder();
  let text = "";
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    heard = performance.now();
    text += decoder.decode(value, { stream: true });
  }
  return text;
}

/** @param {{cancel: () => Promise<void>} | null | undefined} body */
const cancel = (body) => body?.cancel().catch(() => {}); // it may be handed on already

/**
 * Whether a page that is asked for leads to another page of this site.
 *
 * @param {Request} request
 */
async function leadsHere({ url }) {
  try {
    const response = await fetch(url, { cache: "no-store" });
    return response.ok && (await whole(response)).includes(OURS);
  } catch {
    return false; // another host's
  }
}

/**
 * A kept page with a line on why it is shown, and a way around it.
 *
 * @param {Response} found
 * @param {keyof typeof TROUBLES} trouble
 */
async function told(found, trouble) {
  const line =
    `<aside class="moments-stale" role="status">${TROUBLES[trouble]} ` +
    "This page is from the copy that your browser keeps. " +
    `<a href="?${AROUND}" target="_top">See what the network answers</a></aside>`;
  const text = await found.text();
  const place = /<article\b[^>]*>/.test(text) ? /<article\b[^>]*>/ : /<body\b[^>]*>/;
  const headers = new Headers(found.headers);
  for (const name of ["Content-Length", "Content-Encoding"]) headers.delete(name);
  return new Response(
    text.replace(place, (start) => start + line),
    { headers },
  );
}

/**
 * Fetch every file of the site's list into a copy of its own, and then drop older copies.
 *
 * @param {(files: number, of: number) => void} tell
 */
async function keep(tell) {
  stop = new AbortController();
  const { signal } = stop;
  let brought = 0;
  const pace = setInterval(() => {
    if (brought < LEAST) stop.abort(new Error("the network brings nothing more."));
    brought = 0;
  }, PACE);
  const terms = { signal, arrived: (bytes) => (brought += bytes) };
  try {
    const { response, body } = await fetched(new URL("offline.json", registration.scope), terms);
    if (!response.ok)
      throw new Error("This copy of the site has no list of its files; it was not sealed.");
    const { version, files } = JSON.parse(await body.text());
    const name = PREFIX + version;
    const cache = await caches.open(name);
    if (!(await cache.match(COMPLETE))) {
      const waiting = Object.entries(files);
      const all = waiting.length;
      const fetchSome = async () => {
        for (let next = waiting.pop(); next; next = waiting.pop()) {
          await fill(cache, ...next, terms);
          tell(all - waiting.length, all);
        }
      };
      await Promise.all(Array.from({ length: TOGETHER }, fetchSome));
      signal.throwIfAborted();
      await cache.put(COMPLETE, new Response(version));
    }
    for (const other of await caches.keys()) {
      if (other.startsWith(PREFIX) && other !== name) await caches.delete(other);
    }
    return version;
  } catch (fault) {
    throw signal.aborted ? signal.reason : fault; // which says more than that it was broken off
  } finally {
    clearInterval(pace);
  }
}

/**
 * @param {Cache} cache
 * @param {string} path
 * @param {number} size
 * @param {Terms} terms
 */
async function fill(cache, path, size, terms) {
  const address = new URL(path, registration.scope);
  terms.signal.throwIfAborted();
  if (await cache.match(address)) return terms.arrived(LEAST);
  // Asked of the host again, for the browser's cache may still hold the version before; and once
  // more past that cache, for a host that dates its files by the second may confirm half a file.
  for (const mode of /** @type {const} */ (["no-cache", "reload"])) {
    const { response, body } = await fetched(address, { ...terms, cache: mode });
    if (response.ok && body.size === size) return cache.put(address, response);
  }
  throw new Error(`${path} came back wrong or incomplete.`);
}

/** @typedef {{signal: AbortSignal, arrived: (bytes: number) => void}} Terms */

/**
 * @param {URL} address
 * @param {Terms & {cache?: RequestCache}} terms
 */
async function fetched(address, { signal, arrived, cache = "no-cache" }) {
  const response = await fetch(address, { cache, signal });
  const parts = [];
  const reader = response.clone().body?.getReader();
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    arrived(value.length);
    parts.push(value);
  }
  return { response, body: new Blob(parts) };
}

/**
 * The copy of what the network could not give.
 *
 * @param {Request} request
 */
async function copied(request) {
  const address = new URL(request.url);
  address.search = address.hash = "";
  if (address.pathname.endsWith("/")) address.pathname += "index.html";
  for (const name of await caches.keys()) {
    if (!name.startsWith(PREFIX)) continue;
    const cache = await caches.open(name);
    const found = (await cache.match(COMPLETE)) && (await cache.match(address));
    if (found) return found;
  }
}
