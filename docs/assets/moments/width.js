// Which of the two widths that Python draws charts in fits a calculator's place on the page.

const WIDE = 520; // pixels from which charts.css shows the wide drawing

/**
 * The width to ask for.
 *
 * @param {Element} calculator
 * @returns {"wide" | "narrow"}
 */
export function widthFor(calculator) {
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
    const drawn = calculator.querySelector("[data-chart] > svg") !== null;
    const fits = calculator.querySelector(`[data-chart] > [data-width=${widthFor(calculator)}]`);
    if (drawn && !fits) hear();
  });
  watch.observe(calculator);
  signal.addEventListener("abort", () => watch.disconnect());
}
