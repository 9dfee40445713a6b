// Answers questions with the built library, as the browser's worker does, but under Node:
//   node answer.mjs <runtime folder>
// Each line in is a JSON array [function of the wire, what it is given …], each line out a JSON
// string.

import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { loadPyodide } from "pyodide";

const folder = process.argv[2];
const { lock } = JSON.parse(await readFile(`${folder}/manifest.json`, "utf8"));
const python = await loadPyodide({
  stdLibURL: `${folder}/library.zip`,
  lockFileContents: lock,
  packageBaseUrl: `${folder}/`,
});
const wire = python.pyimport("calculator.wire");

for await (const line of createInterface({ input: process.stdin })) {
  const [call, ...given] = JSON.parse(line);
  console.log(JSON.stringify(wire[call](...given)));
}
