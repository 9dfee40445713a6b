// <moments-quiz>: an answer first, then all reasons. The page prints them, and the keys and limits
// that a choice or a number is compared with.

// @ts-check

const NUMBER = /^[-−]?(?:\d+[.,]?\d*|[.,]\d+)$/;
const TWO_WAYS = /[.,]\d{3}$/;

class MomentsQuiz extends HTMLElement {
  connectedCallback() {
    for (const asked of all(this, "[data-asked]")) prepare(asked);
  }
}

/** @param {HTMLElement} asked */
function prepare(asked) {
  const button = part(asked, "[data-do=answer]");
  const verdict = part(asked, "[data-verdict]");
  const reasons = part(asked, "[data-reasons]");
  if (!button?.hidden || !verdict || !reasons) return;
  button.hidden = false;
  reasons.hidden = true;
  const answer = () => {
    const [said, right] = mark(asked);
    verdict.textContent = said;
    verdict.toggleAttribute("data-right", right === true);
    if (right === undefined) return;
    reasons.hidden = false;
    reasons.toggleAttribute("open", true);
  };
  button.addEventListener("click", answer);
  asked.addEventListener("input", () => {
    verdict.textContent = "";
  });
  asked.addEventListener("keydown", ({ key, target }) => {
    if (key === "Enter" && target instanceof HTMLInputElement) answer();
  });
}

/** @typedef {[said: string, right?: boolean]} Verdict */

/** @param {Element} asked @returns {Verdict} */
function mark(asked) {
  const sort = asked.getAttribute("data-asked");
  if (sort === "number") return markNumber(asked);
  if (sort === "order") return markOrder(asked);
  const key = (asked.getAttribute("data-key") ?? "").split(" ");
  const chosen = all(asked, "input:checked").map((one) => one.value);
  if (chosen.length !== key.length) {
    return [key.length > 1 ? "Choose two." : "Choose an answer first."];
  }
  const missed = key.filter((one) => !chosen.includes(one));
  const right = !missed.length;
  const hits = `Right so far: ${key.length - missed.length} of 2.`;
  const first = right ? "Right." : key.length > 1 ? hits : "Not this one.";
  const why = [...chosen, ...missed].map((one) => reason(asked, one));
  return [[first, ...why, "Reasons for the others stand below."].join(" "), right];
}

/** @param {Element} asked @returns {Verdict} */
function markNumber(asked) {
  const [input] = all(asked, "[data-lowest]");
  const text = input.value.trim();
  if (!text) return ["Type a number first."];
  if (!NUMBER.test(text)) return [`“${text}” cannot be read: write a number in digits alone.`];
  if (TWO_WAYS.test(text)) {
    const whole = text.replace(/[.,]/, "");
    return [`“${text}” can mean two numbers: write ${whole} or ${text.replace(",", ".")}0.`];
  }
  const given = Number(text.replace("−", "-").replace(",", "."));
  const right = given >= Number(input.dataset.lowest) && given <= Number(input.dataset.highest);
  return [`${right ? "Right." : "Not this one."} ${reason(asked, "number")}`, right];
}

/** @param {Element} asked @returns {Verdict} */
function markOrder(asked) {
  const places = all(asked, "[data-place]");
  const given = new Set(places.map((one) => one.value));
  if (given.has("") || given.size < places.length) return ["Give each a number of its own."];
  const hits = places.filter((one) => one.value === one.dataset.place).length;
  const right = hits === places.length;
  const said = right ? "Right." : `In place: ${hits} of ${places.length}.`;
  return [`${said} Each stands below with its reason.`, right];
}

/** @param {Element} asked @param {string} which */
const reason = (asked, which) =>
  part(asked, `[data-reason="${which}"]`)?.textContent?.replace(/\s+/g, " ").trim() ?? "";

/** @param {Element} asked @param {string} selector @returns {HTMLElement | null} */
const part = (asked, selector) => asked.querySelector(selector);

/** @param {Element} asked @param {string} selector @returns {HTMLInputElement[]} */
const all = (asked, selector) =>
  [...asked.querySelectorAll(selector)].map((one) => /** @type {any} */ (one));

customElements.define("moments-quiz", MomentsQuiz);
