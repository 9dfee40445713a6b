// What can be taken away from a calculator: a link, files, pictures. Python makes them from what the
// form holds; here they only reach clipboard and disk.

import { PythonFailed } from "./faults.js";

/**
 * @typedef {object} Source
 * @property {string} version of the site's Python
 * @property {() => object} inputs
 * @property {(call: string, text: string) => Promise<string>} ask asks Python
 * @property {(text: string, ...more: HTMLElement[]) => void} say
 */

const COPIED = "Copied.";
const LINK_COPIED = "The link is copied.";
const LINK_HERE = "This browser does not let a page copy; the link is:";
const TWICE = 2; // a picture has twice the pixels of its drawing, so that it is sharp in slides

/**
 * Answer the buttons of a calculator that say what is to leave.
 *
 * @param {Element} calculator
 * @param {Source} source
 */
export function letLeave(calculator, source) {
  calculator.addEventListener("click", (event) => {
    const button = event.target instanceof Element && event.target.closest("[data-leave]");
    if (!(button instanceof HTMLElement)) return;
    const { leave = "", which } = button.dataset;
    const act = leave === "link" ? link(source) : file(calculator, source, leave, which);
    act.catch((fault) => {
      if (!(fault instanceof PythonFailed)) throw fault; // told where Python is told of
    });
  });
}

/** @param {Source} source */
async function link({ inputs, ask, say }) {
  const reply = JSON.parse(await ask("link", JSON.stringify(inputs())));
  if (!reply.fragment) return say(reply.messages[0]?.text ?? reply.says);
  history.replaceState(history.state, "", `#${reply.fragment}`);
  if (await copied(location.href)) return say(`${LINK_COPIED} ${reply.says}`);
  const field = document.createElement("input");
  field.readOnly = true;
  field.value = location.href;
  field.setAttribute("aria-label", "The link");
  say(`${LINK_HERE} ${reply.says}`, field);
  field.select();
}

/**
 * @param {Element} calculator
 * @param {Source} source
 * @param {string} kind
 * @param {string | undefined} which
 */
async function file(calculator, { version, inputs, ask, say }, kind, which) {
  const about = {
    title: document.title,
    address: location.href.split("#")[0],
    date: new Date().toISOString().slice(0, 10),
    version,
    sources: works(calculator),
  };
  const as = kind === "png" ? "svg" : kind;
  const asked = { inputs: inputs(), as, which: which === undefined ? null : Number(which), about };
  const {
    text,
    type,
    file: name,
    messages,
  } = JSON.parse(await ask("leave", JSON.stringify(asked)));
  if (name === null) return say(messages[0].text);
  if ((kind === "tsv" || kind === "python") && (await copied(text))) return say(COPIED);
  if (kind !== "png") return save(new Blob([text], { type }), name);
  save(await painted(text), name.replace(/svg$/, "png"));
}

/**
 * The works that a calculator rests on, in full where the page lists them.
 *
 * @param {Element} calculator
 */
function works(calculator) {
  return [...calculator.querySelectorAll("[data-works] li")].map((one) => {
    const key = one.querySelector("[data-cites]")?.getAttribute("data-cites");
    const listed = key && document.getElementById(`source-${key}`);
    return (listed || one).textContent?.trim();
  });
}

/** @param {string} text @returns {Promise<boolean>} false where the browser forbids it */
async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {Blob} blob
 * @param {string} name
 */
function save(blob, name) {
  const address = URL.createObjectURL(blob);
  const way = document.createElement("a");
  way.href = address;
  way.download = name;
  way.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000); // the browser has begun by then
}

/**
 * A drawing as a picture, by a `data:` address: the policy allows images no other.
 *
 * @param {string} svg
 * @returns {Promise<Blob>}
 */
async function painted(svg) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = TWICE * image.naturalWidth;
  canvas.height = TWICE * image.naturalHeight;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(/** @type {Blob} */ (blob))));
}
