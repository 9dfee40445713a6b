// A calculator in a frame of another page: with ?embed in the page's address, only the calculator is
// shown, and the page around the frame is told how high it is. Nothing else is told, and nothing is
// listened to. Which pages may frame this one is for the server to say, by frame-ancestors.
//
// Out: {moments: "height", height: pixels}

// @ts-check

/** What the calculators of a page stand in, together with its title; in themes of all kinds. */
const main =
  document.querySelector("article.md-content__inner") ??
  document.querySelector("main") ??
  document.body;

if (new URLSearchParams(location.search).has("embed")) {
  document.documentElement.classList.add("moments-embedded");
  addWay();
  if (window.parent !== window) {
    tellHeight();
    addEventListener("click", openOutside);
  }
}

/** Below the calculator, the way to the whole page, with limits and sources. */
function addWay() {
  const whole = new URL(location.href);
  whole.searchParams.delete("embed");
  const way = document.createElement("p");
  const link = document.createElement("a");
  way.className = "moments-whole";
  link.href = whole.href;
  link.textContent = "Open the whole page, with limits and sources";
  way.append(link);
  main.append(way);
}

function tellHeight() {
  let told = 0;
  const tell = () => {
    const below = Number.parseFloat(getComputedStyle(main).marginBottom) || 0;
    const height = Math.ceil(main.getBoundingClientRect().bottom + scrollY + below);
    if (height === told) return;
    told = height;
    // To whomever the server lets frame this page: a number of pixels is no secret.
    window.parent.postMessage({ moments: "height", height }, "*");
  };
  new ResizeObserver(tell).observe(main);
}

/** Other pages do not fit into the frame, nor what of this one is not shown. @param {MouseEvent} event */
function openOutside(event) {
  const link = event.target instanceof Element && event.target.closest("a[href]");
  if (!(link instanceof HTMLAnchorElement)) return;
  const [place] = location.href.split("#");
  if (link.href.split("#")[0] === place) {
    const there = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!there || there.getClientRects().length > 0) return;
    const whole = new URL(link.href);
    whole.searchParams.delete("embed");
    link.href = whole.href;
  }
  link.target = "_blank";
  link.rel = "noopener";
}
