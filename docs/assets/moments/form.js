// The form of a calculator: what stands in it, its rows, undo and redo, and messages at their
// fields. It knows no calculator and no formula; Python rendered the fields.

import {
  add,
  all,
  collect,
  fill,
  keyOf,
  offerMinus,
  parts,
  pathOf,
  printed,
  rowsOf,
} from "./fields.js";
import { Past } from "./past.js";
import { numberRows, openRows, reveal, writeLines } from "./rows.js";
import { markChanged } from "./settings.js";

/** @typedef {import("./fields.js").Inputs} Inputs */
/** @typedef {import("./fields.js").Control} Control */
/** @typedef {{path: string, level: string, text: string}} Message */

let messages = 0;

export class Form {
  #form;
  #changed;
  /** @type {Past} */
  #past;
  /** @type {Inputs} */
  #example;

  /**
   * @param {HTMLFormElement} form
   * @param {() => void} changed called after each change of the inputs
   */
  constructor(form, changed) {
    this.#form = form;
    this.#changed = changed;
    // Keys may have been pressed before this module came: they are a step from the example.
    this.#example = collect(form, printed);
    this.#past = new Past(this.#example);
    if (this.#past.note(this.inputs(), "")) this.#offer("undo", true);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", (event) => {
      const control = /** @type {HTMLElement} */ (event.target);
      if (control.matches("[data-field]")) this.#note(pathOf(control));
    });
    form.addEventListener("click", (event) => {
      const button = /** @type {Element} */ (event.target).closest("button[data-do]");
      if (button instanceof HTMLButtonElement) this.#act(button);
    });
    form.addEventListener("keydown", (event) => this.#key(event));
    openRows(form);
  }

