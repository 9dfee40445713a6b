// Where the focus is in markup that is about to be replaced, and the same place in the new one.

/** @typedef {{key: string, start: number | null, top: number} | undefined} Place */

/** @param {Element} one what names a control in both the old and the new markup */
function key(one) {
  const { dataset } = /** @type {HTMLElement} */ (one);
  if (one instanceof HTMLElement && one.tagName === "SUMMARY") {
    return `fold ${one.parentElement?.dataset.fold}`;
  }
  const value = /** @type {HTMLInputElement} */ (one).value;
  const several = one.matches("button, input[type=radio]");
  const at = dataset.at ?? dataset.line ?? dataset.step ?? "";
  return dataset.focus ?? `${one.tagName} ${at}${several ? ` ${value}` : ""}`;
}

/**
 * @param {Element} place
 * @returns {Place}
 */
export function focused(place) {
  const one = document.activeElement;
  if (!one || !place.contains(one)) return undefined;
  const start = one instanceof HTMLInputElement && one.type === "text" ? one.selectionStart : null;
  return { key: key(one), start, top: one.getBoundingClientRect().top };
}

/**
 * Focus what is at the same place, and keep it where it is on the screen; if it has gone, what stood
 * before it.
 *
 * @param {Element} place
 * @param {Place} held
 */
export function refocus(place, held) {
  if (!held) return;
  const all = [...place.querySelectorAll("button, input, select, summary, textarea")];
  const one = all.find((each) => key(each) === held.key) ?? place.querySelector("h2");
  if (!(one instanceof HTMLElement)) return;
  one.focus({ preventScroll: true });
  scrollBy(0, one.getBoundingClientRect().top - held.top);
  if (held.start !== null && one instanceof HTMLInputElement) {
    one.setSelectionRange(held.start, held.start);
  }
}
