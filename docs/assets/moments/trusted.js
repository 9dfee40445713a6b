// A host may demand that markup and the addresses of scripts come from a policy with a name (Trusted
// Types). Ours passes on what Python has written, which escapes all that readers and files say, and
// addresses of our own files.

/** @typedef {{createHTML: (text: string) => any, createScriptURL: (text: string) => any}} Policy */

const same = (/** @type {string} */ text) => text;

/** @type {Policy} */
let policy = { createHTML: same, createScriptURL: same };
try {
  policy =
    /** @type {any} */ (globalThis).trustedTypes?.createPolicy("moments", {
      createHTML: same,
      createScriptURL: same,
    }) ?? policy;
} catch {
  // The host allows no policy of ours. What is refused then is told as that of the host.
}

/**
 * Markup that Python wrote.
 *
 * @param {string} text
 * @returns {string} or what stands for it where the host demands that
 */
export const markup = (text) => policy.createHTML(text);

/**
 * The address of a script of ours.
 *
 * @param {string} text
 * @returns {string} or what stands for it where the host demands that
 */
export const script = (text) => policy.createScriptURL(text);
