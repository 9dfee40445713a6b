// What the seal puts into the head of each page, where it waits for neither theme nor modules. At the
// first touch of a calculator it asks for the largest file of Python; whoever saves data has asked for
// it then as well. The theme's index of all that stands on the site waits for whoever searches. And
// where no script of ours can be loaded at all, it says so at once. In a frame it says which part is
// shown, and of any page how wide it is.

(() => {
  const page = /** @type {any} */ (globalThis);
  const script = document.currentScript;
  if (page.momentsAsked || !script) return; // once, however often the page is navigated
  page.momentsAsked = {};

  // In a frame a calculator stands alone from the first moment, and nothing moves: see assets/embed.js.
  const embed = new URLSearchParams(location.search).get("embed");
  if (embed !== null) {
    document.documentElement.classList.add("moments-embedded");
    document.documentElement.dataset.momentsPart = embed.split(":")[0] || "whole";
  }

  // A page with a wide calculator has its width before the calculator is there.
  if ("wide" in script.dataset) {
    const root = document.documentElement;
    root.dataset.momentsWide = "";
    document.addEventListener("DOMContentLoaded", () => delete root.dataset.momentsWide);
  }

  const FILE =
    "This page was opened as a file, and browsers let no file start Python. The result here is " +
    "complete for the numbers it was printed with. To calculate with your own, open the site at its " +
    "address, or serve its folder: python3 -m http.server";
  const FRAME =
    "This page stands in a frame that is cut off from its own site (sandboxed), so what you type is " +
    "not answered. The result here is complete for the numbers it was printed with. To calculate " +
    "with your own, open the page in a tab of its own: ";

  const tell = (/** @type {string[]} */ ...told) => {
    for (const one of document.querySelectorAll("moments-calculator, moments-survey")) {
      const late = one.querySelector('[data-part="late"]') ?? document.createElement("p");
      late.className = "moments-stale";
      late.setAttribute("role", "status");
      late.replaceChildren(...told);
      if (!late.isConnected) one.prepend(late);
    }
  };
  const opened = location.protocol === "file:";
  if (opened || origin === "null") {
    const told = opened ? [FILE] : [FRAME, location.href];
    document.addEventListener("DOMContentLoaded", () => tell(...told));
    return;
  }

  // Material asks for the words of all pages as soon as it starts, and takes them apart: that holds up
  // a page for somebody who reads it.
  const INDEX = "search/search_index.json";
  const SEARCH = "[data-md-component=search], [for=__search]";
  /** @type {(() => void)[] | undefined} */
  let held = [];
  const { open, send } = XMLHttpRequest.prototype;
  /** @type {WeakSet<XMLHttpRequest>} */
  const wanted = new WeakSet();
  XMLHttpRequest.prototype.open = function (/** @type {any[]} */ ...given) {
    if (String(given[1]).endsWith(INDEX)) wanted.add(this);
    return Reflect.apply(open, this, given);
  };
  XMLHttpRequest.prototype.send = function (body) {
    if (held && wanted.has(this)) held.push(() => send.call(this, body));
    else send.call(this, body);
  };
  const searches = (/** @type {Event} */ { target }) => {
    if (!(target instanceof Element && target.closest(SEARCH))) return;
    for (const ask of held ?? []) ask();
    held = undefined;
  };
  for (const sign of ["focusin", "pointerdown"]) document.addEventListener(sign, searches);

  if (embed === "answer" || embed === "chart") return; // in which nobody types

  // The worker of an image fetches, checks and wakes it by itself. It starts only when the page has
  // nothing else to do, so on a page with a calculator it waits from the beginning, and has asked for
  // nothing: see assets/moments/started.js.
  const TEXT =
    "self.momentsImage = null; const held = []; " +
    "onmessage = ({ data }) => { if (!data.folder) return held.push(data); " +
    'const response = data.known ? undefined : fetch(data.folder + "image.wasm", data); ' +
    "response?.catch(() => {}); self.momentsImage = { ...data, response, held }; " +
    'import(data.folder + "image.js").catch((fault) => postMessage({ unable: String(fault) })); };' +
    "postMessage({ waits: true });";
  const begun = () => {
    try {
      const blob = URL.createObjectURL(new Blob([TEXT], { type: "text/javascript" }));
      const worker = new Worker(blob, { type: "module", name: "moments" });
      /** @type {any} */
      const state = { worker, heard: [] };
      // Firefox loses what a worker is told before it runs.
      worker.onmessage = ({ data }) => {
        if (!data.waits) return state.heard.push(data);
        state.waits = true;
        if (state.first) worker.postMessage(state.first);
      };
      worker.onerror = ({ message }) => state.heard.push({ failed: String(message) });
      return state;
    } catch {
      return {}; // the page's own scripts may, or say why not
    }
  };
  const { saveData } = /** @type {any} */ (navigator).connection ?? {};
  if ("image" in script.dataset && page.WebAssembly && !saveData) page.momentsAsked = begun();

  const root = new URL(script.dataset.root ?? "", location.href);
  const signs = ["focusin", "pointerover", "keydown"];
  const ask = (/** @type {Event} */ { target }) => {
    const { momentsAsked } = page;
    const calculator = target instanceof Element && target.closest("moments-calculator[runtime]");
    if (!calculator && !momentsAsked.over) return;
    for (const sign of signs) document.removeEventListener(sign, ask);
    if (!calculator || momentsAsked.over || !page.WebAssembly) return;
    const runtime = calculator.getAttribute("runtime");
    const folder = new URL(`assets/runtime/${runtime}/`, root).href;
    const cache = "force-cache";
    if (calculator.hasAttribute("image")) {
      const state = momentsAsked.worker ? momentsAsked : begun();
      state.first = { folder, cache, calculator: calculator.getAttribute("calculator") };
      if (state.waits) state.worker.postMessage(state.first);
      page.momentsAsked = Object.assign(state, { calculator });
      return;
    }
    momentsAsked.worker?.terminate();
    const address = `${folder}pyodide.asm.wasm`;
    const stop = new AbortController();
    const response = fetch(address, { cache, signal: stop.signal });
    response.catch(() => {}); // told by whoever takes it
    page.momentsAsked = { calculator, address, response, stop };
  };
  for (const sign of signs) document.addEventListener(sign, ask, { passive: true });
})();
