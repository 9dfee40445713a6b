// The cards of a survey: charts and tables leave them by the code of the calculators, and a card opens
// in its calculator by a link that Python made. What is behind the sign of a link goes to no server.

import { today } from "./about.js";
import { PythonFailed } from "./faults.js";
import { Leaving } from "./leave.js";

/** @typedef {(call: string, given: string[]) => Promise<string | undefined>} Ask asks Python */

const MADE = "The report is made …";

/**
 * @param {HTMLElement} host the survey, which knows where the calculators' pages are
 * @param {Ask} ask
 * @param {string} name of the file whose answers these are
 */
export function attend(host, ask, name) {
  for (const card of /** @type {NodeListOf<HTMLElement>} */ (
    host.querySelectorAll("[data-card]")
  )) {
    const key = card.dataset.card ?? "";
    new Leaving(card, {
      inputs: () => ({}),
      people: () => [],
      linked: () => {},
      ask: async (_, text) => {
        const reply = await ask("leave", [key, text]);
        if (reply === undefined) throw new PythonFailed("stopped"); // the desk has said why
        return reply;
      },
    });
  }
  for (const way of host.querySelectorAll("[data-opens]")) {
    if (!(way instanceof HTMLAnchorElement)) continue;
    const form = host.querySelector(`[data-form="${way.dataset.opens}"]`);
    if (!(form instanceof HTMLAnchorElement)) continue; // this copy has no such page
    way.href = `${form.href}#${way.dataset.fragment}`;
    way.hidden = false;
  }
  host.querySelector("[data-report]")?.addEventListener("click", () => report(host, ask, name));
}

/**
 * Show the survey's pages for paper over the page.
 *
 * @param {HTMLElement} host
 * @param {Ask} ask
 * @param {string} name
 */
async function report(host, ask, name) {
  const said = host.querySelector("[data-report] ~ [data-said]");
  const works = JSON.parse(host.querySelector('[data-part="works"]')?.textContent || "{}");
  const version = host.getAttribute("runtime") ?? "";
  const about = { title: document.title, date: today(), version };
  const asked = { about, works, mapping: `${name}.map.yml` };
  if (said) said.textContent = MADE;
  const text = await ask("report", [JSON.stringify(asked)]);
  const { refused = "", ...file } = text ? JSON.parse(text) : {};
  if (said) said.textContent = refused;
  if (!file.text) return;
  const { display } = await import("./sight.js");
  display("report", file);
}
