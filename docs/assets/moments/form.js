// The form of a calculator: what stands in it, rows, undo, and messages at their fields. It knows
// no calculator, no formula and no class; Python rendered the fields, says by data-* what each part
// is, and rows are cloned from its <template>.

/** @typedef {{[key: string]: string | Inputs | Inputs[]}} Inputs what is typed, as text */
/** @typedef {{path: string, level: string, text: string}} Message */
/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Control */

const LONGEST_PAST = 200;
let messages = 0;

/**
 * @template {Element} T
 * @param {ParentNode} parent
 * @param {string} selector
 * @returns {T[]}
 */
const all = (parent, selector) => /** @type {T[]} */ ([...parent.querySelectorAll(selector)]);

export class Form {
  #form;
  #changed;
  /** @type {Inputs} */
  #example;
  /** @type {Inputs} */
  #present;
  /** @type {Inputs[]} */
  #past = [];
  /** The field that was changed last: going on in it is one step for undo. */
  #lastField = "";

  /**
   * @param {HTMLFormElement} form
   * @param {() => void} changed called after each change of the inputs
   */
  constructor(form, changed) {
    this.#form = form;
    this.#changed = changed;
    this.#example = this.#present = this.inputs();
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", (event) => {
      const control = /** @type {Control} */ (event.target);
      this.#note(`${all(form, "[data-field]").indexOf(control)}`);
    });
    form.addEventListener("click", (event) => {
      const button = /** @type {Element} */ (event.target).closest("button[data-do]");
      if (button instanceof HTMLButtonElement) this.#act(button);
    });
  }

  /** What is typed now, as text, untouched. @returns {Inputs} */
  inputs() {
    return collect(this.#form);
  }

  /**
   * Put inputs into the form, as one step that can be undone.
   *
   * @param {Inputs} inputs
   */
  take(inputs) {
    fill(this.#form, inputs);
    this.#lastField = "";
    this.#note("");
  }

  /**
   * Show messages at the fields they are about, in place of the former ones.
   *
   * @param {Message[]} faults
   */
  explain(faults) {
    for (const place of all(this.#form, "[data-messages]")) place.replaceChildren();
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
    const row = button.closest("[data-row]");
    const table = /** @type {HTMLElement} */ (button.closest("[data-table]"));
    switch (button.dataset.do) {
      case "up":
        row?.previousElementSibling?.before(row);
        break;
      case "down":
        row?.nextElementSibling?.after(row);
        break;
      case "remove": {
        const next = row?.nextElementSibling ?? row?.previousElementSibling ?? table;
        row?.remove();
        focus(next, next === table ? '[data-do="add"]' : '[data-do="remove"]');
        break;
      }
      case "add":
        focus(add(table), "input");
        break;
      case "undo":
        fill(this.#form, this.#past.pop() ?? this.#present);
        this.#number();
        this.#lastField = "";
        this.#present = this.inputs();
        this.#offerUndo();
        this.#changed();
        return;
      case "reset":
        fill(this.#form, this.#example);
        break;
    }
    // A moved row takes the focus out of the document for a moment; it returns to its button.
    if (row?.isConnected) button.focus();
    this.#lastField = "";
    this.#note("");
  }

  /**
   * Take the change into the past, unless it goes on in the same field.
   *
   * @param {string} field
   */
  #note(field) {
    this.#number();
    const inputs = this.inputs();
    if (JSON.stringify(inputs) === JSON.stringify(this.#present)) return;
    if (!field || field !== this.#lastField) {
      this.#past.push(this.#present);
      if (this.#past.length > LONGEST_PAST) this.#past.shift();
    }
    this.#lastField = field;
    this.#present = inputs;
    this.#offerUndo();
    this.#changed();
  }

  #number() {
    for (const table of all(this.#form, "[data-table]")) {
      rowsOf(table).forEach((row, index) => {
        const number = row.querySelector("[data-number]");
        if (number) number.textContent = String(index + 1);
      });
    }
  }

  #offerUndo() {
    const undo = this.#form.querySelector('[data-do="undo"]');
    undo?.setAttribute("aria-disabled", String(this.#past.length === 0));
  }
}

const CONTAINERS = "[data-row], [data-group], form";

/**
 * Fields, groups and tables that stand in a container itself, not in one within it.
 *
 * @param {Element} scope the form, a row or a group
 * @returns {HTMLElement[]}
 */
function parts(scope) {
  /** @type {HTMLElement[]} */
  const found = all(scope, "[data-field], [data-group], [data-table]");
  return found.filter((part) => part.parentElement?.closest(CONTAINERS) === scope);
}

/** @param {HTMLElement} part */
function keyOf({ dataset }) {
  return dataset.field ?? dataset.group ?? dataset.table ?? "";
}

/**
 * @param {Element} table
 * @returns {Element[]} its own rows, without those of a table within a row
 */
function rowsOf(table) {
  return all(table, "[data-row]").filter((row) => row.closest("[data-table]") === table);
}

/** @param {Element} scope */
function placeIn(scope) {
  return all(scope, "[data-messages]").find(
    (place) =>
      place.closest("[data-single], [data-table], [data-row], [data-group], form") === scope,
  );
}

/**
 * @param {Element} scope
 * @returns {Inputs}
 */
function collect(scope) {
  /** @type {Inputs} */
  const inputs = {};
  for (const part of parts(scope)) {
    if (part.matches("[data-field]")) inputs[keyOf(part)] = /** @type {Control} */ (part).value;
    else if (part.matches("[data-group]")) inputs[keyOf(part)] = collect(part);
    else inputs[keyOf(part)] = rowsOf(part).map(collect);
  }
  return inputs;
}

/**
 * @param {Element} scope
 * @param {Inputs} inputs
 */
function fill(scope, inputs) {
  for (const part of parts(scope)) {
    const wanted = inputs[keyOf(part)];
    if (Array.isArray(wanted)) {
      while (rowsOf(part).length > wanted.length) rowsOf(part).at(-1)?.remove();
      while (rowsOf(part).length < wanted.length) add(part);
      for (const [index, row] of rowsOf(part).entries()) fill(row, wanted[index]);
    } else if (typeof wanted === "object") {
      fill(part, wanted);
    } else {
      const control = /** @type {Control} */ (part);
      if (wanted !== undefined && wanted !== control.value) control.value = wanted;
    }
  }
}

/**
 * Add a row to a table, as Python rendered it for that.
 *
 * @param {Element} table
 */
function add(table) {
  const own = (/** @type {Element} */ one) => one.closest("[data-table]") === table;
  const template = /** @type {HTMLTemplateElement} */ (all(table, "template").find(own));
  const copy = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
  const row = /** @type {Element} */ (copy.firstElementChild);
  all(table, "[data-rows]").find(own)?.append(row);
  return row;
}

/**
 * @param {Element} parent
 * @param {string} selector
 */
function focus(parent, selector) {
  const target = parent.querySelector(selector);
  if (target instanceof HTMLElement) target.focus();
  if (target instanceof HTMLInputElement) target.select();
}
