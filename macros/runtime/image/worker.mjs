// The worker that holds the image. The builder puts it and what it imports into a single file. The
// page starts a blob, which inherits the page's policy, and which asks for the image and for this
// file: see docs/assets/moments/imaged.js.
//
// In:  {folder, cache} of the runtime, or {folder, known} with the image if it came before, and perhaps
//      {calculator} that somebody has touched; {id, call, given}: a function of calculator.wire, and
//      what it takes as text
// Out: {reached} for each stage, {arrived, length} on the way, {module} for whoever starts another
//      one, {id, text} for each answer, {unable: detail} if the image cannot answer: then nobody
//      asks it again

import { arriving } from "./arriving.mjs";
import { alive } from "./bridge.mjs";

/** @type {import("./arriving.mjs").Asked} */
const asked = /** @type {any} */ (globalThis).momentsImage;
const unable = (/** @type {unknown} */ fault) => postMessage({ unable: String(fault) });
let questions = 0;
const started = start();
started.catch(unable);

/** @param {{id: number, call: string, given: string[]}} question */
async function answer({ id, call, given }) {
  questions += 1;
  const ask = await started;
  try {
    postMessage({ id, text: ask(call, ...given) });
  } catch (fault) {
    unable(fault);
  }
}
globalThis.onmessage = ({ data }) => answer(data);
for (const data of asked.held) answer(data);
postMessage({ reached: "worker" });

async function start() {
  const told = (/** @type {number} */ arrived, /** @type {number} */ length) =>
    postMessage({ arrived, length });
  const module = asked.known ?? (await arriving(asked, told));
  postMessage({ reached: "image", module });
  const ask = alive(module);
  postMessage({ reached: "interpreter" });
  // For whoever looks into the worker with the browser's tools.
  Object.assign(globalThis, { image: ask });
  postMessage({ reached: "package" });
  setTimeout(warm, 0, ask);
  return ask;
}

/**
 * Until the page has got so far as to ask, what an answer needs is run once, and so compiled.
 *
 * @param {import("./bridge.mjs").Ask} ask
 */
function warm(ask) {
  if (questions || !asked.calculator) return;
  try {
    ask("warm", asked.calculator);
  } catch (fault) {
    unable(fault);
  }
}
