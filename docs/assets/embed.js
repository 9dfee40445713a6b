// A calculator in a frame of another page: with ?embed in the page's address, only the calculator is
// shown, or a part of it, and the page around the frame is told how high it is. Nothing else is told,
// and nothing is listened to. Which pages may frame this one is for the server to say, by
// frame-ancestors.
//
// Out: {moments: "height", height: pixels}

// @ts-check

import { Onward, say, setApart } from "./moments/alone.js";
import { calculatorFor, leaveOut, partOf, Refused } from "./moments/apart.js";

/** What the calculators of a page stand in, together with its title; in themes of all kinds. */
const main =
  document.querySelector("article.md-content__inner") ??
  document.querySelector("main") ??
  document.body;

const root = document.documentElement;
const asked = new URLSearchParams(location.search);

if (asked.has("embed")) {
  root.classList.add("moments-embedded"); // where the seal has not done so at the first line
  const link = addWay();
  try {
    show(link);
  } catch (fault) {
    if (!(fault instanceof Refused)) throw fault;
    root.dataset.momentsPart = "none";
    say(main, fault.message);
  }
  root.toggleAttribute("data-moments-settled", true);
  if (window.parent !== window) {
    tellHeight();
    addEventListener("click", openOutside);
  }
}

/** Show what the address names, and nothing if that does not exist. @param {HTMLAnchorElement} link */
function show(link) {
  const wanted = partOf(asked);
  /** @type {NodeListOf<HTMLElement>} */
  const calculators = document.querySelectorAll("moments-calculator");
  const calculator = calculatorFor([...calculators], wanted);
  root.dataset.momentsPart = wanted.part;
  if (calculators.length === 1) new Onward(calculator, link);
  if (wanted.part === "whole") return;
  const form = calculator.querySelector("form");
  if (form) leaveOut(form, wanted);
  setApart(calculator, wanted.part);
}

/** Below the calculator, the way to the whole page, with limits and sources. */
function addWay() {
  const way = document.createElement("p");
  const link = document.createElement("a");
  way.className = "moments-whole";
  link.href = whole(location.href);
  link.textContent = "Open the whole page, with limits and sources";
  way.append(link);
  main.append(way);
  return link;
}

/** @param {string} address */
function whole(address) {
  const page = new URL(address);
  page.searchParams.delete("embed");
  return page.href;
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
    link.href = whole(link.href);
  }
  link.target = "_blank";
  link.rel = "noopener";
}
