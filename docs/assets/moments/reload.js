// Loading the page again with its scripts, of which the browser may keep old copies. What was typed is
// kept in the tab's own storage (see kept.js) and found again.

/** Load the page and its scripts again. */
export async function reload() {
  const ours = performance
    .getEntriesByType("resource")
    .filter(({ name }) => /\/assets\/moments[./]/.test(name));
  await Promise.allSettled(ours.map(({ name }) => fetch(name, { cache: "reload" })));
  location.reload();
}
