// What pages of text need beyond their HTML: a term's explanation can be sent away with Escape, as
// it covers what stands below; a link opens what it leads to; the theme's boxes of wide tables and
// its bars beside code can be reached by the keyboard and told apart.

// @ts-check

const TERM = "[data-explained]";
const SENT_AWAY = "data-sent-away";

addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const term of document.querySelectorAll(`${TERM}:is(:hover, :focus-within)`)) {
    term.setAttribute(SENT_AWAY, "");
  }
});

/** @param {Event} event */
function allowAgain(event) {
  const term = event.target instanceof Element && event.target.closest(TERM);
  if (term && !term.matches(":hover, :focus-within")) term.removeAttribute(SENT_AWAY);
}
addEventListener("focusout", (event) => setTimeout(allowAgain, 0, event));
addEventListener("pointerout", allowAgain);

/**
 * What a link leads to may be folded away, and not every browser opens it by itself.
 *
 * @param {string} hash
 */
function unfold(hash) {
  let folded = document.getElementById(hash.slice(1))?.closest("details");
  while (folded) {
    folded.open = true;
    folded = folded.parentElement?.closest("details");
  }
}
addEventListener(
  "click",
  (event) => {
    const link = event.target instanceof Element && event.target.closest("a");
    if (link && link.pathname === location.pathname) unfold(link.hash);
  },
  { capture: true },
);
unfold(location.hash);

function mend() {
  document.querySelectorAll(".md-code__nav").forEach((bar, position) => {
    bar.ariaLabel ??= `Code ${position + 1}`;
  });
  for (const box of document.querySelectorAll(".md-typeset__scrollwrap")) {
    const scrolls = box.scrollWidth > box.clientWidth;
    if (scrolls === box.hasAttribute("tabindex")) continue;
    box.toggleAttribute("tabindex", scrolls);
    if (scrolls) box.setAttribute("tabindex", "0");
    box.role = scrolls ? "group" : null;
    box.ariaLabel = scrolls ? "Table, wider than the page" : null;
  }
}
new MutationObserver(mend).observe(document.documentElement, { childList: true, subtree: true });
addEventListener("resize", mend);
mend();
