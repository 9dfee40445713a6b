// Once something is typed, what it does is in view: in two columns the page is moved up as far as
// the first chart needs, and never so far that the field would leave it.

/**
 * @param {HTMLElement} calculator
 * @param {AbortSignal} signal
 */
export function keepInView(calculator, signal) {
  const told = calculator.querySelector('[data-part="told"]');
  /** @type {Element | null} */
  let typed = null;
  const look = () => {
    if (typed && typed === document.activeElement) bring(calculator, typed);
  };
  const soon = () => requestAnimationFrame(look); // where things stand costs a page that is laid out
  calculator.addEventListener(
    "input",
    ({ target }) => {
      typed = /** @type {Element} */ (target);
      soon();
    },
    { signal },
  );
  // What is told may grow, by messages say, and moves the chart down.
  const size = new ResizeObserver(soon);
  if (told) size.observe(told);
  signal.addEventListener("abort", () => size.disconnect());
}

/**
 * @param {HTMLElement} calculator
 * @param {Element} field
 */
function bring(calculator, field) {
  const [form, told] = ["form", '[data-part="told"]'].map((place) =>
    calculator.querySelector(place)?.getBoundingClientRect(),
  );
  // The built page holds a drawing in each width, and the stylesheet shows one.
  const chart = [...calculator.querySelectorAll('svg[role="img"]')]
    .map((drawing) => drawing.getBoundingClientRect())
    .find(({ height }) => height > 0);
  if (!form || !told || !chart || told.left < form.right) return;
  const { scrollPaddingTop } = getComputedStyle(document.documentElement);
  const top = Number.parseFloat(scrollPaddingTop) || 0;
  const typed = field.getBoundingClientRect();
  const hidden = Math.max(chart.bottom, typed.bottom) - document.documentElement.clientHeight;
  const room = Math.min(typed.top, told.top) - top;
  const up = Math.min(hidden, room);
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (up > 1) window.scrollBy({ top: up, behavior: calm ? "instant" : "smooth" });
}
