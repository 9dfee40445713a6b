// “Skip to content” moves the focus. The theme's script, which loads pages without the browser,
// swallows the click: it scrolls, and the next Tab is in the head of the page again.

document.addEventListener(
  "click",
  (event) => {
    const link = /** @type {Element} */ (event.target).closest('[data-md-component="skip"] a');
    const name = link instanceof HTMLAnchorElement ? link.hash.slice(1) : "";
    const target = name && document.getElementById(decodeURIComponent(name));
    if (!target) return;
    target.tabIndex = -1; // a heading takes the focus only by script
    target.focus();
  },
  { capture: true },
);
