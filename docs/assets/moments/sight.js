// What is shown over the page until it is closed: a report in a frame, and lines of Python.

import { copy, save } from "./carry.js";
import { printWhole } from "./paper.js";
import { markup } from "./trusted.js";

/** @typedef {import("./carry.js").File} File */

const TITLES = { report: "Report", python: "These numbers in Python" };
const LINES = "These lines give the same answer; they need this project’s calculator package.";

/**
 * Show a file over the page.
 *
 * @param {"report" | "python"} what
 * @param {File} file
 */
export function display(what, file) {
  const dialog = document.createElement("dialog");
  const head = document.createElement("h2");
  const told = document.createElement("p");
  told.role = "status";
  head.textContent = TITLES[what];
  dialog.className = "md-typeset moments-sight";
  dialog.ariaLabel = TITLES[what];
  const content = what === "report" ? sheet(file) : code(file);
  const buttons = document.createElement("p");
  buttons.className = "moments-sight-buttons";
  if (content instanceof HTMLIFrameElement) {
    buttons.append(
      button("Print", () => content.contentWindow?.print()),
      button("Print the whole page instead", () => {
        dialog.close();
        printWhole();
      }),
    );
  } else {
    const again = async () => {
      told.textContent = (await copy(Promise.resolve(file.text))) ? `Copied. ${LINES}` : LINES;
    };
    buttons.append(button("Copy", again));
    again();
  }
  buttons.append(
    button("Save as a file", () => save(file)),
    button("Close", () => dialog.close()),
  );
  dialog.append(head, buttons, told, content);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal(); // what had the focus has it back once it is closed
}

/**
 * A report, as a page within the page: the policy of this one holds in it as well.
 *
 * @param {File} file
 */
function sheet({ text }) {
  const frame = document.createElement("iframe");
  frame.title = TITLES.report;
  frame.srcdoc = markup(text);
  return frame;
}

/** @param {File} file */
function code({ text }) {
  const shown = document.createElement("pre");
  const lines = document.createElement("code");
  lines.tabIndex = 0; // it may scroll
  lines.textContent = text;
  shown.append(lines);
  return shown;
}

/**
 * A text that is ready to be copied by hand.
 *
 * @param {string} text
 * @param {string} label
 */
export function field(text, label) {
  const shown = document.createElement("textarea");
  shown.readOnly = true;
  shown.rows = 2;
  shown.value = text;
  shown.ariaLabel = label;
  return shown;
}

/**
 * @param {string} label
 * @param {() => void} act
 */
function button(label, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = label;
  made.addEventListener("click", act);
  return made;
}
