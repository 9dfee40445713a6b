// What the browser's half of the generator gives under Node.

import { readFile } from "node:fs/promises";
import { Chance } from "../../../docs/assets/moments/exam/chance.js";

/** @type {{ends: number[], vectors: {seed: string, words: number[]}[]}} */
const { ends, vectors } = JSON.parse(
  await readFile(new URL("vectors.json", import.meta.url), "utf8"),
);
const ten = Array.from({ length: 10 }, (_, at) => at);

const given = vectors.map(({ seed, words }) => {
  const [first, second] = [new Chance(seed), new Chance(seed)];
  return {
    seed,
    words: words.map(() => first.word()),
    below: ends.map((end) => second.below(end)),
    shuffled: new Chance(seed).shuffled(ten),
  };
});
console.log(JSON.stringify(given));
