// Ask a built site's search, without a browser: the theme's own worker over the site's own index.
//
// `node search.mjs WORKER INDEX` reads a JSON list of queries, and writes for each the addresses
// that the search lists, in its order. MkDocs and ProperDocs list pages, each with its parts; there
// one list of addresses stands for each page. Zensical lists parts, ten at a time.

import { readFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import vm from "node:vm";

const [worker, index] = process.argv.slice(2);
const data = JSON.parse(readFileSync(index, "utf8"));
const zensical = "items" in data;
// Zensical's numbers for: here is the index, ready, a query, its result. Material has the same.
const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3];

/** @type {((message: { type: number, data?: any }) => void)[]} */
const waiting = [];
const scope = vm.createContext({
  console,
  Intl,
  /** @param {{ type: number, data?: any }} message */
  postMessage: (message) => waiting.shift()?.(message),
  /** @param {string} _ @param {(event: { data: any }) => void} listener */
  addEventListener: (_, listener) => {
    scope.onmessage = listener;
  },
});
scope.self = scope;
vm.runInContext(readFileSync(worker, "utf8"), scope);

/**
 * @param {number} type
 * @param {any} said
 * @param {number} expected
 * @returns {Promise<any>}
 */
async function ask(type, said, expected) {
  const answer = await new Promise((resolve) => {
    waiting.push(resolve);
    scope.onmessage({ data: { type, data: said } });
  });
  if (answer.type !== expected) throw new Error(`The search answered ${JSON.stringify(answer)}.`);
  return answer.data;
}

// As the theme's script puts it to the worker: `search.suggest` is a feature of ours.
await ask(SETUP, zensical ? data : { ...data, options: { suggest: true } }, READY);
const answers = [];
for (const query of JSON.parse(await text(process.stdin))) {
  if (zensical) {
    // The dialog's own question, which also counts tags.
    const none = { type: "operator", data: { operator: "and", operands: [] } };
    const filter = {
      input: none,
      aggregation: { input: [{ type: "term", data: { field: "tags" } }] },
    };
    const { items } = await ask(QUERY, { input: query, filter }, RESULT);
    answers.push(items.map((/** @type {{ id: number }} */ { id }) => [data.items[id].location]));
  } else {
    const { items } = await ask(QUERY, query, RESULT);
    answers.push(
      items.map((/** @type {{ location: string }[]} */ parts) =>
        parts.map((part) => part.location),
      ),
    );
  }
}
console.log(JSON.stringify(answers));
