// Answers questions with the built runtime, as the browser's worker does, but under Node:
//   node answer.mjs <runtime folder>
// Each line in is a JSON array [calculator, inputs as text], each line out a JSON string.

import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const folder = process.argv[2];
const { lock } = JSON.parse(await readFile(`${folder}/manifest.json`, "utf8"));
const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`).href);
const python = await loadPyodide({
  indexURL: `${folder}/`,
  stdLibURL: `${folder}/library.zip`,
  lockFileContents: lock,
  packageBaseUrl: `${folder}/`,
});
const { answer } = python.pyimport("calculator.wire");

for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(answer(...JSON.parse(line))));
}
