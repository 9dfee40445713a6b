// Answers questions as the browser's workers do, but under Node; with `image` the image is asked,
// and nobody answers for what it cannot:
//   node answer.mjs <runtime folder> whole|image
// Each line in is a JSON array [function of the wire, what it is given …], each line out a JSON
// string.

import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { loadPyodide } from "pyodide";
import { alive } from "../../macros/runtime/image/bridge.mjs";

const [folder, kind] = process.argv.slice(2);

/** @returns {Promise<(call: string, ...given: string[]) => string>} */
async function whole() {
  const { lock } = JSON.parse(await readFile(`${folder}/manifest.json`, "utf8"));
  const python = await loadPyodide({
    stdLibURL: `${folder}/library.zip`,
    lockFileContents: lock,
    packageBaseUrl: `${folder}/`,
  });
  const wire = python.pyimport("calculator.wire");
  return (call, ...given) => wire[call](...given);
}

async function image() {
  return alive(await WebAssembly.compile(await readFile(`${folder}/image.wasm`)));
}

const ask = kind === "image" ? await image() : await whole();

for await (const line of createInterface({ input: process.stdin })) {
  const [call, ...given] = JSON.parse(line);
  console.log(JSON.stringify(ask(call, ...given)));
}
