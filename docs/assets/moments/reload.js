// Loading the page again without losing what was typed: kept in the tab's own storage until the
// new page has taken it, and no longer. Where storage is denied, the page is still loaded again.

/** @typedef {import("./form.js").Inputs} Inputs */

const PREFIX = "moments-typed";

/**
 * Load the page again with its scripts, of which the browser may keep old copies.
 *
 * @param {Inputs[]} typed what stands in each calculator of the page
 */
export async function reload(typed) {
  typed.forEach((inputs, place) => {
    try {
      sessionStorage.setItem(key(place), JSON.stringify(inputs));
    } catch {}
  });
  const ours = performance
    .getEntriesByType("resource")
    .filter(({ name }) => /\/assets\/moments[./]/.test(name));
  await Promise.allSettled(ours.map(({ name }) => fetch(name, { cache: "reload" })));
  location.reload();
}

/**
 * What stood in a calculator when its page was loaded again, once.
 *
 * @param {number} place of the calculator in the page
 * @returns {Inputs | undefined}
 */
export function restored(place) {
  try {
    const text = sessionStorage.getItem(key(place));
    sessionStorage.removeItem(key(place));
    return text === null ? undefined : JSON.parse(text);
  } catch {}
}

/** @param {number} place */
function key(place) {
  return `${PREFIX} ${location.pathname} ${place}`;
}
