// What the reader is told of Python: progress in a polite live region, without chattering; and when
// it failed, one sentence with what to do, and the detail to copy into a report.

const PAUSE = 3000; // milliseconds between two announcements
const MEGA = 1e6;
const STARTING = "Python is starting in your browser; what you type will be answered.";

/**
 * How far a download is.
 *
 * @param {number} arrived bytes on the line so far
 * @param {number} length and in all
 */
export function onTheLine(arrived, length) {
  const share = (arrived / MEGA).toFixed(1);
  return `Python is starting: ${share} of ${(length / MEGA).toFixed(1)} MB.`;
}

const REPLACED = "Python did not finish with these numbers and is started anew to try them again.";

export class Status {
  #region;
  #said = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #next;
  #told = "";
  /** @type {HTMLElement | undefined} */
  #trouble;

  /** @param {Element} region a live region of the page */
  constructor(region) {
    this.#region = region;
  }

  /** Python is on its way. */
  starting() {
    if (this.#region.textContent) return;
    this.#say(STARTING);
  }

  /** Of what is told between two announcements, the last is. @param {string} sentence */
  progress(sentence) {
    if (this.#trouble) return;
    this.#told = sentence;
    const rest = PAUSE - (performance.now() - this.#said);
    // Not begun anew at each word: a busy page might never come to say it.
    this.#next ??= setTimeout(() => this.#say(this.#told), rest);
  }

  /** The worker had to be replaced. */
  replaced() {
    this.#say(REPLACED);
  }

  /** All is well, and there is nothing to say. */
  clear() {
    this.#trouble?.remove();
    this.#trouble = undefined;
    this.#say("");
  }

  /**
   * @param {Pick<import("./faults.js").PythonFailed, "message" | "detail" | "action">} fault
   * @param {() => void} again tries again, or loads the page again
   */
  failed({ message, detail, action }, again) {
    this.clear();
    this.#say(message);
    const trouble = document.createElement("div");
    trouble.className = "moments-trouble";
    trouble.append(
      button(action === "reload" ? "Reload the page" : "Try again", () => {
        this.clear();
        again();
      }),
      report(detail),
    );
    this.#region.after(trouble);
    this.#trouble = trouble;
  }

  /** @param {string} text */
  #say(text) {
    clearTimeout(this.#next);
    this.#next = undefined;
    this.#said = performance.now();
    if (this.#region.textContent !== text) this.#region.textContent = text;
  }
}

/**
 * @param {string} label
 * @param {() => void} act
 */
function button(label, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = label;
  made.addEventListener("click", act);
  return made;
}

/** @param {string} detail */
function report(detail) {
  const made = document.createElement("details");
  const summary = document.createElement("summary");
  const text = document.createElement("pre");
  summary.textContent = "Details";
  text.textContent = detail;
  text.tabIndex = 0; // it may scroll
  made.append(summary, text);
  if (navigator.clipboard) made.append(button("Copy", () => navigator.clipboard.writeText(detail)));
  return made;
}
