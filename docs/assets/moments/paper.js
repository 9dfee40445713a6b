// What paper shows. A calculator's own page prints as a report: question, answer, charts, inputs,
// method, sources, date and address; the page around it only when it is asked for.

import { page, today, works } from "./about.js";

let whole = false;

/** Print the page with everything on it. */
export function printWhole() {
  whole = true;
  print();
}

addEventListener("beforeprint", () => {
  // Only a calculator's own page shows it in Python.
  const report = !whole && document.querySelector("[data-python]") !== null;
  document.documentElement.toggleAttribute("data-report", report);
  for (const calculator of document.querySelectorAll("moments-calculator")) {
    const place = calculator.querySelector('[data-part="printed"]');
    const listed = report ? works(calculator) : [];
    place?.replaceChildren(
      ...(listed.length > 0 ? [element("h2", "Sources"), list(listed)] : []),
      element("p", `Printed on ${today()} from ${page()}`),
    );
  }
});

addEventListener("afterprint", () => {
  whole = false;
  document.documentElement.removeAttribute("data-report");
});

/**
 * @param {string} name
 * @param {string} text
 */
function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

/** @param {string[]} texts */
function list(texts) {
  const made = document.createElement("ul");
  made.append(...texts.map((text) => element("li", text)));
  return made;
}
