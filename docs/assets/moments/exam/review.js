// Which questions of a paper are answered, open and flagged: the jump list, and the look before it is
// handed in.

// @ts-check

import { button, element, part, questions } from "./parts.js";

/** @typedef {import("./forms.js").Under} Under */

/** @param {HTMLElement} room @param {Under} under */
export function writeJumps(room, { answers, flags, at }) {
  const flag = button(room, "flag");
  flag.ariaPressed = String(flags[at]);
  flag.textContent = flags[at] ? "Flagged" : "Flag";
  const jumps = answers.map((answer, place) => {
    const states = [answer ? "answered" : "open", ...(flags[place] ? ["flagged"] : [])];
    const said = [answer ? /* said */ "answered" : /* said */ "open"];
    if (flags[place]) said.push(/* said */ "flagged");
    const jump = to(place, String(place + 1), { class: "moments-room-jump" });
    jump.dataset.state = states.join(" ");
    jump.ariaLabel = `Question ${place + 1}, ${said.join(", ")}`;
    if (place === at) jump.ariaCurrent = "step";
    return listed(jump);
  });
  part(room, "jumps").replaceChildren(...jumps);
}

/** @param {HTMLElement} room @param {Under} under */
export function writeReview(room, { answers, flags }) {
  const open = answers.filter((one) => !one).length;
  const flagged = flags.filter(Boolean).length;
  const answered = questions(answers.length - open);
  const lines = answers.flatMap((answer, place) => {
    const what = [
      ...(answer ? [] : [/* said */ "open"]),
      ...(flags[place] ? [/* said */ "flagged"] : []),
    ];
    const name = `Question ${place + 1}: ${what.join(", ")}`;
    return what.length ? listed(to(place, name, { class: "moments-room-reset" })) : [];
  });
  part(room, "open").replaceChildren(...lines);
  sayOfReview(room, `${answered} answered, ${open} open, ${flagged} flagged.`);
}

/** @param {HTMLElement} room @param {string} text */
export function sayOfReview(room, text) {
  const place = part(room, "reviewed");
  place.textContent = text;
  place.focus();
}

/** A button that leads to a question. @param {number} place @param {string} name @param {{class: string}} dress */
function to(place, name, dress) {
  const jump = element("button", name, { type: "button", "data-do": "jump", ...dress });
  jump.dataset.to = String(place);
  return jump;
}

/** @param {Element} one */
function listed(one) {
  const item = document.createElement("li");
  item.append(one);
  return item;
}
