// <moments-quiz>: an answer first, then all reasons. The page prints them, and the keys and limits
// that a choice or a number is compared with.

// @ts-check

import { mark } from "./exam/marking.js";

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
    verdict.textContent = [said, ...why, ...closing].join(" ");
    verdict.toggleAttribute("data-right", right === true);
    if (right === undefined) return;
    reasons.hidden = false;
    reasons.toggleAttribute("open", true);
    if (right || listed) return;
    listed = true;
    list(asked, verdict);
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

/**
 * Put it onto the exam room's list "wrong again", if an account is kept there.
 *
 * @param {Element} asked
 * @param {Element} verdict
 */
async function list(asked, verdict) {
  const { missed } = await import("./exam/missed.js");
  const said = missed(
    asked.getAttribute("data-id") ?? "",
    asked.getAttribute("data-changed") ?? "",
  );
  if (said) verdict.append(` ${said}`);
}

customElements.define("moments-quiz", MomentsQuiz);
