// The result of a paper: how many were right, by subject, and then each question with every reason.

// @ts-check

import { copy } from "../carry.js";
import { lay } from "./bank.js";
import { Boxes } from "./boxes.js";
import { today } from "./days.js";
import { mark } from "./marking.js";
import { element, minutes, part, questions } from "./parts.js";
import * as progress from "./progress.js";
import { give } from "./sitting.js";

/** @typedef {import("./sitting.js").Item} Item */
/** @typedef {{item: Item, answer: string, right: boolean, said: string, asked: HTMLFieldSetElement, reasons: HTMLDetailsElement}} Marked */

const OPEN = "Left open.";
const INCOMPLETE = "Not complete.";
const MINUTE = 60_000;

/**
 * @param {HTMLElement} room
 * @param {ReturnType<typeof import("./forms.js").formIn>} form
 * @param {import("./forms.js").Under} under
 * @param {Item[]} items
 * @param {boolean} first whether it has just been handed in: then its answers are kept for practice
 */
export function showResult(room, form, under, items, first) {
  const marked = items.map((item, at) => marking(item, under.answers[at]));
  const right = marked.filter((one) => one.right).length;
  const open = marked.filter(({ answer }) => !answer).length;
  const taken = Math.max(1, Math.round((under.done - under.began) / MINUTE));
  const said = [
    `${right} of ${questions(items.length)} right${open ? `, ${open} left open` : ""}.`,
    `It took ${minutes(taken)}${under.late ? ", and went on when the time was over" : ""}.`,
  ];
  if (form.pass && items.length === form.questions) {
    said.push(`The exam of this form asks for ${form.pass}.`);
  }
  part(room, "outcome").textContent = said.join(" ");
  const serving = items.filter(({ question }) => question.families.includes(form.family)).length;
  part(room, "coverage").textContent =
    `${serving} of these ${items.length} questions serve this exam. What you missed waits in Practice, on the list “wrong again”.`;
  part(room, "subjects").replaceChildren(...bySubject(room, marked));
  part(room, "marked").replaceChildren(...marked.map(whole));
  if (first) keep(marked);
}

/** @param {Item} item @param {string} answer @returns {Marked} */
function marking(item, answer) {
  const { asked, reasons } = lay(item.question, item.order);
  give(asked, answer);
  const { said, right } = mark(asked, reasons);
  const told = right === undefined ? INCOMPLETE : said;
  return { item, answer, right: right === true, said: answer ? told : OPEN, asked, reasons };
}

/** @param {HTMLElement} room @param {Marked[]} marked */
function bySubject(room, marked) {
  const names = /** @type {HTMLTemplateElement} */ (part(room, "names")).content;
  const subjects = Object.groupBy(marked, ({ item }) => item.question.subject);
  return Object.entries(subjects).map(([name, ours = []]) => {
    const heading =
      names.querySelector(`[data-name-of="${CSS.escape(name)}"]`)?.textContent ?? name;
    const row = document.createElement("tr");
    const hits = String(ours.filter(({ right }) => right).length);
    row.append(
      element("th", heading, { scope: "row" }),
      element("td", hits),
      element("td", String(ours.length)),
    );
    return row;
  });
}

/** A question with its answer, and all reasons. @param {Marked} marked @param {number} at */
function whole({ right, said, asked, reasons, answer }, at) {
  const section = document.createElement("section");
  section.className = "moments-room-marked";
  section.ariaLabel = `Question ${at + 1}`;
  const key = (asked.getAttribute("data-key") ?? "").split(" ");
  const chosen = asked.getAttribute("data-asked") === "choice" ? [...answer] : [];
  for (const reason of reasons.querySelectorAll("[data-reason]")) {
    const place = reason.getAttribute("data-reason") ?? "";
    if (chosen.includes(place)) reason.append(sign("your choice"));
    if (key.includes(place)) reason.setAttribute("data-is", "right");
  }
  const legend = element("p", "", { class: "moments-room-ask" });
  legend.append(
    `${at + 1}. `,
    ...(asked.querySelector("legend")?.cloneNode(true).childNodes ?? []),
  );
  const verdict = element("p", said);
  verdict.toggleAttribute("data-right", right);
  if (answer && !chosen.length) verdict.append(` You answered ${written(asked, answer)}.`);
  reasons.open = true;
  section.append(legend, verdict, reasons);
  return section;
}

/** @param {Element} asked @param {string} answer */
function written(asked, answer) {
  if (asked.getAttribute("data-asked") === "number") return answer;
  const parts = [...asked.querySelectorAll("[data-part=option]")].map((one) => ({
    place: one.querySelector("select")?.value ?? "",
    text: one.querySelector("span")?.textContent ?? "",
  }));
  return parts
    .sort((one, other) => Number(one.place) - Number(other.place))
    .map(({ place, text }) => `${place || "–"} ${text}`)
    .join(", ");
}

/** @param {string} text */
const sign = (text) => element("span", text, { class: "moments-room-sign" });

/** What was answered counts in practice, too; what was left open was not asked. @param {Marked[]} marked */
function keep(marked) {
  progress.change((record) => {
    const boxes = new Boxes(rows(), record.exam, today());
    for (const { item, answer, right } of marked) {
      if (!answer) continue;
      const { id, changed } = item.question;
      record.answered += 1;
      const given = { changed, right, sure: /** @type {const} */ ("") };
      record.questions[id] = boxes.answered(record.questions[id], given, record.answered);
    }
  });
}

/** The boxes, as Python printed them on this page. @returns {[number, number[]][]} */
const rows = () =>
  JSON.parse(document.querySelector("[data-days]")?.getAttribute("data-days") ?? "[]");

/** @param {HTMLElement} room @param {string} link the part of the address that lists the paper */
export async function copyLink(room, link) {
  const address = `${location.href.split("#")[0]}${link}`;
  const copied = await copy(Promise.resolve(address));
  const place = part(room, "copied");
  if (copied)
    place.textContent = "Copied: the same questions, and their options in the same order.";
  else place.replaceChildren("Copy it from here: ", element("span", address));
}
