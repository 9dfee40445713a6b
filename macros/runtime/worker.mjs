// The module worker that holds Python. It is started from a one-line blob module, so that it
// inherits the page's Content-Security-Policy, and finds its files beside itself.
//
// In:  {id, name, text}  a calculator's name and its inputs as JSON text
// Out: {ready: true} once, {failed: detail} if Python cannot start, {id, text} for each answer,
//      {id, failed: detail} if Python broke off while answering

import { loadPyodide } from "./pyodide.mjs";

const folder = new URL("./", import.meta.url).href;
const answering = start();

async function start() {
  const response = await fetch(`${folder}manifest.json`);
  const { lock } = await response.json();
  const python = await loadPyodide({
    indexURL: folder,
    stdLibURL: `${folder}library.zip`,
    lockFileContents: lock,
    packageBaseUrl: folder,
  });
  // For whoever looks into the worker with the browser's tools.
  Object.assign(globalThis, { python });
  return python.pyimport("calculator.wire").answer;
}

answering.then(
  () => postMessage({ ready: true }),
  (fault) => postMessage({ failed: String(fault) }),
);

globalThis.onmessage = async ({ data: { id, name, text } }) => {
  const answer = await answering;
  try {
    postMessage({ id, text: answer(name, text) });
  } catch (fault) {
    postMessage({ id, failed: String(fault) });
  }
};
