// Which of the two widths that Python draws charts in fits a calculator's place on the page.

const WIDE = 520; // pixels from which charts.css shows the wide drawing

/** As it was when a calculator last changed its size: to ask on each key would lay the page out. */
const known = /** @type {WeakMap<Element, "wide" | "narrow">} */ (new WeakMap());

/**
 * The width to ask for.
 *
 * @param {Element} calculator
 * @returns {"wide" | "narrow"}
 */
export const widthFor = (calculator) => known.get(calculator) ?? measured(calculator);

/** @param {Element} calculator */
function measured(calculator) {
  // Charts that are folded away have no width yet; then the calculator's own counts.
  const room = calculator.querySelector("[data-chart]")?.clientWidth || calculator.clientWidth;
  return room >= WIDE ? "wide" : "narrow";
}

/**
 * Hear when charts stand there in the other width only, since a window was made wider or a
 * telephone turned.
 *
 * @param {Element} calculator
 * @param {() => void} hear
 * @param {AbortSignal} signal
 */
export function whenOutgrown(calculator, hear, signal) {
  const watch = new ResizeObserver(() => {
    const width = measured(calculator);
    known.set(calculator, width);
    const drawn = calculator.querySelector("[data-chart] > svg") !== null;
    const fits = calculator.querySelector(`[data-chart] > [data-width=${width}]`);
    if (drawn && !fits) hear();
  });
  watch.observe(calculator);
  signal.addEventListener("abort", () => watch.disconnect());
}
