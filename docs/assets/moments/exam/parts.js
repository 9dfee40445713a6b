// Parts of the exam room's pages, which Python printed, and small ones that come while it is used.

// @ts-check

/** @param {Element} room @param {string} name @returns {HTMLElement} */
export const part = (room, name) =>
  /** @type {any} */ (room.querySelector(`[data-part="${name}"]`));

/** @param {Element} room @param {string} what @returns {HTMLButtonElement} */
export const button = (room, what) =>
  /** @type {any} */ (room.querySelector(`[data-do="${what}"]`));

/** A field with which readers choose. @param {Element} room @param {string} name @returns {HTMLInputElement} */
export const choice = (room, name) =>
  /** @type {any} */ (room.querySelector(`[data-choice=${name}]`));

/** A whole number within its field's limits, or zero. @param {Element} room @param {string} name */
export function wholeIn(room, name) {
  const field = choice(room, name);
  return field.validity.valid && /^\d+$/.test(field.value) ? Number(field.value) : 0;
}

/** @param {Element} one @param {boolean} shown */
export function show(one, shown) {
  /** @type {HTMLElement} */ (one).hidden = !shown;
}

/**
 * @param {string} name
 * @param {string} text
 * @param {{[name: string]: string}} [attributes]
 */
export function element(name, text, attributes = {}) {
  const made = document.createElement(name);
  made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

/** @param {number} count */
export const questions = (count) => (count === 1 ? "1 question" : `${count} questions`);

/** @param {number} count */
export const minutes = (count) => (count === 1 ? "1 minute" : `${count} minutes`);

/** Write beside each option what it is. @param {Element} asked */
export function sign(asked) {
  const key = (asked.getAttribute("data-key") ?? "").split(" ");
  for (const option of asked.querySelectorAll(
    "label:has(input:is([type=radio], [type=checkbox]))",
  )) {
    const input = option.querySelector("input");
    const right = key.includes(input?.value ?? "");
    if (!right && !input?.checked) continue;
    option.setAttribute("data-is", right ? "right" : "wrong");
    const said = right ? /* said */ "right" : "your choice";
    option.append(element("span", said, { class: "moments-room-sign" }));
  }
}

/**
 * Let a reader begin with a question: its text has the focus, and is read out.
 *
 * @param {Element} asked
 * @param {HTMLElement} section what the question stands in
 */
export function begin(asked, section) {
  const legend = asked.querySelector("legend");
  legend?.setAttribute("tabindex", "-1");
  legend?.focus({ preventScroll: true });
  bringIntoView(section);
}

/** Each question begins at the same place, if it does not fit otherwise. @param {HTMLElement} section */
export function bringIntoView(section) {
  const { top, bottom } = section.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight)
    section.scrollIntoView({ block: "start", behavior: "instant" });
}

/** What was asked, and where it is taught. @param {import("./bank.js").Question} question */
export function taught({ printed }) {
  const item = element("li", `${printed.querySelector("legend")?.textContent ?? ""} `);
  const link = printed.querySelector("[data-taught]")?.cloneNode(true);
  if (link) item.append(link);
  return item;
}
