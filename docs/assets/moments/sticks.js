// What sticks, and how high it is: the stylesheet keeps whatever has the focus clear of it. A page
// whose layout is too low for anything to stick says so, and then nothing does.

const LOW = 480; // pixels
const TYPED = "input, select, textarea";

/** As foot.css has it. */
const CLEAR = "var(--moments-head, 2.45rem) + var(--moments-top-room) + 0.4rem";
let clear = "";

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
  const head = document.querySelector('[data-md-component="header"]');
  const high = head?.getBoundingClientRect().height ?? 0;
  const heads = [...document.querySelectorAll("[data-heads]")].map(
    (one) => one.getBoundingClientRect().height,
  );
  const usual = 2.45 * Number.parseFloat(getComputedStyle(root).fontSize);
  // All is read by now: what is written has the page styled anew.
  root.toggleAttribute("data-moments-low", low);
  tell("--moments-head", high, usual);
  keepClear(low ? 0 : Math.max(0, ...heads));
  lift();
}

/**
 * Have the heads of columns, which stick too, leave free what has the focus. Only the page itself
 * needs to know: a value for all that stands on it would have all of it styled anew.
 *
 * @param {number} pixels
 */
function keepClear(pixels) {
  const text = pixels ? `calc(${CLEAR} + ${Math.ceil(pixels)}px)` : "";
  if (clear !== text) root.style.scrollPaddingTop = clear = text;
}

/** A keyboard covers the layout and does not shrink it; neither does a pinch, which is none. */
function lift() {
  if (!seen) return;
  const pinched = seen.scale > 1.01;
  const covered = pinched ? 0 : Math.max(0, window.innerHeight - seen.height - seen.offsetTop);
  tell("--moments-lift", covered, 0);
}

/**
 * @param {string} property
 * @param {number} pixels
 * @param {number} usual what the stylesheet takes it for while nothing is said
 */
function tell(property, pixels, usual) {
  const [text, otherwise] = [pixels, usual].map((one) => `${Math.ceil(one)}px`);
  if ((root.style.getPropertyValue(property) || otherwise) === text) return;
  root.style.setProperty(property, text);
}
