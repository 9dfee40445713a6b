// What sticks, and how high it is: the stylesheet keeps whatever has the focus clear of it. A page
// whose layout is too low for anything to stick says so, and then nothing does.

const LOW = 480; // pixels
const TYPED = "input, select, textarea";

const root = document.documentElement;
const seen = window.visualViewport;

/** How high the page's layout is; an open keyboard does not count, nor does a pinch. */
let layout = { width: 0, height: 0 };

/** Measure it all, once the page is laid out and whenever it may have changed. @param {AbortSignal} signal */
export function watchWhatSticks(signal) {
  const later = () => requestAnimationFrame(measure);
  later();
  addEventListener("resize", measure, { signal });
  addEventListener("focusout", later, { signal });
  for (const sign of ["resize", "scroll"]) seen?.addEventListener(sign, lift, { signal });
  const size = new ResizeObserver(measure);
  for (const heads of document.querySelectorAll("[data-heads]")) size.observe(heads);
  signal.addEventListener("abort", () => size.disconnect());
}

function measure() {
  const { clientWidth: width, clientHeight: height } = root;
  // Some telephones lay the page out anew above their keyboard. Only a turned one is another page.
  const keyboard = document.activeElement?.matches(TYPED) && width === layout.width;
  if (!keyboard || height > layout.height) layout = { width, height };
  const low = layout.height < LOW;
  root.toggleAttribute("data-moments-low", low);
  const head = document.querySelector('[data-md-component="header"]');
  tell("--moments-head", head?.getBoundingClientRect().height ?? 0);
  const heads = [...document.querySelectorAll("[data-heads]")].map(
    (one) => one.getBoundingClientRect().height,
  );
  tell("--moments-heads", low ? 0 : Math.max(0, ...heads));
  lift();
}

/** A keyboard covers the layout and does not shrink it; neither does a pinch, which is none. */
function lift() {
  if (!seen) return;
  const pinched = seen.scale > 1.01;
  const covered = pinched ? 0 : Math.max(0, window.innerHeight - seen.height - seen.offsetTop);
  tell("--moments-lift", covered);
}

/**
 * @param {string} property
 * @param {number} pixels
 */
function tell(property, pixels) {
  const text = `${Math.ceil(pixels)}px`;
  if (root.style.getPropertyValue(property) !== text) root.style.setProperty(property, text);
}