  /** What is typed now, as text, untouched. @returns {Inputs} */
  inputs() {
    return collect(this.#form);
  }

  /** Whether the form still holds what the page was printed with. */
  get untouched() {
    return JSON.stringify(this.inputs()) === JSON.stringify(this.#example);
  }

  /**
   * Put inputs into the form, as one step that can be undone.
   *
   * @param {Inputs} inputs
   */
  take(inputs) {
    fill(this.#form, inputs);
    this.#note("");
  }

  /**
   * Let the form show inputs that may yet be refused: no step, and nothing is asked.
   *
   * @param {Inputs} inputs
   */
  show(inputs) {
    fill(this.#form, inputs);
    this.#number();
  }

  /** Take back the last step. */
  undo() {
    this.#restore(this.#past.undo());
  }

  /**
   * Show messages at the fields they are about, in place of the former ones.
   *
   * @param {Message[]} faults
   */
  explain(faults) {
    for (const place of all(this.#form, "[data-messages]")) {
      if (place.firstChild) place.replaceChildren();
    }
    for (const control of all(this.#form, "[aria-invalid]")) {
      control.removeAttribute("aria-invalid");
      control.removeAttribute("aria-describedby");
    }
    for (const fault of faults) {
      const { place, control } = this.#find(fault.path.split("."));
      const line = document.createElement("p");
      line.id = `moments-message-${messages++}`;
      line.textContent = fault.text;
      place.append(line);
      control?.setAttribute("aria-invalid", "true");
      const told = control?.getAttribute("aria-describedby");
      control?.setAttribute("aria-describedby", told ? `${told} ${line.id}` : line.id);
    }
  }

  /** Go to the field that a message is about. @param {string} path such as moments.2.importance */
  go(path) {
    const { place, control } = this.#find(path.split("."));
    const around = control ?? place;
    focus(around.parentElement ?? this.#form, "[data-field], [data-paste], [data-do=add]");
  }

  /**
   * @param {string[]} path such as moments, 2, importance
   * @returns {{place: Element, control?: Control}}
   */
  #find(path) {
    /** @type {Element} */
    let scope = this.#form;
    /** @type {Element} */
    let near = scope;
    for (let step = 0; step < path.length; step++) {
      const part = parts(scope).find((one) => keyOf(one) === path[step]);
      if (!part) break;
      near = part;
      if (part.matches("[data-field]")) {
        const around = part.closest("[data-single]") ?? scope;
        return { place: placeIn(around) ?? this.#form, control: /** @type {Control} */ (part) };
      }
      if (part.matches("[data-table]")) scope = rowsOf(part)[Number(path[++step])] ?? scope;
      else scope = part;
      if (scope.matches("[data-row]")) near = scope;
    }
    return { place: placeIn(near) ?? this.#form };
  }

  /** @param {HTMLButtonElement} button */
  #act(button) {
    const row = /** @type {HTMLElement | null} */ (button.closest("[data-row]"));
    const table = /** @type {HTMLElement} */ (button.closest("[data-table]"));
    switch (button.dataset.do) {
      case "up":
        row?.previousElementSibling?.before(row);
        break;
      case "down":
        row?.nextElementSibling?.after(row);
        break;
      case "double":
        if (row) focus(double(row), "input");
        break;
      case "remove": {
        const next = row?.nextElementSibling ?? row?.previousElementSibling ?? table;
        row?.remove();
        focus(next, next === table ? '[data-do="add"]' : "summary");
        break;
      }
      case "add":
        focus(add(table), "input");
        break;
      case "undo":
        return this.#restore(this.#past.undo());
      case "redo":
        return this.#restore(this.#past.redo());
      case "empty":
        this.#empty(this.#form);
        break;
      case "reset":
        fill(this.#form, this.#example);
        break;
      default:
        return;
    }
    const menu = row?.isConnected && row.querySelector("[data-menu][open]");
    if (menu) menu.removeAttribute("open");
    // A moved row takes the focus out of the document for a moment; it returns to its menu.
    if (row?.isConnected && button.dataset.do !== "double") focus(row, "summary");
    this.#note("");
  }

  /**
   * Take out what was given as an example; what is a setting stays.
   *
   * @param {Element} scope
   */
  #empty(scope) {
    for (const part of parts(scope)) {
      if (part.matches("[data-setting]")) continue;
      if (part.matches("[data-table]")) {
        for (const row of rowsOf(part)) row.remove();
        numberRows(part);
      } else if (part.matches("[data-group]")) this.#empty(part);
      else if (!(part instanceof HTMLSelectElement)) /** @type {Control} */ (part).value = "";
    }
    const first = this.#form.querySelector("[data-paste], [data-field]");
    if (first instanceof HTMLElement) first.focus();
  }

  /**
   * Enter goes down a column and Shift+Enter up, as in a sheet; Escape closes a row's menu.
   *
   * @param {KeyboardEvent} event
   */
  #key(event) {
    const at = /** @type {HTMLElement} */ (event.target);
    const menu = at.closest("[data-menu][open]");
    if (event.key === "Escape" && menu) {
      menu.removeAttribute("open");
      focus(menu, "summary");
    }
    const typing = at.matches("input[data-field], select[data-field]");
    if (event.key !== "Enter" || !typing || event.isComposing) return;
    const row = /** @type {HTMLElement | null} */ (at.closest("[data-row]"));
    const table = /** @type {HTMLElement | null} */ (at.closest("[data-table]"));
    if (!row || !table) return;
    event.preventDefault();
    const rows = rowsOf(table);
    const next = rows[rows.indexOf(row) + (event.shiftKey ? -1 : 1)];
    if (next) focus(next, `[data-field="${keyOf(at)}"]`);
    else if (!event.shiftKey) focus(table, '[data-do="add"]');
  }

  /** @param {Inputs | undefined} inputs */
  #restore(inputs) {
    if (!inputs) return;
    fill(this.#form, inputs);
    this.#settle();
  }

  /** @param {string} field */
  #note(field) {
    if (this.#past.note(this.inputs(), field)) this.#settle();
    else this.#number();
  }

  #settle() {
    this.#number();
    this.#offer("undo", this.#past.undoable);
    this.#offer("redo", this.#past.redoable);
    this.#changed();
  }

  #number() {
    offerMinus(this.#form);
    writeLines(this.#form);
    markChanged(this.#form);
    for (const table of all(this.#form, "[data-table]")) numberRows(table);
  }

  /**
   * @param {string} step
   * @param {boolean} possible
   */
  #offer(step, possible) {
    const button = this.#form.querySelector(`[data-do="${step}"]`);
    button?.setAttribute("aria-disabled", String(!possible));
  }
}

/** @param {Element} scope */
function placeIn(scope) {
  return all(scope, "[data-messages]").find(
    (place) =>
      place.closest("[data-single], [data-table], [data-row], [data-group], form") === scope,
  );
}

/** A row once more, below itself. @param {HTMLElement} row */
function double(row) {
  const table = /** @type {HTMLElement} */ (row.closest("[data-table]"));
  const copy = add(table);
  fill(copy, collect(row));
  row.after(copy);
  return copy;
}

/**
 * @param {Element} parent
 * @param {string} selector
 */
function focus(parent, selector) {
  const target = parent.querySelector(selector);
  if (target) reveal(target);
  if (target instanceof HTMLElement) target.focus();
  if (target instanceof HTMLInputElement) target.select();
}
