// A reader's hands and eyes, put into a page before anything else of it runs: types into the field
// as soon as there is one, and sees when the answer changes. It knows the page, not the loader.

(() => {
  const HEADLINE = "[data-part=headline]";
  const WATCHED = { childList: true, subtree: true, characterData: true };
  const LONGEST = 120_000; // milliseconds until a reader has long gone

  const answer = () => document.querySelector(HEADLINE)?.textContent ?? "";

  /** @param {Element} field @param {string} text */
  const type = (field, text) => {
    const input = /** @type {HTMLInputElement} */ (field);
    input.blur();
    input.focus();
    input.value = text;
    input.dispatchEvent(new InputEvent("input", { bubbles: true, data: text }));
  };

  /**
   * Wait until a condition holds; it is looked at whenever the document changes.
   *
   * @template T
   * @param {() => T | undefined} look
   * @param {string} what
   * @returns {Promise<T>}
   */
  const until = (look, what) =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        observer.disconnect();
        reject(new Error(`${what} did not come within two minutes.`));
      }, LONGEST);
      const watch = () => {
        const found = look();
        if (found === undefined) return;
        observer.disconnect();
        clearTimeout(timer);
        resolve(found);
      };
      const observer = new MutationObserver(watch);
      observer.observe(document, WATCHED);
      watch();
    });

  const reader = {
    lcp: 0,
    cls: 0,

    /**
     * The time at which the answer changed, on a page that answers by itself or once a field is
     * changed. Whatever listens to the field may come after it: so one more key is typed when the
     * document's scripts have run, as a reader goes on typing.
     *
     * @param {string | null} selector the field, or null where there is none
     * @param {[string, string]} texts what is typed
     */
    async first(selector, texts) {
      if (selector === null) {
        const at = await until(() => (answer() ? performance.now() : undefined), "An answer");
        return { field: 0, answer: at, origin: performance.timeOrigin };
      }
      const find = () => document.querySelector(selector) ?? undefined;
      const first = await until(find, "A field");
      const field = performance.now();
      const before = answer();
      type(first, texts[0]);
      if (document.readyState === "loading") {
        const again = () => {
          const now = find();
          if (now) type(now, texts[1]);
        };
        document.addEventListener("DOMContentLoaded", again, { once: true });
      }
      const changed = () => (answer() !== before ? performance.now() : undefined);
      const at = await until(changed, "An answer");
      return { field, answer: at, origin: performance.timeOrigin };
    },

    /**
     * The time from a click on a link, already made or still to come, to the first answer of the
     * page behind it, in the same document.
     *
     * @param {string} selector
     * @param {[string, string]} texts
     */
    async second(selector, texts) {
      const clicked = new Promise((resolve) => {
        addEventListener("click", (event) => resolve(event.timeStamp), {
          capture: true,
          once: true,
        });
      });
      const times = await reader.first(selector, texts);
      const from = await clicked;
      return { click: times.answer - from, field: times.answer - times.field };
    },

    /** The time from the next key to the changed answer, and to the frame that shows it. */
    async press() {
      const before = answer();
      /** @type {HTMLInputElement} */ (document.activeElement).select();
      const pressed = new Promise((resolve) => {
        addEventListener("keydown", (event) => resolve(event.timeStamp), {
          capture: true,
          once: true,
        });
      });
      const changed = await until(
        () => (answer() !== before ? performance.now() : undefined),
        "An answer",
      );
      const painted = await new Promise((resolve) => {
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => resolve(performance.now());
          channel.port2.postMessage(null);
        });
      });
      const from = await pressed;
      return { changed: changed - from, painted: painted - from };
    },
  };

  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) reader.lcp = entry.startTime;
  }).observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of /** @type {any[]} */ (list.getEntries())) {
      if (!entry.hadRecentInput) reader.cls += entry.value;
    }
  }).observe({ type: "layout-shift", buffered: true });

  Object.assign(globalThis, { reader });
})();
