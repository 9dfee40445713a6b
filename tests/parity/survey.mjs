// Opens surveys' files with the built library, as the browser's worker will, but under Node:
//   node survey.mjs <runtime folder> <surveys.py>
// Each line in is a JSON array [the file's bytes in base64, its name, what was answered], each line
// out a JSON string.

import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { loadPyodide } from "pyodide";

const [folder, source] = process.argv.slice(2);
const { lock } = JSON.parse(await readFile(`${folder}/manifest.json`, "utf8"));
const python = await loadPyodide({
  stdLibURL: `${folder}/library.zip`,
  lockFileContents: lock,
  packageBaseUrl: `${folder}/`,
});
python.pyimport("calculator.wire"); // what a page has loaded before somebody brings a file
python.FS.writeFile("/survey.zip", await readFile(`${folder}/survey.zip`));
python.pyimport("calculator.survey").add("/survey.zip");
python.runPython(await readFile(source, "utf8"));
const told = python.globals.get("told");

for await (const line of createInterface({ input: process.stdin })) {
  const [bytes, name, said] = JSON.parse(line);
  const data = new Uint8Array(Buffer.from(bytes, "base64"));
  console.log(JSON.stringify(told(python.toPy(data), name, JSON.stringify(said))));
}
