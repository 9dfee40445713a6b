// What keeps the site for use without a network is fetched when somebody wants that.

export const copy = () => import("./offline.js");

/** Whether a copy has been asked for since the site was opened. */
let keeping = false;

/** Have the site kept once the page rests. @param {(sentence: string) => void} say */
export function keepOnce(say) {
  if (!keeping) copy().then(({ keepWhenIdle }) => keepWhenIdle(say));
  keeping = true;
}
