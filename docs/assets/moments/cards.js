// The cards of a survey: charts and tables leave them by the code of the calculators, and a card opens
// in its calculator by a link that Python made. What is behind the sign of a link goes to no server.

import { PythonFailed } from "./faults.js";
import { Leaving } from "./leave.js";

/**
 * @param {HTMLElement} host the survey, which knows where the calculators' pages are
 * @param {(key: string, text: string) => Promise<string | undefined>} leave asks Python
 */
export function attend(host, leave) {
  for (const card of /** @type {NodeListOf<HTMLElement>} */ (
    host.querySelectorAll("[data-card]")
  )) {
    const key = card.dataset.card ?? "";
    new Leaving(card, {
      inputs: () => ({}),
      linked: () => {},
      ask: async (_, text) => {
        const reply = await leave(key, text);
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
}
