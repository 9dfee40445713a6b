// <moments-quiz>: an answer first, then all reasons. The page prints them, and the keys and limits
// that a choice or a number is compared with.

// @ts-check

import { mark } from "./exam/marking.js";
import { missed } from "./exam/missed.js";

const MORE = "Reasons for the others stand below.";

class MomentsQuiz extends HTMLElement {
  connectedCallback() {
    for (const asked of this.querySelectorAll("[data-asked]")) prepare(asked);
  }
}

/** @param {Element} asked */
function prepare(asked) {
  /** @type {(selector: string) => HTMLElement | null} */
  const part = (selector) => asked.querySelector(selector);
  const button = part("[data-do=answer]");
  const verdict = part("[data-verdict]");
  const reasons = part("[data-reasons]");
  if (!button?.hidden || !verdict || !reasons) return;
  button.hidden = false;
  reasons.hidden = true;
  let listed = false;
  const answer = () => {
    const { said, right, why } = mark(asked);
    const closing = asked.getAttribute("data-asked") === "choice" && why.length ? [MORE] : [];
    const put = right === false && !listed ? missed(...which(asked)) : "";
    listed ||= put !== "";
    verdict.textContent = [said, ...why, ...closing, put].join(" ").trim();
    verdict.toggleAttribute("data-right", right === true);
    if (right === undefined) return;
    reasons.hidden = false;
    reasons.toggleAttribute("open", true);
  };
  button.addEventListener("click", answer);
  asked.addEventListener("input", () => {
    verdict.textContent = "";
  });
  asked.addEventListener("keydown", (event) => {
    const { key, target } = /** @type {KeyboardEvent} */ (event);
    if (key === "Enter" && target instanceof HTMLInputElement) answer();
  });
}

/** @param {Element} asked @returns {[id: string, changed: string]} */
const which = (asked) => [
  asked.getAttribute("data-id") ?? "",
  asked.getAttribute("data-changed") ?? "",
];

customElements.define("moments-quiz", MomentsQuiz);
