// Python is started on intent: when a calculator is touched, or comes near once the reader has shown to
// be there and does not save data. Where no figure can be typed nobody has that intent.

import { still } from "./apart.js";

/** Whether the reader has scrolled, pointed or typed on this site: a first sign of intent. */
let active = false;

/**
 * @param {Element} calculator
 * @param {() => void} start
 * @param {AbortSignal} signal
 */
export function whenNear(calculator, start, signal) {
  if (still()) return;
  for (const sign of ["focusin", "pointerenter"]) {
    calculator.addEventListener(sign, start, { once: true, signal });
  }
  if (/** @type {any} */ (navigator).connection?.saveData) return;
  const watch = () => {
    active = true;
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        observer.disconnect();
        start();
      },
      { rootMargin: "50%" },
    );
    observer.observe(calculator);
    signal.addEventListener("abort", () => observer.disconnect());
  };
  if (active) return watch();
  const first = new AbortController();
  signal.addEventListener("abort", () => first.abort());
  for (const sign of ["scroll", "pointerdown", "pointermove", "keydown"]) {
    const once = () => {
      first.abort();
      watch();
    };
    addEventListener(sign, once, { passive: true, signal: first.signal });
  }
}
