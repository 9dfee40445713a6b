// The worker that holds the image. The builder puts it and what it imports into a single file. The
// page starts a blob, which inherits the page's policy, and which asks for the image and for this
// file: see docs/assets/moments/imaged.js.
//
// In:  {module} if it was compiled before; {id, call, given}: a function of calculator.wire, and
//      what it takes as text. Nothing is heard before it has said that it lives
// Out: {reached} for each stage, {arrived, length} on the way, {module} for whoever starts another
//      one, {id, text} for each answer, {unable: detail} if the image cannot answer: then nobody
//      asks it again

import { arriving } from "./arriving.mjs";
import { alive } from "./bridge.mjs";

/** @type {(module: WebAssembly.Module) => void} */
let hand;
/** @type {Promise<WebAssembly.Module>} */
const handed = new Promise((resolve) => {
  hand = resolve;
});
const unable = (/** @type {unknown} */ fault) => postMessage({ unable: String(fault) });
const started = start();
started.catch(unable);

globalThis.onmessage = async ({ data }) => {
  if (data.module) return hand(data.module);
  const ask = await started;
  const { id, call, given } = data;
  try {
    postMessage({ id, text: ask(call, ...given) });
  } catch (fault) {
    unable(fault);
  }
};
postMessage({ reached: "worker" });

async function start() {
  /** @type {import("./arriving.mjs").Asked | undefined} */
  const asked = /** @type {any} */ (globalThis).momentsImage;
  const told = (/** @type {number} */ arrived, /** @type {number} */ length) =>
    postMessage({ arrived, length });
  const module = await (asked ? arriving(asked, told) : handed);
  postMessage({ reached: "image", module });
  const ask = alive(module);
  postMessage({ reached: "interpreter" });
  // For whoever looks into the worker with the browser's tools.
  Object.assign(globalThis, { image: ask });
  postMessage({ reached: "package" });
  return ask;
}
