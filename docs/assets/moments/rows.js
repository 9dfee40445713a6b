// Rows of a table where there is no room for their fields: a row is a line with its name and its
// figures, and opens; one at a time. Whether there is room is for the stylesheet to say.

import { all, rowsOf } from "./fields.js";

/** What opens a row. */
const OPENS = '[data-do="open"]';

/**
 * Let the lines of a form open their rows.
 *
 * @param {HTMLFormElement} form
 */
export function openRows(form) {
  form.addEventListener("click", (event) => {
    const line = /** @type {Element} */ (event.target).closest(OPENS);
    const row = line?.closest("[data-row]");
    if (row instanceof HTMLElement) open(row, !row.hasAttribute("data-open"));
  });
}

/**
 * Write on each line what stands in its row.
 *
 * @param {HTMLFormElement} form
 */
export function writeLines(form) {
  for (const line of all(form, OPENS)) {
    const fields = [...fieldsBeside(line)];
    const named = fields.filter((one) => !one.inputMode).map((one) => one.value);
    const figures = fields.filter((one) => one.inputMode && one.value).map((one) => one.value);
    write(line, "[data-named]", named.join(" "));
    write(line, "[data-figures]", figures.join(" · "));
  }
}

/**
 * Number the rows of a table; where there are none, its box to paste into is shown.
 *
 * @param {Element} table
 */
export function numberRows(table) {
  const rows = rowsOf(table);
  for (const [index, row] of rows.entries()) write(row, "[data-number]", String(index + 1));
  const box = table.querySelector(":scope > [data-empty]");
  box?.toggleAttribute("hidden", rows.length > 0);
}

/**
 * Bring into sight what is folded: a row, the settings, the whole form within a text.
 *
 * @param {Element} target
 */
export function reveal(target) {
  const form = target.closest("form");
  for (let at = target.parentElement; at && at !== form; at = at.parentElement) {
    if (at instanceof HTMLDetailsElement && !at.matches("[data-menu]")) at.open = true;
    if (at.matches("[data-row]") && !at.hasAttribute("data-open")) open(at, true);
  }
  const fold = form?.closest("details");
  if (fold) fold.open = true;
}

/**
 * @param {Element} row
 * @param {boolean} wanted
 */
function open(row, wanted) {
  for (const one of row.parentElement?.children ?? []) {
    const opened = one === row && wanted;
    one.toggleAttribute("data-open", opened);
    lineOf(one)?.setAttribute("aria-expanded", String(opened));
  }
}

/** @param {Element} row */
function lineOf(row) {
  return all(row, OPENS).find((line) => line.closest("[data-row]") === row);
}

/**
 * The inputs of a row, without those of a table within it, and without lists of options.
 *
 * @param {Element} line
 * @returns {Iterable<HTMLInputElement>}
 */
function fieldsBeside(line) {
  const row = line.closest("[data-row]");
  /** @type {HTMLInputElement[]} */
  const fields = row ? all(row, "input[data-field]") : [];
  return fields.filter((one) => one.closest("[data-row]") === row);
}

/**
 * Write into a part of a row, if something else stands there: the same text anew is laid out anew.
 *
 * @param {Element} row
 * @param {string} selector
 * @param {string} text
 */
function write(row, selector, text) {
  const place = row.querySelector(selector);
  if (place && place.textContent !== text) place.textContent = text;
}
