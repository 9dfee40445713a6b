// What stands in a form: its fields by their keys, in rows, groups and tables. The form's markup is
// Python's; whatever is looked for here is marked by data-*, and rows are cloned from a <template>.

/** @typedef {{[key: string]: string | Inputs | Inputs[]}} Inputs what is typed, as text */
/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Control */

const CONTAINERS = "[data-row], [data-group], form";

/**
 * @template {Element} T
 * @param {ParentNode} parent
 * @param {string} selector
 * @returns {T[]}
 */
export const all = (parent, selector) =>
  /** @type {T[]} */ ([...parent.querySelectorAll(selector)]);

/**
 * Fields, groups and tables that stand in a container itself, not in one within it.
 *
 * @param {Element} scope the form, a row or a group
 * @returns {HTMLElement[]}
 */
export function parts(scope) {
  /** @type {HTMLElement[]} */
  const found = all(scope, "[data-field], [data-group], [data-table]");
  return found.filter((part) => part.parentElement?.closest(CONTAINERS) === scope);
}

/** @param {HTMLElement} part */
export function keyOf({ dataset }) {
  return dataset.field ?? dataset.group ?? dataset.table ?? "";
}

/**
 * @param {Element} table
 * @returns {HTMLElement[]} its own rows, without those of a table within a row
 */
export function rowsOf(table) {
  /** @type {HTMLElement[]} */
  const rows = all(table, "[data-row]");
  return rows.filter((row) => row.closest("[data-table]") === table);
}

/**
 * Where a field stands, such as moments.2.importance.
 *
 * @param {HTMLElement} part
 * @returns {string}
 */
export function pathOf(part) {
  const holder = /** @type {HTMLElement | null} */ (
    part.parentElement?.closest("[data-row], [data-group]")
  );
  if (!holder) return keyOf(part);
  if (!holder.matches("[data-row]")) return [pathOf(holder), keyOf(part)].join(".");
  const table = /** @type {HTMLElement} */ (holder.closest("[data-table]"));
  return [pathOf(table), rowsOf(table).indexOf(holder), keyOf(part)].join(".");
}

/**
 * @param {Element} scope
 * @param {(control: Control) => string} held what stands in a control
 * @returns {Inputs}
 */
export function collect(scope, held = (control) => control.value) {
  /** @type {Inputs} */
  const inputs = {};
  for (const part of parts(scope)) {
    if (part.matches("[data-field]")) inputs[keyOf(part)] = held(/** @type {Control} */ (part));
    else if (part.matches("[data-group]")) inputs[keyOf(part)] = collect(part, held);
    else inputs[keyOf(part)] = rowsOf(part).map((row) => collect(row, held));
  }
  return inputs;
}

/**
 * What a control held when the page was printed, whatever was typed into it since.
 *
 * @param {Control} control
 */
export function printed(control) {
  if (!(control instanceof HTMLSelectElement)) return control.defaultValue;
  const options = [...control.options];
  return (options.find((option) => option.defaultSelected) ?? options[0])?.value ?? "";
}

/**
 * @param {Element} scope
 * @param {Inputs} inputs
 */
export function fill(scope, inputs) {
  for (const part of parts(scope)) {
    const wanted = inputs[keyOf(part)];
    if (Array.isArray(wanted)) {
      if (!part.matches("[data-table]")) continue;
      while (rowsOf(part).length > wanted.length) rowsOf(part).at(-1)?.remove();
      while (rowsOf(part).length < wanted.length) add(part);
      for (const [index, row] of rowsOf(part).entries()) fill(row, wanted[index]);
    } else if (wanted !== null && typeof wanted === "object") {
      if (part.matches("[data-group]")) fill(part, wanted);
    } else if (wanted !== undefined && wanted !== null && part.matches("[data-field]")) {
      put(/** @type {Control} */ (part), String(wanted));
    }
  }
}

/**
 * Put text into a field; a list of options that lacks it gets it, so that nothing is lost.
 *
 * @param {Control} control
 * @param {string} text
 */
function put(control, text) {
  if (text === control.value) return;
  control.value = text;
  if (control.value === text || !(control instanceof HTMLSelectElement)) return;
  control.prepend(new Option(text, text));
  control.value = text;
}

/**
 * Add a row to a table, as Python rendered it for that.
 *
 * @param {Element} table
 */
export function add(table) {
  const own = (/** @type {Element} */ one) => one.closest("[data-table]") === table;
  const template = /** @type {HTMLTemplateElement} */ (all(table, "template").find(own));
  const copy = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
  const row = /** @type {HTMLElement} */ (copy.firstElementChild);
  all(table, "[data-rows]").find(own)?.append(row);
  return row;
}

/**
 * Whether a form holds anything else than what it was printed with.
 *
 * @param {HTMLFormElement} form
 */
export function changed(form) {
  return [...form.elements].some((control) => {
    if (control instanceof HTMLSelectElement) {
      return [...control.options].some((option) => option.selected !== option.defaultSelected);
    }
    const text = control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement;
    return text && control.value !== control.defaultValue;
  });
}

/**
 * Let a telephone offer a minus for ratings while the scale, which the reader may change, begins
 * below zero: some pads of numbers have none.
 *
 * @param {HTMLFormElement} form
 */
export function offerMinus(form) {
  const scale = form.querySelector("[data-scale]");
  if (!(scale instanceof HTMLInputElement)) return;
  const mode = /^\s*[-\u2010-\u2015\u2212]/.test(scale.value) ? "text" : "decimal";
  /** @type {HTMLInputElement[]} */
  const rated = all(form, "[data-rated]");
  for (const field of rated) if (field.inputMode !== mode) field.inputMode = mode;
}
