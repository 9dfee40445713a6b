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
    says: () => `Python arrived but did not start. Close other tabs and try again. ${HOST}`,
    action: "retry",
  },
  package: {
    says: () => `Python started but could not load the calculators. Try again. ${HOST}`,
    action: "retry",
  },
  stopped: {
    says: () =>
      "Python was stopped twice over these numbers and will not try a third time by itself. " +
      "Change them, or try again.",
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
addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => {
  const ours = /^(blob|wasm-eval)\b|\/assets\/(runtime|moments)\//.test(blockedURI);
  if (ours) objection = `${effectiveDirective} forbids ${blockedURI}`;
});

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
    this.detail = [
      `fault: ${kind}${file && `, ${file}`}`,
      `cause: ${cause instanceof Error ? `${cause.name}: ${cause.message}` : cause}`,
      `policy: ${objection || "no objection"}`,
      `page: ${location.href}`,
      `browser: ${navigator.userAgent}`,
      `online: ${navigator.onLine}, secure context: ${isSecureContext}`,
      `time: ${new Date().toISOString()}`,
    ].join("\n");
  }
}

/**
 * Whether it was the site's policy that stopped Python.
 *
 * @param {unknown} cause
 */
export function forbidden(cause) {
  return objection !== "" || /content.security.policy|\bcsp\b/i.test(String(cause));
}
