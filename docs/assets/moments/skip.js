// “Skip to content” moves the focus. The theme's script takes the click for one that leads to another
// page: it brings this page anew, and the next Tab is in the head of the page again. So neither it nor
// the browser is left anything to do; the focus brings the target into sight.

document.addEventListener(
  "click",
  (event) => {
    const link = /** @type {Element} */ (event.target).closest('[data-md-component="skip"] a');
    const name = link instanceof HTMLAnchorElement ? link.hash.slice(1) : "";
    const target = name && document.getElementById(decodeURIComponent(name));
    if (!target) return;
    event.preventDefault();
    event.stopPropagation();
    target.tabIndex = -1; // a heading takes the focus only by script
    target.focus();
  },
  { capture: true },
);

// The theme's search is a dialog without a name, which a screen reader would announce as nothing.
document.querySelector('[role="dialog"]:not([aria-label])')?.setAttribute("aria-label", "Search");
