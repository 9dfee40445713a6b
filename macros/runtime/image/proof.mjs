// Runs under Node: asks the image what the whole runtime was asked, and a thousand things more, and
// stops at the first reply that is not the same to the byte, and at the first that fails.
// Called by making.py:  node proof.mjs <job> <stock Pyodide>
// The job's folder holds folder/ with the image in it, replies.json and asked.json.

import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { alive, Unable } from "./bridge.mjs";

const [job, stock] = process.argv.slice(2);
const read = async (/** @type {string} */ name) =>
  JSON.parse(await readFile(`${job}/${name}`, "utf8"));
const AROUND = 60; // characters before and behind where two replies part

/** @returns {Promise<(call: string, ...given: string[]) => string>} the runtime, as a page has it */
async function whole() {
  const { lock } = await read("built.json");
  const { loadPyodide } = await import(pathToFileURL(`${stock}/pyodide.mjs`).href);
  const python = await loadPyodide({
    indexURL: `${stock}/`,
    stdLibURL: `${job}/folder/library.zip`,
    lockFileContents: lock,
    packageBaseUrl: `${stock}/`,
  });
  const wire = python.pyimport("calculator.wire");
  return (call, ...given) => wire[call](...given);
}

/**
 * @param {string[]} question
 * @param {string} reply
 * @param {string} expected
 * @param {string} [other]
 */
function same(question, reply, expected, other = "the runtime that it was made of") {
  if (reply === expected) return;
  let at = 0;
  while (reply[at] === expected[at]) at++;
  const around = (/** @type {string} */ text) => text.slice(Math.max(0, at - AROUND), at + AROUND);
  throw new Error(
    `The image answers differently from ${other}.\n` +
      `asked:   ${JSON.stringify(question).slice(0, 2000)}\n` +
      `image:   ${around(reply)}\nruntime: ${around(expected)}`,
  );
}

async function prove() {
  const started = async (/** @type {string} */ name) =>
    alive(await WebAssembly.compile(await readFile(`${job}/${name}`)));
  const [ask, twin] = [await started("folder/image.wasm"), await started("twin.wasm")];
  const answer = (/** @type {string[]} */ question) => {
    try {
      const [call, ...given] = question;
      const reply = ask(call, ...given);
      same(question, twin(call, ...given), reply, "one with other data in place of those cut out");
      return reply;
    } catch (fault) {
      if (!(fault instanceof Unable)) throw fault;
      throw new Error(
        `The image cannot answer: ${fault.message}.\nasked: ${JSON.stringify(question).slice(0, 2000)}`,
      );
    }
  };
  const replies = Object.entries(await read("replies.json"));
  for (const [asked, expected] of replies) {
    const question = JSON.parse(asked);
    same(question, answer(question), expected);
  }
  const runtime = await whole();
  const { more } = await read("asked.json");
  for (const question of more) {
    const [call, ...given] = question;
    same(question, answer(question), runtime(call, ...given));
  }
  console.log(`The image gave the same ${replies.length + more.length} replies.`);
}

try {
  await prove();
} catch (fault) {
  console.error(/** @type {Error} */ (fault).message);
  process.exit(1);
}
