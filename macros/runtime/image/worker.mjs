// The worker that holds the image. The builder puts bridge.mjs and this one into a single file,
// which the page loads, checks and starts as a blob, as it does with the whole runtime's.
//
// In:  {module} once; {id, call, given}: a function of calculator.wire, and what it takes as text
// Out: {reached} for each stage, {id, text} for each answer, {unable: detail} if the image cannot
//      answer: then nobody asks it again

import { alive } from "./bridge.mjs";

/** @type {(module: WebAssembly.Module) => void} */
let hand;
/** @type {Promise<WebAssembly.Module>} */
const module = new Promise((resolve) => {
  hand = resolve;
});
const unable = (/** @type {unknown} */ fault) => postMessage({ unable: String(fault) });
const started = start();
started.catch(unable);

globalThis.onmessage = async ({ data }) => {
  if (data.module) return hand(data.module);
  if (data.id === undefined) return; // what only the whole runtime needs
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
  const ask = alive(await module);
  postMessage({ reached: "interpreter" });
  // For whoever looks into the worker with the browser's tools.
  Object.assign(globalThis, { image: ask });
  postMessage({ reached: "package" });
  return ask;
}
