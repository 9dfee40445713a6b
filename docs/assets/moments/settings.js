// Settings that are folded say so when one of them was changed: by the reader, or by a link.

import { all } from "./fields.js";

/** @param {HTMLFormElement} form */
export function markChanged(form) {
  for (const settings of all(form, "[data-settings]")) {
    /** @type {import("./fields.js").Control[]} */
    const fields = all(settings, "[data-field]");
    const changed = fields.some((field) => field.value !== field.dataset.setting);
    settings.querySelector("[data-changed]")?.toggleAttribute("hidden", !changed);
  }
}
