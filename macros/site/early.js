// What the seal puts into the head of each page, where it waits for neither theme nor modules. At the
// first touch of a calculator it asks for the largest file of Python; whoever saves data has asked for
// it then as well. And where no script of ours can be loaded at all, it says so at once.

(() => {
  const page = /** @type {any} */ (globalThis);
  const script = document.currentScript;
  if (page.momentsAsked || !script) return; // once, however often the page is navigated
  page.momentsAsked = {};

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

  const root = new URL(script.dataset.root ?? "", location.href);
  const signs = ["focusin", "pointerover", "keydown"];
  const ask = (/** @type {Event} */ { target }) => {
    const { momentsAsked } = page;
    const calculator = target instanceof Element && target.closest("moments-calculator[runtime]");
    if (!calculator && !momentsAsked.over) return;
    for (const sign of signs) document.removeEventListener(sign, ask);
    if (!calculator || momentsAsked.over || !page.WebAssembly) return;
    const runtime = calculator.getAttribute("runtime");
    const file = calculator.hasAttribute("image") ? "image.wasm" : "pyodide.asm.wasm";
    const address = new URL(`assets/runtime/${runtime}/${file}`, root).href;
    const stop = new AbortController();
    const response = fetch(address, { cache: "force-cache", signal: stop.signal });
    response.catch(() => {}); // told by whoever takes it
    page.momentsAsked = { calculator, address, response, stop };
  };
  for (const sign of signs) document.addEventListener(sign, ask, { passive: true });
})();
