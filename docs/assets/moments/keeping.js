// What keeps the site for use without a network is fetched when somebody wants that.

const copy = () => import("./offline.js");

/** Whether a copy has been asked for since the site was opened. */
let keeping = false;

/** Have the site kept once the page rests. @param {(sentence: string) => void} say */
export function keepOnce(say) {
  if (!keeping) copy().then(({ keepWhenIdle }) => keepWhenIdle(say));
  keeping = true;
}

/**
 * Keep the site, or reset what it keeps, by the buttons that a page has for it.
 *
 * @param {Element} calculator
 * @param {(sentence: string) => void} say
 * @param {AbortSignal} signal ends it
 */
export function keepByButtons(calculator, say, signal) {
  for (const [button, what] of /** @type {const} */ ([
    ["keep", "keep"],
    ["forget", "reset"],
  ])) {
    const act = async () => (await copy())[what](say);
    calculator.querySelector(`[data-do="${button}"]`)?.addEventListener("click", act, { signal });
  }
}
