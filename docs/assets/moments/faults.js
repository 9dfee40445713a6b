// What can go wrong with Python in the browser, each as a sentence to the reader: what happened and
// what to do. The detail is for a report to whoever hosts the site.

const HOST =
  "If that does not help, ask the people who host this site; “Details” has what they need.";
const KEPT = "The result on this page stays valid for the numbers it was printed with.";

/**
 * @type {Record<string, {says: (file: string) => string, action: "retry" | "reload"}>}
 */
const SENTENCES = {
  // Downloads
  missing: {
    says: (file) => `${file} is missing on this site's server. Ask the people who host this site.`,
    action: "retry",
  },
  refused: {
    says: (file) =>
      `The server does not let this browser have ${file}. You may have to log in to it again. ${HOST}`,
    action: "retry",
  },
  crowded: {
    says: (file) =>
      `The server has had too many requests from here for now, and keeps ${file} back. ` +
      `Wait a minute, then try again. ${HOST}`,
    action: "retry",
  },
  ailing: {
    says: (file) => `The server could not deliver ${file}. Try again in a minute. ${HOST}`,
    action: "retry",
  },
  webpage: {
    says: (file) =>
      `Instead of ${file} came a web page, often one of a login or of a filter. ` +
      `Log in where you usually do, then try again. ${HOST}`,
    action: "retry",
  },
  redirected: {
    says: (file) =>
      `Instead of ${file} came a way to another address, as a login or the network of a hotel gives. ` +
      `Log in where you usually do, or agree to the network's terms, then try again. ${HOST}`,
    action: "retry",
  },
  empty: {
    says: (file) => `${file} came empty, as some filters answer. Try again. ${HOST}`,
    action: "retry",
  },
  incomplete: {
    says: (file) => `${file} came incomplete. Try again. ${HOST}`,
    action: "retry",
  },
  damaged: {
    says: (file) => `${file} came damaged and was not used. Try again. ${HOST}`,
    action: "retry",
  },
  silent: {
    says: (file) => `The download of ${file} stalled. Check the connection, then try again.`,
    action: "retry",
  },
  trickle: {
    says: (file) =>
      `So little of ${file} arrives that Python would not be there for an hour. ` +
      `Try again on a better connection.`,
    action: "retry",
  },
  cut: {
    says: (file) => `The connection broke while ${file} was loading. Try again. ${HOST}`,
    action: "retry",
  },
  unreachable: {
    says: (file) => `The server did not answer when asked for ${file}. Try again. ${HOST}`,
    action: "retry",
  },
  offline: {
    says: () => "This device is offline. Try again once it is connected.",
    action: "retry",
  },
  updated: {
    says: () => "This site was updated after this page was opened. Reload the page.",
    action: "reload",
  },
  mixed: {
    says: () => "The page and its Python are of different versions. Reload the page.",
    action: "reload",
  },
  // The browser
  nowasm: {
    says: () =>
      "This browser does not run WebAssembly, which Python needs. Allow it or use another browser.",
    action: "retry",
  },
  nomodules: {
    says: () =>
      "This browser is too old to run Python: it knows no module workers. Use a newer browser.",
    action: "retry",
  },
  policy: {
    says: () =>
      "The security policy that the server sends does not let Python run. Ask the people who host this site.",
    action: "retry",
  },
  // Python
  uncompiled: {
    says: () => "This browser could not prepare Python. Try again, or use another browser.",
    action: "retry",
  },
  worker: {
    says: () => `Python's worker did not start. Try again, or reload the page. ${HOST}`,
    action: "retry",
  },
  interpreter: {
    says: () =>
      `Python arrived but has not started. Where a machine is only busy it goes on by itself; if ` +
      `nothing comes, close other tabs and try again. ${HOST}`,
    action: "retry",
  },
  package: {
    says: () =>
      `Python started but has not loaded the calculators. Where a machine is only busy it goes on by ` +
      `itself; if nothing comes, try again. ${HOST}`,
    action: "retry",
  },
  stopped: {
    says: () =>
      "Python was stopped twice over these numbers and will not try a third time by itself. " +
      "Change them, or try again.",
    action: "retry",
  },
  memory: {
    says: () =>
      "Python had too little memory for this in your browser. Close other tabs and try again, or " +
      "use smaller figures.",
    action: "retry",
  },
  unforeseen: {
    says: () =>
      `Something went wrong that nobody had foreseen. Try again; if it happens again, please send ` +
      `what stands under “Details” to the people who host this site.`,
    action: "retry",
  },
  overturned: {
    says: () =>
      "Python broke off over this survey; the browser may have had too little memory for it. " +
      "Close other tabs and try again, or leave out columns that are not needed.",
    action: "retry",
  },
};

/** The policy's last objection to a part of Python; whoever was stopped is not told of it. */
let objection = "";
addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sample }) => {
  const ours =
    /^(blob|wasm-eval)\b|\/assets\/(runtime|own|moments|joined)\//.test(blockedURI) ||
    (blockedURI === "trusted-types-policy" && sample === "moments");
  if (ours) objection = `${effectiveDirective} forbids ${blockedURI}`;
});

/** An objection was about something else: a server may have led elsewhere what the policy allows. */
export function overrule() {
  objection = "";
}

/** How the engines, and Python in them, say that there is no memory left. */
export const SHORT_OF_MEMORY = /MemoryError|out of memory|could not allocate|allocation failed/i;

/** Python could not start, or broke off. */
export class PythonFailed extends Error {
  /**
   * @param {keyof typeof SENTENCES} kind
   * @param {unknown} cause what the browser or Python had to say
   * @param {string} file the file it is about, if any
   */
  constructor(kind, cause = "", file = "") {
    const { says, action } = SENTENCES[kind];
    const name = file ? `A part of Python (${file})` : "";
    // In the middle of a sentence it begins small.
    const sentence = says(name).replace(/(?<=\w )A part/, "a part");
    super(`${sentence} ${KEPT}`);
    /** The same without the word on what this page was printed with. */
    this.sentence = sentence;
    this.kind = kind;
    this.action = action;
    this.file = file;
    /** Where it may yet come: resolved when it did. @type {Promise<unknown> | undefined} */
    this.came = undefined;
    this.detail = [
      `fault: ${kind}${file && `, ${file}`}`,
      `cause: ${cause instanceof Error ? `${cause.name}: ${cause.message}` : cause}`,
      ...(kind === "unforeseen"
        ? [`where: ${/** @type {Error} */ (cause).stack ?? "unknown"}`]
        : []),
      `policy: ${objection || "no objection"}`,
      `page: ${location.href}`,
      `browser: ${navigator.userAgent}`,
      `online: ${navigator.onLine}, secure context: ${isSecureContext}`,
      `time: ${new Date().toISOString()}`,
    ].join("\n");
  }

  /**
   * What went wrong, as a sentence: whatever is none yet was not foreseen.
   *
   * @param {unknown} cause
   */
  static of(cause) {
    if (cause instanceof PythonFailed) return cause;
    if (SHORT_OF_MEMORY.test(String(cause))) return new PythonFailed("memory", cause);
    return new PythonFailed(forbidden(cause) ? "policy" : "unforeseen", cause);
  }
}

/**
 * Whether it was the site's policy that stopped Python.
 *
 * @param {unknown} cause
 */
export function forbidden(cause) {
  return (
    objection !== "" ||
    /content.security.policy|\bcsp\b|Trusted(HTML|ScriptURL)/i.test(String(cause))
  );
}
